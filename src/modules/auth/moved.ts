import type { Sql } from '../../core/database/sql'
import { writeAuthEvent } from './events'
import { mailMoved } from './notices'
import type { Origin } from './origin'
import type { Person } from './person'
import { seenBefore } from './sessions'

/** Where a session was before it is renewed, when that is elsewhere. */
export type Elsewhere = { device: string; ip: string | null; knownAddress: boolean }

/** To be asked before the renewal, which writes down where the session is now. Null while it stays where it was. */
export async function elsewhereBefore(sql: Sql, session: string, origin: Origin): Promise<Elsewhere | null> {
  const [row] = await sql.query<{ user: string; device: string; ip: string | null }>(
    'select user_id as user, device, ip from peak.sessions where id = $1',
    [session],
  )
  if (!row || (row.device === origin.device && row.ip === origin.ip)) return null
  return { device: row.device, ip: row.ip, knownAddress: (await seenBefore(sql, row.user, origin)).address }
}

/** A mail about it at most so often: a browser that keeps changing its name floods nobody. */
const MAIL_HOURS = 1
const LATELY = `select 1 from peak.outbox where user_id = $1 and kind = 'session-moved' and created_at > now() - make_interval(hours => $2)`

/**
 * A session that goes on in another device may be a stolen one: its owner is notified. A new address of
 * the same device is only recorded as an event, because phones change theirs all day.
 */
export async function noteMove(
  sql: Sql,
  person: Person,
  session: string,
  before: Elsewhere,
  origin: Origin,
): Promise<void> {
  const moved = before.device !== origin.device
  if (!moved && before.knownAddress) return
  await writeAuthEvent(sql, {
    action: 'sessions.moved',
    user: person.id,
    session,
    origin,
    facts: { from: before.device, fromAddress: before.ip, new: moved ? 'device' : 'address' },
  })
  if (moved && (await sql.query(LATELY, [person.id, MAIL_HOURS])).length === 0)
    await mailMoved(sql, person, before.device, origin)
}
