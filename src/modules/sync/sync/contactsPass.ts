import { v7 as uuid } from 'uuid'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { accountFacts, contactFacts, type AccountFacts, type ContactFacts } from '../mapping/contacts'
import { accountRow, contactRow, userRow, type AccountRow } from '../mapping/rows'
import type { SyncContext } from './context'
import type { Tally } from './counts'
import { changedOnly, changeOf, fingerprint } from './hash'
import { readSource, type Read } from './lists'
import { markWhatIsMissing } from './missing'
import { SeenRows } from './seen'
import { CONTACTS, knownBefore, knownRecords } from './tables'
import { saveProgress } from './watermarks'
import { writeChanges, type Writer } from './write'

/** Accounts, their people, and the firm's users: who there is. */

type Joined = ContactFacts & { account: AccountFacts | null }

type AccountWithPeople = { facts: AccountFacts; people: ContactFacts[] }

const readAccount = (row: unknown): AccountWithPeople => {
  const account = accountRow.parse(row)
  return { facts: accountFacts(account), people: peopleIn(account) }
}

/** An account carries its people whole: a contact's edit may show here and nowhere else (section 9). */
function peopleIn(account: AccountRow): ContactFacts[] {
  return [account.primary_contact, ...account.other_contacts].flatMap((person) => {
    const parsed = contactRow.safeParse(person)
    return parsed.success ? [contactFacts(parsed.data)] : []
  })
}

async function storeAccounts(context: SyncContext, accounts: readonly AccountFacts[]): Promise<void> {
  const rows = accounts.map(({ updatedAt: _time, ...facts }) => ({ ...facts, hash: fingerprint(facts) }))
  await sqlOn(context.db).query(
    `insert into peak.pp_accounts (id, name, company, address, primary_contact, hash)
     select id, name, company, address, "primaryContact", hash from jsonb_to_recordset($1::jsonb) as t(id text, name text, company text, address text, "primaryContact" text, hash text)
     on conflict (id) do update set name = excluded.name, company = excluded.company, address = excluded.address, primary_contact = excluded.primary_contact, hash = excluded.hash
     where peak.pp_accounts.hash is distinct from excluded.hash`,
    [JSON.stringify(rows)],
  )
}

async function storeUsers(context: SyncContext): Promise<void> {
  const { rows, progress } = await readSource(context, 'users', (row) => userRow.parse(row))
  const users = rows.flatMap(({ value }) =>
    value && value !== 'unchanged'
      ? [{ id: value.id, name: value.display_name, email: value.email, active: value.is_active }]
      : [],
  )
  await sqlOn(context.db).query(
    `insert into peak.pp_users (id, name, email, active) select id, name, email, active from jsonb_to_recordset($1::jsonb) as t(id text, name text, email text, active boolean)
     on conflict (id) do update set name = excluded.name, email = excluded.email, active = excluded.active
     where (peak.pp_users.name, peak.pp_users.email, peak.pp_users.active) is distinct from (excluded.name, excluded.email, excluded.active)`,
    [JSON.stringify(users)],
  )
  await saveProgress(sqlOn(context.db), [progress])
}

async function accountsById(
  sql: Sql,
  read: readonly AccountFacts[],
  wanted: readonly string[],
): Promise<Map<string, AccountFacts>> {
  const stored = await sql.query<AccountFacts>(
    `select id, null as "updatedAt", name, company, address, primary_contact as "primaryContact" from peak.pp_accounts where id = any($1)`,
    [wanted],
  )
  return new Map([...stored, ...read].map((account) => [account.id, account]))
}

const writer = (context: SyncContext): Writer<Joined> => ({
  collection: 'contacts',
  list: 'contacts',
  shape: CONTACTS,
  prepare:
    async () =>
    ({ facts, hash }, stored) => {
      const { account, nameless, emailNote: _note, ...contact } = facts
      return {
        id: stored?.id ?? uuid(),
        ...contact,
        displayName: (nameless && account?.name) || contact.displayName,
        accountName: account?.name ?? null,
        company: account?.company ?? null,
        address: account?.address ?? null,
        ppHash: hash,
        missingSince: null,
        lastSyncAt: context.now,
      }
    },
})

/**
 * Ties a sign-in to the synced contact with the same e-mail, where exactly one has it and none is
 * tied yet: a client's access follows the contact.
 */
async function tieSignIns(context: SyncContext): Promise<void> {
  await inTransaction(context.db, async (sql) => {
    await sql.query(
      `with tied as (
         update users u set contact_id = c.id, updated_at = now() from contacts c
         where u.contact_id is null and u.role in ('client', 'third_party', 'agency') and lower(c.email) = lower(u.email) and c.missing_since is null
           and (select count(*) from contacts x where lower(x.email) = lower(u.email)) = 1
         returning u.id, u.contact_id)
       insert into audit_logs (id, action, entity_type, entity_id, outcome, "before", "after", created_at, updated_at)
       select gen_random_uuid(), 'users.update', 'users', id::text, 'success', jsonb_build_object('contact', null), jsonb_build_object('contact', contact_id), now(), now() from tied`,
    )
  })
}

/** What the lists say of people: a contact's own row counts before the copy inside its account. */
function peopleOf(
  accounts: readonly Read<AccountWithPeople>[],
  contacts: readonly Read<ContactFacts>[],
): Map<string, ContactFacts> {
  const facts = new Map<string, ContactFacts>()
  for (const { value } of accounts)
    if (value && value !== 'unchanged')
      for (const person of value.people) facts.set(person.ppContactId, person)
  for (const { value } of contacts) if (value && value !== 'unchanged') facts.set(value.ppContactId, value)
  return facts
}

/** An e-mail field that holds more, or something else, than one address. */
function noteEmails(tally: Tally, contacts: Iterable<ContactFacts>): void {
  for (const { ppContactId, emailNote } of contacts)
    if (emailNote)
      tally.note({
        entity: 'contacts',
        id: ppContactId,
        code: 'email-field',
        message: `The e-mail field of this contact ${emailNote}. Correct the record in PracticePanther.`,
      })
}

export async function contactsPass(context: SyncContext): Promise<void> {
  const { tally } = context
  const sql = sqlOn(context.db)
  await storeUsers(context)
  const known = await knownBefore(sql, CONTACTS, context.full)
  const seenAccounts = await SeenRows.load(sql, context, 'accounts')
  const accounts = await readSource(context, 'accounts', readAccount, seenAccounts)
  const read = accounts.rows.flatMap(({ value }) => (value && value !== 'unchanged' ? [value] : []))
  await storeAccounts(
    context,
    read.map(({ facts }) => facts),
  )
  // A changed account changes its people, whose own rows may be the same as before.
  const touched = new Set(read.flatMap(({ people }) => people.map((person) => person.ppContactId)))
  const seenContacts = (await SeenRows.load(sql, context, 'contacts')).except(known, touched)
  const contacts = await readSource(
    context,
    'contacts',
    (row) => contactFacts(contactRow.parse(row)),
    seenContacts,
  )
  const facts = peopleOf(accounts.rows, contacts.rows)
  const same = contacts.rows.filter((row) => row.value === 'unchanged' && !facts.has(row.id))
  tally.counts.seen += facts.size + same.length
  tally.counts.unchanged += same.length
  const byId = await accountsById(
    sql,
    read.map((account) => account.facts),
    [...facts.values()].flatMap((contact) => contact.ppAccountId ?? []),
  )
  const held = context.full ? known : await knownRecords(sql, CONTACTS, [...facts.keys()])
  const compared = [...facts].map(([key, contact]) => {
    const account = (contact.ppAccountId && byId.get(contact.ppAccountId)) || null
    return {
      value: changeOf<Joined>(key, { ...contact, account: account && { ...account, updatedAt: null } }),
    }
  })
  noteEmails(tally, facts.values())
  const failed = await writeChanges(context, writer(context), changedOnly(compared, held, tally))
  if (context.full) {
    const suspicious =
      accounts.mayBeCut || contacts.mayBeCut ? 'the list may have been cut off' : context.suspicion
    const present = new Set([...facts.keys(), ...contacts.rows.map((row) => row.id)])
    await markWhatIsMissing(context, {
      collection: 'contacts',
      list: 'contacts',
      shape: CONTACTS,
      known,
      seen: present,
      suspicious,
    })
  }
  await tieSignIns(context)
  await saveProgress(sql, [accounts.progress, contacts.progress])
  await seenAccounts.remember(sql, context, accounts.rows, new Set())
  await seenContacts.remember(sql, context, contacts.rows, failed)
}
