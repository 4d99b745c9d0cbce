import { entryForChange, type AuditEntry } from '../audit/entries'
import { writeAudit } from '../audit/write'
import type { Sql } from '../database/pool'
import { writeNotices } from '../notifications/write'
import { noticesInForce, type Notice, type Period } from './notices'

type Dated = Period & { id: string; name: string; coordinator: string | null }

const DATED = `select e.id, e.name, e.coordinator_id as coordinator, e.relinquished_transfer_date as "transferDate", e.identification_deadline as "identificationDeadline" from exchanges e
  where e.id = any($1) and exists (select 1 from identifications n where n.exchange_id = e.id and n.state = 'SIGNED')`

const KEEP = `update identifications n set valid = k.valid, invalid_reason = k.reason, updated_at = now() from jsonb_to_recordset($1::jsonb) as k(id uuid, valid boolean, reason text) where n.id = k.id`

const told = (exchange: Dated, { valid, invalidReason }: Notice) => ({
  category: 'identification', link: `/exchanges/${exchange.id}/identification`,
  title: valid ? `A notice of identification counts now that the dates of ${exchange.name} moved` : `A notice of identification no longer counts: the dates of ${exchange.name} moved`,
  body: valid ? null : invalidReason,
})

/**
 * Whether a notice counts depends on T and day 45. When they move, what is stored of it moves with
 * them, and whoever coordinates the exchange is told, in the transaction of the move.
 */
export async function followNotices(sql: Sql, exchanges: readonly string[], author: Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>): Promise<void> {
  if (exchanges.length === 0) return
  const dated = new Map((await sql.query<Dated>(DATED, [exchanges])).map((row) => [row.id, row]))
  if (dated.size === 0) return
  const flipped = (await noticesInForce(sql, dated)).filter(({ valid, storedValid }) => valid !== storedValid)
  if (flipped.length === 0) return
  await sql.query(KEEP, [JSON.stringify(flipped.map(({ id, valid, invalidReason }) => ({ id, valid, reason: invalidReason })))])
  const entries = flipped.map(({ id, exchange, valid, invalidReason, storedValid, storedReason }) => entryForChange('identifications', { id, exchange, valid: storedValid, invalidReason: storedReason }, { id, exchange, valid, invalidReason }))
  await writeAudit(sql, entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])))
  await writeNotices(sql, flipped.flatMap((notice) => {
    const exchange = dated.get(notice.exchange)
    return exchange?.coordinator ? [{ user: exchange.coordinator, ...told(exchange, notice) }] : []
  }))
}
