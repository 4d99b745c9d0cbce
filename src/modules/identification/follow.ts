import { entryForChange, type AuditEntry } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'
import { writeNotifications } from '../notifications'
import { noticesNotReplaced, type Notice, type Period } from './notices'
import type { Revocation } from './revocations'

type Dated = Period & { id: string; name: string; coordinator: string | null }
type Author = Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>

const DATED = `select e.id, e.name, e.coordinator_id as coordinator, e.relinquished_transfer_date as "transferDate", e.identification_deadline as "identificationDeadline" from exchanges e
  where e.id = any($1) and exists (select 1 from identifications n where n.exchange_id = e.id and n.state <> 'REPLACED')`

const KEEP = `update identifications n set state = k.state::enum_identifications_state, ended_at = k."endedAt", valid = k.valid, invalid_reason = k.reason, updated_at = now()
  from jsonb_to_recordset($1::jsonb) as k(id uuid, state text, "endedAt" timestamptz, valid boolean, reason text) where n.id = k.id`
const COUNT = `update peak.identification_revocations r set counts = k.counts from jsonb_to_recordset($1::jsonb) as k(id uuid, counts boolean) where r.id = k.id`

/**
 * Notices whose stored state or validity is no longer what the dates say. Of those signed in the portal
 * one alone is stored as in force: a revoked one that counts again beside a later one is so on reading.
 */
function changedNoticesOf(notices: readonly Notice[]): Notice[] {
  const held = new Set(
    notices
      .filter(({ source, storedState }) => source === 'portal' && storedState === 'SIGNED')
      .map(({ exchange }) => exchange),
  )
  return notices.filter(({ exchange, source, state, storedState, valid, storedValid }) => {
    if (state === storedState) return state === 'SIGNED' && valid !== storedValid
    if (state === 'REVOKED' || source === 'paper') return true
    const free = !held.has(exchange)
    held.add(exchange)
    return free
  })
}

type Turned = { notice: Notice; revocation: Revocation }
const turnedOf = (notices: readonly Notice[]): Turned[] =>
  notices.flatMap((notice) =>
    notice.revocations
      .filter(({ effective, storedEffective }) => effective !== storedEffective)
      .map((revocation) => ({ notice, revocation })),
  )

async function keep(sql: Sql, flipped: readonly Notice[], turned: readonly Turned[]): Promise<void> {
  if (flipped.length > 0)
    await sql.query(KEEP, [
      JSON.stringify(
        flipped.map(({ id, state, endedAt, valid, invalidReason }) => ({
          id,
          state,
          endedAt,
          valid,
          reason: invalidReason,
        })),
      ),
    ])
  if (turned.length > 0)
    await sql.query(COUNT, [
      JSON.stringify(turned.map(({ revocation: { id, effective } }) => ({ id, counts: effective }))),
    ])
}

const noticeEntry = ({
  id,
  exchange,
  state,
  storedState,
  valid,
  invalidReason,
  storedValid,
  storedReason,
}: Notice) =>
  entryForChange(
    'identifications',
    { id, exchange, state: storedState, valid: storedValid, invalidReason: storedReason },
    { id, exchange, state, valid, invalidReason },
  )

const turnedEntry = ({ notice, revocation: { effective, reason, items } }: Turned) => ({
  action: 'identifications.follow',
  entityType: 'identifications',
  entityId: notice.id,
  exchange: notice.exchange,
  after: {
    effective,
    reason,
    items: notice.items.filter(({ id }) => items.includes(id)).map(({ description }) => description),
  },
})

const notificationOf = (thing: string, counts: boolean, body: string | null, exchange: Dated | undefined) =>
  exchange?.coordinator
    ? [
        {
          user: exchange.coordinator,
          category: 'identification',
          link: `/exchanges/${exchange.id}/identification`,
          body: counts ? null : body,
          title: counts
            ? `${thing} counts now that the dates of ${exchange.name} moved`
            : `${thing} no longer counts: the dates of ${exchange.name} moved`,
        },
      ]
    : []

/**
 * Whether a notice and a revocation count depends on T and day 45. When they move, what is stored
 * moves with them, and whoever coordinates the exchange is notified, in the transaction of the move.
 */
export async function followNotices(sql: Sql, exchanges: readonly string[], author: Author): Promise<void> {
  if (exchanges.length === 0) return
  const dated = new Map((await sql.query<Dated>(DATED, [exchanges])).map((row) => [row.id, row]))
  if (dated.size === 0) return
  const notices = await noticesNotReplaced(sql, dated)
  const [flipped, turned] = [changedNoticesOf(notices), turnedOf(notices)]
  if (flipped.length === 0 && turned.length === 0) return
  await keep(sql, flipped, turned)
  await recordEvents(
    sql,
    [...flipped.map(noticeEntry), ...turned.map(turnedEntry)].flatMap((entry) =>
      entry ? [{ ...author, ...entry }] : [],
    ),
  )
  await writeNotifications(sql, [
    ...flipped
      .filter(({ state, valid, storedValid }) => state === 'SIGNED' && valid !== storedValid)
      .flatMap(({ exchange, valid, invalidReason }) =>
        notificationOf('A notice of identification', valid, invalidReason, dated.get(exchange)),
      ),
    ...turned.flatMap(({ notice, revocation: { effective, reason } }) =>
      notificationOf('A revocation of an identification', effective, reason, dated.get(notice.exchange)),
    ),
  ])
}
