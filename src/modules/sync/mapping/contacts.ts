import { emailsIn } from '../../../core/emailAddress'
import { sortableInstant } from './time'
import type { AccountRow, ContactRow } from './rows'
import { cut, storableJson } from './text'

/** What is stored of an account: the client behind a matter is its primary contact. */
export type AccountFacts = {
  id: string
  updatedAt: string | null
  name: string | null
  company: string | null
  address: string | null
  primaryContact: string | null
}

const lines = (parts: readonly (string | null)[], separator: string) =>
  parts.filter(Boolean).join(separator) || null

const upTo = (value: string | null, most: number) => (value === null ? null : cut(value, most))

const idIn = (value: unknown): string | null =>
  value instanceof Object && 'id' in value && typeof value.id === 'string' ? value.id : null

export function accountFacts(row: AccountRow): AccountFacts {
  const cityLine = lines([row.address_city, lines([row.address_state, row.address_zip_code], ' ')], ', ')
  return {
    id: row.id,
    updatedAt: sortableInstant(row.updated_at),
    name: upTo(row.display_name, 500),
    company: upTo(row.company_name, 500),
    address: upTo(
      lines([row.address_street_1, row.address_street_2, cityLine, row.address_country], '\n'),
      2000,
    ),
    primaryContact: idIn(row.primary_contact),
  }
}

/** A contact as the record has it; the account's part is joined in by the sync. */
export type ContactFacts = {
  ppContactId: string
  ppAccountId: string | null
  primary: boolean
  displayName: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  notes: string | null
  archived: boolean
  /** It has no name of its own: its account's is used, absent where it has one. */
  nameless?: true
  /** What is to be said of its e-mail field; absent where there is nothing. */
  emailNote?: string
  /** The rest of the row as JSON text: kept compact, since thousands are held at once. */
  ppData: string
}

/** The first address of a field as people fill it; further ones go into the notes, and what else is in it stays in `ppData`. */
function emailFacts(
  written: string | null,
): Pick<ContactFacts, 'email' | 'emailNote'> & { others: string[] } {
  const { addresses, rest } = emailsIn(written ?? '')
  const [email = null, ...others] = addresses
  const notes = [
    ...(others.length > 0 ? ['has further addresses, which are kept in the notes'] : []),
    ...(rest.length > 0 ? ['has something that is no e-mail address, which was left out'] : []),
  ]
  return { email, others, ...(notes.length > 0 ? { emailNote: notes.join(' and ') } : {}) }
}

export function contactFacts(row: ContactRow): ContactFacts {
  const named = row.display_name ?? lines([row.first_name, row.middle_name, row.last_name], ' ')
  const phones = { mobile: row.phone_mobile, work: row.phone_work, home: row.phone_home, fax: row.phone_fax }
  const { others, ...email } = emailFacts(row.email)
  return {
    ppContactId: row.id,
    ppAccountId: row.account_ref?.id ?? null,
    primary: row.is_primary_contact,
    displayName: cut(named ?? row.account_ref?.display_name ?? email.email ?? 'Unnamed contact', 500),
    firstName: upTo(row.first_name, 200),
    lastName: upTo(row.last_name, 200),
    ...email,
    phone: upTo(phones.mobile ?? phones.work ?? phones.home, 64),
    notes: upTo(lines([row.notes, ...others.map((other) => `Other e-mail: ${other}`)], '\n'), 20_000),
    archived: row.status === 'Archived',
    ...(named === null ? { nameless: true } : {}),
    ppData: storableJson({
      phones,
      email: row.email,
      middleName: row.middle_name,
      status: row.status,
      customFields: row.custom_field_values,
    }),
  }
}
