import { v7 as uuid } from 'uuid'
import type { Sql } from '../../core/database/sql'
import type { Origin } from './origin'
import { REFRESH_SECONDS } from './tokens'

/** How somebody came in. */
export type Way = 'password' | 'google' | 'invitation' | 'reset'

/** Why a session ended, in the words of the audit log. */
export type EndedBecause =
  'signed-out' | 'revoked' | 'reuse' | 'password' | 'role' | 'deactivated' | 'second-factor' | 'policy'

/** However often it is renewed, a session is over after this long. */
const LONGEST_SECONDS = 30 * 86_400

type Start = { user: string; way: Way; secondFactor: string | null; given: boolean; origin: Origin }

/** Begins a session. @returns its id */
export async function startSession(
  sql: Sql,
  { user, way, secondFactor, given, origin }: Start,
): Promise<string> {
  const id = uuid()
  await sql.query(
    `insert into peak.sessions (id, user_id, way, second_factor, ip, user_agent, device, place, expires_at, factor_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9), case when $10 then now() end)`,
    [
      id,
      user,
      way,
      secondFactor,
      origin.ip,
      origin.userAgent,
      origin.device,
      origin.place,
      REFRESH_SECONDS,
      given,
    ],
  )
  return id
}

export type Renewal = {
  id: string
  userId: string
  generation: number
  way: Way
  secondFactor: string | null
}

/**
 * Renews a session, if it stands at this generation: of any number of tries at once, one wins.
 * The address is that of the caller now.
 */
export async function renewSession(
  sql: Sql,
  session: string,
  generation: number,
  origin: Origin,
): Promise<Renewal | null> {
  const [row] = await sql.query<Renewal>(
    `update peak.sessions s set generation = generation + 1, seen_at = now(), ip = $3, place = $4, user_agent = $5, device = $6,
       expires_at = least(now() + make_interval(secs => $7), created_at + make_interval(secs => $8))
     where id = $1 and generation = $2 and ended_at is null and expires_at > now() and exists (select 1 from users u where u.id = s.user_id and u.active)
     returning id, user_id as "userId", generation, way, second_factor as "secondFactor"`,
    [
      session,
      generation,
      origin.ip,
      origin.place,
      origin.userAgent,
      origin.device,
      REFRESH_SECONDS,
      LONGEST_SECONDS,
    ],
  )
  return row ?? null
}

/** Ends one session. @returns whose it was, or null when it had ended */
export async function endSession(sql: Sql, session: string, because: EndedBecause): Promise<string | null> {
  const [row] = await sql.query<{ user: string }>(
    `update peak.sessions set ended_at = now(), ended_because = $2 where id = $1 and ended_at is null returning user_id as user`,
    [session, because],
  )
  return row?.user ?? null
}

/** Ends all sessions of a person, but for one that may stay. @returns how many ended */
export async function endSessionsOf(
  sql: Sql,
  user: string,
  because: EndedBecause,
  except: string | null = null,
): Promise<number> {
  const rows = await sql.query(
    `update peak.sessions set ended_at = now(), ended_because = $2 where user_id = $1 and ended_at is null and id is distinct from $3 returning id`,
    [user, because, except],
  )
  return rows.length
}

/** Minutes for which a proof counts as fresh, for what must not be done with a stolen session. */
const FRESH_MINUTES = 10

/**
 * What the person behind a session proved a short while ago: that they signed in at all, and that
 * they gave a second factor in the challenge of the sign-in. Setting one up proves nothing, nor does
 * a browser that is trusted.
 */
export async function freshProof(
  sql: Sql,
  session: string | null,
): Promise<{ signIn: boolean; factor: boolean }> {
  const [row] = await sql.query<{ signIn: boolean; factor: boolean }>(
    `select proved_at > now() - make_interval(mins => $2) as "signIn", coalesce(factor_at > now() - make_interval(mins => $2), false) as factor from peak.sessions where id = $1 and ended_at is null`,
    [session, FRESH_MINUTES],
  )
  return row ?? { signIn: false, factor: false }
}

/** The second factor that a session came in with. */
export async function factorOf(sql: Sql, session: string | null): Promise<string | null> {
  const [row] = await sql.query<{ factor: string | null }>(
    'select second_factor as factor from peak.sessions where id = $1',
    [session],
  )
  return row?.factor ?? null
}

/** A session stands without a second factor from now on. */
export async function forgetFactor(sql: Sql, session: string | null): Promise<void> {
  await sql.query('update peak.sessions set second_factor = null, factor_at = null where id = $1', [session])
}

/** A session as its owner sees it. */
export type SessionRow = {
  id: string
  device: string
  ip: string | null
  place: string | null
  way: Way
  secondFactor: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** The sessions of a person that live, last seen first, and how many there are. */
export async function sessionsOf(
  sql: Sql,
  user: string,
  { page, limit } = { page: 1, limit: 500 },
): Promise<{ sessions: SessionRow[]; total: number }> {
  const rows = await sql.query<SessionRow>(
    `select id, device, ip, place, way, second_factor as "secondFactor", created_at as "createdAt", seen_at as "lastSeenAt", expires_at as "expiresAt"
     from peak.sessions where user_id = $1 and ended_at is null and expires_at > now() order by created_at desc, id desc limit $2 offset $3`,
    [user, limit, (page - 1) * limit],
  )
  const [count] = await sql.query<{ total: number }>(
    'select count(*)::int as total from peak.sessions where user_id = $1 and ended_at is null and expires_at > now()',
    [user],
  )
  return { sessions: rows, total: count?.total ?? 0 }
}

/** How often a person was here with this device, or from this address, and at all. */
export async function seenBefore(
  sql: Sql,
  user: string,
  origin: Origin,
): Promise<{ ever: boolean; device: boolean; address: boolean }> {
  const [row] = await sql.query<{ ever: boolean; device: boolean; address: boolean }>(
    `select count(*) > 0 as ever, coalesce(bool_or(device = $2), false) as device, coalesce(bool_or(ip = $3), false) as address from peak.sessions where user_id = $1`,
    [user, origin.device, origin.ip],
  )
  return row ?? { ever: false, device: false, address: false }
}
