import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'

/** A row that the sync writes with SQL looks like one written through Payload, audit row included (architecture decision 7). */

type Row = Record<string, unknown>

const without = (row: Row | undefined, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([field]) => !fields.includes(field)))
const cents = (value: unknown) => (value === null ? null : Number(value))

/** What differs by its nature between two records: which one, and when. */
const OWN = ['id', 'created_at', 'updated_at']
/** What only a synced record has, and what says that a person set the date. */
const SYNCED = [
  'exchange_number',
  'coordinator_name',
  'transfer_date_source',
  'source_state',
  'pp_matter_id',
  'pp_data',
  'pp_base',
  'pp_hash',
  'pp_updated_at',
  'last_sync_at',
]

type Platform = Awaited<ReturnType<typeof platformOnFirm>>

let firm: Platform
beforeAll(async () => {
  firm = await platformOnFirm()
}, 120_000)
afterAll(async () => {
  await firm.close()
  await stopPlatforms()
  await closePools()
})

async function one(text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await firm.rows<Row>(text, values)
  if (!row) throw new Error(`nothing was found: ${text}`)
  return row
}

type Entry = Row & { before: unknown; after: Row }

async function entryOf(action: string, entity: unknown): Promise<Entry> {
  const [entry] = await firm.rows<Entry>(
    `select action, entity_type, exchange_id, outcome, "before", "after" from audit_logs where entity_id = $1 and action = $2`,
    [entity, action],
  )
  if (!entry) throw new Error(`no ${action}`)
  return entry
}

/** What differs between the audit rows of two records by its nature. */
async function expectEqualEntries(action: string, synced: Row, made: string, apart: string[]): Promise<void> {
  const [bySync, byApi] = [await entryOf(action, synced['id']), await entryOf(action, made)]
  expect(without(bySync, ['after', 'exchange_id'])).toEqual(without(byApi, ['after', 'exchange_id']))
  expect(without(bySync.after, ['id', ...apart])).toEqual(without(byApi.after, ['id', ...apart]))
}

test('a synced exchange and its audit row equal those of the same exchange made through the API', async () => {
  const synced = await one(
    `select * from exchanges where relinquished_transfer_date is not null and client_id is not null and source_state = 'open' and not archived order by pp_matter_id limit 1`,
  )
  const id = await firm.admin().create('exchanges', {
    name: synced['name'],
    type: synced['type'],
    client: synced['client_id'],
    coordinator: synced['coordinator_id'],
    relinquishedTransferDate: synced['relinquished_transfer_date'],
    relinquishedValueCents: cents(synced['relinquished_value_cents']),
    proceedsCents: cents(synced['proceeds_cents']),
    expectedClosingDate: synced['expected_closing_date'],
    completionDate: synced['completion_date'],
  })
  const made = await one('select * from exchanges where id = $1', [id])
  expect(without(synced, [...OWN, ...SYNCED])).toEqual(without(made, [...OWN, ...SYNCED]))
  const apart = ['exchangeNumber', 'coordinatorName', 'transferDateSource', 'sourceState', 'ppMatterId']
  await expectEqualEntries('exchanges.create', synced, id, apart)
})

test('a synced contact and its audit row equal those of the same contact made through the API', async () => {
  const synced = await one(
    `select * from contacts where pp_contact_id is not null and email is not null and phone is not null and not archived and missing_since is null order by pp_contact_id limit 1`,
  )
  const id = await firm.admin().create('contacts', {
    firstName: synced['first_name'],
    lastName: synced['last_name'],
    email: synced['email'],
    phone: synced['phone'],
    company: synced['company'],
    address: synced['address'],
    notes: synced['notes'],
  })
  const made = await one('select * from contacts where id = $1', [id])
  const apart = [
    'account_name',
    'primary',
    'pp_account_id',
    'pp_contact_id',
    'pp_data',
    'pp_base',
    'pp_hash',
    'last_sync_at',
  ]
  expect(without(synced, [...OWN, ...apart])).toEqual(without(made, [...OWN, ...apart]))
  await expectEqualEntries('contacts.create', synced, id, [
    'accountName',
    'primary',
    'ppAccountId',
    'ppContactId',
  ])
})

test('a synced task and its audit row equal those of the same task made through the API', async () => {
  const synced = await one(
    `select * from tasks where pp_task_id is not null and exchange_id is not null and due_date is not null and status = 'PENDING' order by pp_task_id limit 1`,
  )
  const id = await firm.admin().create('tasks', {
    title: synced['title'],
    description: synced['description'],
    priority: synced['priority'],
    dueDate: synced['due_date'],
    exchange: synced['exchange_id'],
    assignee: synced['assignee_id'],
    assigneeName: synced['assignee_name'],
    audience: synced['audience'],
  })
  const made = await one('select * from tasks where id = $1', [id])
  const apart = ['pp_task_id', 'pp_data', 'pp_base', 'pp_hash', 'last_sync_at']
  expect(without(synced, [...OWN, ...apart])).toEqual(without(made, [...OWN, ...apart]))
  await expectEqualEntries('tasks.create', synced, id, ['ppTaskId'])
})

test('a synced participant and its audit row equal those of the same one added through the API', async () => {
  const synced = await one(
    `select p.* from exchange_participants p where p.source = 'sync' and p.contact_id is not null and p.user_id is null and p.status = 'ACTIVE' order by p.id limit 1`,
  )
  const exchange = await firm.admin().create('exchanges', { name: 'For a participant' })
  const id = await firm.admin().create('exchange-participants', {
    exchange,
    contact: synced['contact_id'],
    role: synced['role'],
    permissions: synced['permissions'],
  })
  const made = await one('select * from exchange_participants where id = $1', [id])
  const apart = ['exchange_id', 'assigned_at', 'assigned_by_id', 'source', 'pp_base', 'pp_key']
  expect(without(synced, [...OWN, ...apart])).toEqual(without(made, [...OWN, ...apart]))
  await expectEqualEntries('exchange-participants.create', synced, id, [
    'exchange',
    'source',
    'assignedAt',
    'assignedBy',
  ])
})
