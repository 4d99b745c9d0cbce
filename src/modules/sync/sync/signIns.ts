import { entryForChange } from '../../../core/events/entries'
import { recordEvents } from '../../../core/events/record'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import type { PersonRef } from '../mapping/matters'
import { BATCH, type SyncContext } from './context'
import { fingerprint } from './hash'
import { wantedPeople } from './mattersPass'
import { writeParticipants } from './participants'
import { canCoordinate, PeopleMatcher, type MatchedUser } from './people'
import { peopleState } from './seen'

/**
 * Sign-ins made, changed or closed since the source's people were last recognized. The rows that
 * name them do not change at the source, so no pass would look at them again.
 */

/** Whom the source names in a record, as last taken over, and who stands in it here. */
type Held = {
  id: string
  users: PersonRef[]
  person: string | null
  name: string | null
  base: string | null
}
type HeldExchange = Held & { matter: string }

/** A record whose person is to change; `exchange` is whose audit log records it. */
type Followed = {
  id: string
  exchange: string | null
  before: string | null
  beforeName: string | null
  person: string | null
  name: string | null
}

/** Who it is now, where that differs from what was taken over and ours is still that: one chosen here stays. */
function follow(held: Held, exchange: string | null, match: MatchedUser | undefined): Followed[] {
  const person = match?.id ?? null
  if (person === held.base || held.person !== held.base) return []
  return [
    {
      id: held.id,
      exchange,
      before: held.person,
      beforeName: held.name,
      person,
      name: match?.name ?? held.users[0]?.name ?? null,
    },
  ]
}

/** Writes the changes where nobody else has meanwhile. @returns those that were written */
async function written(sql: Sql, changed: readonly Followed[], statement: string): Promise<Followed[]> {
  if (changed.length === 0) return []
  const ids = new Set(
    (await sql.query<{ id: string }>(statement, [JSON.stringify(changed)])).map((row) => row.id),
  )
  return changed.filter(({ id }) => ids.has(id))
}

async function followExchanges(
  sql: Sql,
  matcher: PeopleMatcher,
  after: string,
  now: string,
): Promise<string | undefined> {
  const rows = await sql.query<HeldExchange>(
    `select id, pp_matter_id as matter, pp_base->'users' as users, coordinator_id as person, coordinator_name as name, pp_base->>'coordinator' as base from exchanges
     where pp_matter_id is not null and missing_since is null and jsonb_array_length(pp_base->'users') > 0 and id > $1 order by id limit ${BATCH}`,
    [after],
  )
  const matched = rows.map((row) => ({ row, users: matcher.match(row.users) }))
  const changed = matched.flatMap(({ row, users }) => follow(row, row.id, users.find(canCoordinate)))
  const done = await written(
    sql,
    changed,
    `update exchanges e set coordinator_id = t.person, coordinator_name = t.name, pp_base = e.pp_base || jsonb_build_object('coordinator', t.person), updated_at = now()
     from jsonb_to_recordset($1::jsonb) as t(id uuid, before uuid, person uuid, name varchar) where e.id = t.id and e.coordinator_id is not distinct from t.before returning e.id`,
  )
  await audit(sql, 'exchanges', done, ['coordinator', 'coordinatorName'])
  const coordinators = new Map(done.map(({ id, person }) => [id, person]))
  const people = matched.map(({ row, users }) => ({
    matter: row.matter,
    exchange: row.id,
    matched: users,
    coordinator: coordinators.has(row.id) ? coordinators.get(row.id) : row.person,
  }))
  await writeParticipants(sql, await wantedPeople(sql, people), now)
  return rows.at(-1)?.id
}

async function followTasks(sql: Sql, matcher: PeopleMatcher, after: string): Promise<string | undefined> {
  const rows = await sql.query<Held & { exchange: string | null }>(
    `select id, exchange_id as exchange, pp_base->'users' as users, assignee_id as person, assignee_name as name, pp_base->>'assignee' as base from tasks
     where pp_task_id is not null and missing_since is null and jsonb_array_length(pp_base->'users') > 0 and id > $1 order by id limit ${BATCH}`,
    [after],
  )
  const changed = rows.flatMap((row) => follow(row, row.exchange, matcher.match(row.users)[0]))
  const done = await written(
    sql,
    changed,
    `update tasks k set assignee_id = t.person, assignee_name = t.name, pp_base = k.pp_base || jsonb_build_object('assignee', t.person, 'assigneeName', t.name), updated_at = now()
     from jsonb_to_recordset($1::jsonb) as t(id uuid, before uuid, person uuid, name varchar) where k.id = t.id and k.assignee_id is not distinct from t.before returning k.id`,
  )
  await audit(sql, 'tasks', done, ['assignee', 'assigneeName'])
  return rows.at(-1)?.id
}

async function audit(
  sql: Sql,
  collection: 'exchanges' | 'tasks',
  changed: readonly Followed[],
  [person, name]: readonly [string, string],
): Promise<void> {
  const entries = changed.map((row) =>
    entryForChange(
      collection,
      { id: row.id, [person]: row.before, [name]: row.beforeName },
      { id: row.id, exchange: row.exchange, [person]: row.person, [name]: row.name },
    ),
  )
  await recordEvents(
    sql,
    entries.filter((entry) => entry !== null),
  )
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** A batch a transaction, from the first record to the last. */
async function inBatches(
  context: SyncContext,
  work: (sql: Sql, after: string) => Promise<string | undefined>,
): Promise<void> {
  let after: string | undefined = FIRST
  while (after !== undefined) {
    const from: string = after
    after = await inTransaction(context.db, (sql) => work(sql, from))
  }
}

/** Recognizes the source's people anew, unless every sign-in is as it was the last time. */
export async function followSignIns(context: SyncContext): Promise<void> {
  const sql = sqlOn(context.db)
  const print = fingerprint(await peopleState(sql))
  const [held] = await sql.query<{ print: string | null }>(
    `select content_hash as print from peak.pp_watermarks where entity = 'sign-ins'`,
  )
  if (held?.print === print) return
  const matcher = await PeopleMatcher.load(sql)
  await inBatches(context, (batch, after) => followExchanges(batch, matcher, after, context.now))
  await inBatches(context, (batch, after) => followTasks(batch, matcher, after))
  await sql.query(
    `insert into peak.pp_watermarks (entity, content_hash) values ('sign-ins', $1) on conflict (entity) do update set content_hash = excluded.content_hash`,
    [print],
  )
}
