import type pg from 'pg'
import { Caller, signIn } from './api'
import type { Role } from './contract'
import { ADMIN } from './platform'

/** A small firm made through the API: one exchange that everybody takes part in, and one that nobody does. */
export const PASSWORD = 'correct-horse-1031'

type Person = { id: string; caller: Caller }

/** The firm's records, without anybody's sign-in. */
export type FirmRecords = Omit<Firm, 'admin' | 'nobody' | 'people'> & { people: Record<Role, string> }

/** The records of one exchange, by collection; documents, tasks and messages for staff apart. */
export type Case = { exchange: string; records: Record<string, string>; staffOnly: Record<string, string> }

export type Firm = {
  admin: Caller
  nobody: Caller
  people: Record<Role, Person>
  assigned: Case
  foreign: Case
  /** Records of the person's own, by role and collection. */
  own: Record<Role, Record<string, string>>
  /** Tasks that belong to no exchange, by whose they are. */
  loose: { mine: string; theirs: string }
  contacts: { client: string; other: string }
  agencies: { ours: string; other: string }
}

const person = async (
  admin: Caller,
  role: Role,
  name: string,
  extra: Record<string, unknown> = {},
): Promise<Person> => {
  const email = `${name}@firm.example`
  const id = await admin.create('users', {
    email,
    password: PASSWORD,
    role,
    firstName: name,
    lastName: 'Test',
    ...extra,
  })
  return { id, caller: await signIn(admin.url, email, PASSWORD) }
}

/** What only the platform itself writes: a difference, a notification, a run of the sync. */
async function platformRecord(pool: pg.Pool, text: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`${text} returning id`, values)
  const id = rows[0]?.id
  if (!id) throw new Error('nothing was written')
  return id
}

const difference = (pool: pg.Pool, exchange: string) =>
  platformRecord(
    pool,
    `insert into sync_discrepancies (id, entity_type, entity_id, exchange_id, field, ours, theirs, status) values (gen_random_uuid(), 'exchanges', $1::text, $1::uuid, 'day45', '2026-01-01', '2026-01-02', 'OPEN')`,
    [exchange],
  )
const notification = (pool: pg.Pool, user: string) =>
  platformRecord(
    pool,
    `insert into notifications (id, user_id, category, title) values (gen_random_uuid(), $1, 'test', 'Hello')`,
    [user],
  )

const savedView = (pool: pg.Pool, user: string) =>
  platformRecord(
    pool,
    `insert into saved_views (id, user_id, list, name, query) values (gen_random_uuid(), $1, 'board', 'This week', '{"days":"7"}')`,
    [user],
  )

const identification = (pool: pg.Pool, exchange: string) =>
  platformRecord(
    pool,
    `insert into identifications (id, exchange_id, state, source, items, "values", result, note) values (gen_random_uuid(), $1, 'SIGNED', 'paper', '[]', '{"a":12345}', '{}', 'For staff')`,
    [exchange],
  )

/** What endpoints record of the work on an exchange, by collection. */
const WORK: Record<string, string> = {
  'exchange-stages': `insert into exchange_stages (id, exchange_id, stage, overridden) values (gen_random_uuid(), $1, 'INTAKE', '[]')`,
  'deadline-overrides': `insert into deadline_overrides (id, exchange_id, which, section, disaster_date, postponed_to, reason, state, requested_by_id) values (gen_random_uuid(), $1, 'both', '17', '2026-03-10', '2026-06-01', 'Flood', 'REFUSED', $2)`,
  'transfer-requests': `insert into transfer_requests (id, exchange_id, transfer_date, evidence, state, requested_by_id) values (gen_random_uuid(), $1, '2026-03-06', 'Deed', 'REFUSED', $2)`,
  screenings: `insert into screenings (id, exchange_id, party, part, facts, flags, state) values (gen_random_uuid(), $1, 'Paula Party', 'seller', '{}', '[]', 'CLEAR')`,
  worksheets: `insert into worksheets (id, exchange_id, input) values (gen_random_uuid(), $1, '{}')`,
}

async function recordedWork(pool: pg.Pool, exchange: string, user: string): Promise<Record<string, string>> {
  const entries = Object.entries(WORK).map(async ([collection, text]): Promise<[string, string]> => [
    collection,
    await platformRecord(pool, text, text.includes('$2') ? [exchange, user] : [exchange]),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

const comment = (pool: pg.Pool, task: string, user: string) =>
  platformRecord(
    pool,
    `insert into task_comments (id, task_id, user_id, content) values (gen_random_uuid(), $1, $2, 'Looked at')`,
    [task, user],
  )

async function makeCase(
  admin: Caller,
  pool: pg.Pool,
  name: string,
  data: Record<string, unknown>,
  participant: string,
): Promise<Case> {
  const exchange = await admin.create('exchanges', {
    name,
    relinquishedTransferDate: '2026-03-05',
    relinquishedValueCents: 100,
    proceedsCents: 50,
    notes: 'For staff',
    ...data,
  })
  const inside = (collection: string, record: Record<string, unknown>) =>
    admin.create(collection, { exchange, ...record })
  const task = await inside('tasks', { title: `${name} task` })
  const records = {
    ...(await recordedWork(pool, exchange, participant)),
    'task-comments': await comment(pool, task, participant),
    exchanges: exchange,
    'exchange-participants': await inside('exchange-participants', { user: participant }),
    properties: await inside('properties', {
      side: 'relinquished',
      address: `${name} Road`,
      valueCents: 100,
    }),
    identifications: await identification(pool, exchange),
    tasks: task,
    documents: await inside('documents', { title: `${name} document` }),
    messages: await inside('messages', { content: `${name} message` }),
    'sync-discrepancies': await difference(pool, exchange),
  }
  const staffOnly = {
    tasks: await inside('tasks', { title: `${name} staff task`, audience: 'staff' }),
    documents: await inside('documents', { title: `${name} staff document`, accessLevel: 'staff' }),
    messages: await inside('messages', { content: `${name} staff message`, audience: 'staff' }),
  }
  return { exchange, records, staffOnly }
}

const invitation = (pool: pg.Pool, by: string, name: string) =>
  platformRecord(
    pool,
    `insert into invitations (id, email, first_name, last_name, role, invited_by_id) values (gen_random_uuid(), $1, 'In', 'Vited', 'client', $2)`,
    [`${name}@invited.example`, by],
  )

/** Makes the firm on an empty platform; once for a run, in the database that `firmDatabase()` clones. */
export async function makeFirm(url: string, pool: pg.Pool): Promise<FirmRecords> {
  const admin = await signIn(url, ADMIN.email, ADMIN.password)
  const contacts = {
    client: await admin.create('contacts', { firstName: 'Carla', lastName: 'Client' }),
    other: await admin.create('contacts', { firstName: 'Otto', lastName: 'Other' }),
  }
  const agencies = {
    ours: await admin.create('agencies', { name: 'Ours', contacts: [contacts.client] }),
    other: await admin.create('agencies', { name: 'Other' }),
  }
  const outsider = await person(admin, 'coordinator', 'outsider')
  const people = {
    admin: await person(admin, 'admin', 'admin'),
    coordinator: await person(admin, 'coordinator', 'coordinator'),
    client: await person(admin, 'client', 'client', { contact: contacts.client }),
    third_party: await person(admin, 'third_party', 'third'),
    agency: await person(admin, 'agency', 'agency', { agency: agencies.ours }),
  }
  const assigned = await makeCase(
    admin,
    pool,
    'Assigned',
    { client: contacts.client, coordinator: people.coordinator.id },
    people.third_party.id,
  )
  const foreign = await makeCase(
    admin,
    pool,
    'Foreign',
    { client: contacts.other, coordinator: outsider.id },
    outsider.id,
  )
  const task = (exchange: string | null, assignee: string) =>
    admin.create('tasks', { title: 'Personal', assignee, ...(exchange ? { exchange } : {}) })
  const ownOf = async (role: Role, extra: Record<string, string> = {}) => ({
    users: people[role].id,
    tasks: await task(assigned.exchange, people[role].id),
    notifications: await notification(pool, people[role].id),
    'saved-views': await savedView(pool, people[role].id),
    ...extra,
  })
  const own = {
    admin: await ownOf('admin', { invitations: await invitation(pool, people.admin.id, 'three') }),
    coordinator: await ownOf('coordinator', {
      invitations: await invitation(pool, people.coordinator.id, 'one'),
    }),
    client: await ownOf('client', { contacts: contacts.client }),
    third_party: await ownOf('third_party'),
    agency: await ownOf('agency', { contacts: contacts.client, agencies: agencies.ours }),
  }
  const run = await platformRecord(
    pool,
    `insert into sync_runs (id, kind, status, "full", started_at, counts, errors) values (gen_random_uuid(), 'all', 'SUCCESS', false, now(), '{}', '[]')`,
    [],
  )
  const { rows } = await pool.query<{ audit: string; template: string }>(
    'select (select id from audit_logs limit 1) as audit, (select id from task_templates limit 1) as template',
  )
  const everywhere = {
    'sync-runs': run,
    'audit-logs': String(rows[0]?.audit),
    'task-templates': String(rows[0]?.template),
  }
  Object.assign(assigned.records, everywhere)
  Object.assign(foreign.records, everywhere, {
    users: outsider.id,
    invitations: await invitation(pool, outsider.id, 'two'),
    agencies: agencies.other,
    contacts: contacts.other,
    notifications: await notification(pool, outsider.id),
    'saved-views': await savedView(pool, outsider.id),
  })
  const loose = { mine: await task(null, people.client.id), theirs: await task(null, outsider.id) }
  const ids = {
    admin: people.admin.id,
    coordinator: people.coordinator.id,
    client: people.client.id,
    third_party: people.third_party.id,
    agency: people.agency.id,
  }
  return { people: ids, assigned, foreign, own, loose, contacts, agencies }
}
