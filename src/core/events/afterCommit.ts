import { z } from 'zod'
import type { Database } from '../database/database'
import { inTransaction, sqlOn, type Sql } from '../database/sql'
import { isoInstant } from '../database/instant'
import type { JobKind } from '../queue/defineJob'
import type { Subscription } from './domainEvent'
import type { AuditEntry } from './entries'

/** What happened, as it was recorded. */
export type RecordedEvent = {
  id: string
  action: string
  entityType: string | null
  entityId: string | null
  exchange: string | null
  /** Who did it; null for the platform itself. */
  user: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  at: string
}

type Handle = (sql: Sql, event: RecordedEvent) => Promise<void>
/** Which of the events concern a subscriber, by what was recorded; all of them when absent. */
type When = (recorded: Pick<AuditEntry, 'before' | 'after'>) => boolean
type Subscriber = { name: string; handle: Handle; when: When }

const subscribers = new Map<string, Subscriber[]>()

/**
 * Declares what follows after the commit when one of these actions is recorded. It runs from the queue,
 * once for each event, in a transaction of its own.
 * @param name as `module.consequence`: what was handled is remembered by it
 */
export const afterCommit = (
  actions: readonly string[],
  name: string,
  handle: Handle,
  when: When = () => true,
): Subscription => ({
  attach: () => {
    for (const action of actions)
      subscribers.set(action, [...(subscribers.get(action) ?? []), { name, handle, when }])
  },
})

/** Whether an event concerns any subscriber. */
export const hasFollowers = ({
  action,
  before,
  after,
}: Pick<AuditEntry, 'action' | 'before' | 'after'>): boolean =>
  (subscribers.get(action) ?? []).some(({ when }) => when({ before: before ?? null, after: after ?? null }))

const input = z.strictObject({ events: z.array(z.uuid()).min(1).max(500) })

/** The job that has recorded events followed up. It is performed in `jobs/followEvents.ts`. */
export const FOLLOW_EVENTS: JobKind<typeof input> = { name: 'follow-events', input }

const EVENTS = `select id, action, entity_type as "entityType", entity_id as "entityId", exchange_id as exchange, user_id as "user", "before", "after", ${isoInstant('created_at')} as at
  from audit_logs where id = any($1::uuid[]) order by created_at, id`
const HANDLED = `insert into peak.handled_events (event_id, subscriber) values ($1, $2) on conflict do nothing returning 1`
const FORGET = `delete from peak.handled_events where ctid in (select ctid from peak.handled_events where handled_at < now() - interval '30 days' limit 500)`

/**
 * Lets every subscriber of these events follow, each in its own transaction and each once, however often
 * this runs.
 * @throws AggregateError with what failed, after all the others have had their turn
 */
export async function followEvents(db: Database, ids: readonly string[]): Promise<void> {
  const sql = sqlOn(db)
  const failures: unknown[] = []
  for (const event of await sql.query<RecordedEvent>(EVENTS, [ids])) {
    for (const { name, handle, when } of subscribers.get(event.action) ?? []) {
      if (!when(event)) continue
      try {
        await inTransaction(db, async (tx) => {
          const first = await tx.query(HANDLED, [event.id, name])
          if (first.length > 0) await handle(tx, event)
        })
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await sql.query(FORGET)
  if (failures.length > 0) throw new AggregateError(failures, 'Some subscribers failed.')
}
