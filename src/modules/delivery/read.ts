import { z } from 'zod'
import { pageOf, pageQuery } from '../../core/api/defineEndpoint'
import { isoInstant } from '../../core/database/instant'
import type { Sql } from '../../core/database/sql'
import type { Bodies } from './bodies'
import { CHANNELS, STATES, type Channel, type State } from './delivery'

/** What the list of the outbox can be asked. */
export const outboxQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(STATES).optional(),
  channel: z.enum(CHANNELS).optional(),
})
export type OutboxQuery = z.infer<typeof outboxQuery>

/** A message of the outbox as lists show it: without its words. */
export type OutboxRecord = {
  id: string
  channel: Channel
  recipient: string
  subject: string
  user: string | null
  kind: string
  secret: boolean
  state: State
  attempts: number
  error: string | null
  createdAt: string
  sentAt: string | null
}

const COLUMNS = `id, channel, recipient, subject, user_id as "user", kind, secret, state, attempts, error, ${isoInstant('created_at')} as "createdAt", ${isoInstant('sent_at')} as "sentAt"`
const MATCHING = 'where ($1::text is null or state = $1) and ($2::text is null or channel = $2)'

/** Messages, newest first. */
export async function readOutbox(sql: Sql, { page, limit, state, channel }: OutboxQuery) {
  const filters = [state ?? null, channel ?? null]
  const docs = await sql.query<OutboxRecord>(
    `select ${COLUMNS} from peak.outbox ${MATCHING} order by created_at desc, id desc limit $3 offset $4`,
    [...filters, limit, (page - 1) * limit],
  )
  const [total] = await sql.query<{ count: number }>(
    `select count(*)::int as count from peak.outbox ${MATCHING}`,
    filters,
  )
  return pageOf(docs, total?.count ?? 0, page, limit)
}

/** One message with its words as they are stored. */
export async function readMessage(sql: Sql, id: string): Promise<(OutboxRecord & Bodies) | null> {
  const [row] = await sql.query<OutboxRecord & Bodies>(
    `select ${COLUMNS}, text, html from peak.outbox where id = $1`,
    [id],
  )
  return row ?? null
}

/** SQL for the state of the last mail about a record; null where none was written. `id` is a column that holds the record's. */
export const lastMailState = (id: string): string =>
  `(select o.state from peak.outbox o where o.about = ${id} order by o.created_at desc limit 1)`
