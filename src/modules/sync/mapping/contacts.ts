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
  /** The rest of the row as JSON text: kept compact, since thousands are held at once. */
  ppData: string
}

const looksLikeEmail = (text: string | null) =>
  text && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? cut(text, 320) : null

export function contactFacts(row: ContactRow): ContactFacts {
  const named = lines([row.first_name, row.middle_name, row.last_name], ' ')
  const phones = { mobile: row.phone_mobile, work: row.phone_work, home: row.phone_home, fax: row.phone_fax }
  return {
    ppContactId: row.id,
    ppAccountId: row.account_ref?.id ?? null,
    primary: row.is_primary_contact,
    displayName: cut(row.display_name ?? named ?? row.email ?? 'Unnamed contact', 500),
    firstName: upTo(row.first_name, 200),
    lastName: upTo(row.last_name, 200),
    email: looksLikeEmail(row.email),
    phone: upTo(phones.mobile ?? phones.work ?? phones.home, 64),
    notes: upTo(row.notes, 20_000),
    archived: row.status === 'Archived',
    ppData: storableJson({
      phones,
      email: row.email,
      middleName: row.middle_name,
      status: row.status,
      customFields: row.custom_field_values,
    }),
  }
}
