import type { Payload } from 'payload'
import type { Role } from '../../core/access/matrix'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { ACCESS_COOKIE, cookieOf } from './cookies'
import { readAccessToken } from './tokens'

/** The person a valid token speaks for, as Payload's `req.user` has them. */
export type SessionUser = {
  id: string
  email: string
  firstName: string
  lastName: string
  displayName: string
  role: Role
  active: boolean
  contact: string | null
  agency: string | null
  phone: string | null
  timeZone: string | null
  updatedAt: string
  createdAt: string
  /** The session of the token. */
  sessionId: string
  collection: 'users'
  _strategy: string
}

const SELECT_USER = `select u.id, u.email, u.first_name as "firstName", u.last_name as "lastName", u.display_name as "displayName", u.role, u.active,
  u.contact_id as contact, u.agency_id as agency, u.phone, u.time_zone as "timeZone", u.updated_at as "updatedAt", u.created_at as "createdAt", s.id as "sessionId"
  from peak.sessions s join users u on u.id = s.user_id
  where s.id = $1 and u.id = $2 and u.active and s.ended_at is null and s.expires_at > now()`

type HeaderReader = { get: (name: string) => string | null }

/** The token of a request: `Authorization: Bearer` or `JWT` first, then the cookie. */
export function tokenOf(headers: HeaderReader): { token: string; from: 'header' | 'cookie' } | null {
  const header = /^(?:Bearer|JWT) (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (header) return { token: header.trim(), from: 'header' }
  const cookie = cookieOf(headers, ACCESS_COOKIE)
  return cookie ? { token: cookie, from: 'cookie' } : null
}

/** When each session was last written down as seen; once a minute is often enough. */
const SEEN_MS = 60_000
const MOST_REMEMBERED = 10_000
const seen = new Map<string, number>()

function noteSeen(payload: Payload, session: string): void {
  const now = Date.now()
  if (now - (seen.get(session) ?? 0) < SEEN_MS) return
  if (seen.size > MOST_REMEMBERED) seen.clear()
  seen.set(session, now)
  sqlOn(databaseOf(payload))
    .query('update peak.sessions set seen_at = now() where id = $1', [session])
    .catch((error: unknown) => payload.logger.debug({ err: error }, 'a session could not be noted as seen'))
}

/**
 * The active user behind a token whose session lives, read afresh each time: whoever is deactivated
 * or whose session was ended is out at once. Null for everybody else.
 */
export async function userOfToken(payload: Payload, token: string): Promise<SessionUser | null> {
  const claims = await readAccessToken(token)
  if (!claims) return null
  const { rows } = await databaseOf(payload).query<
    SessionUser & { updatedAt: Date | string; createdAt: Date | string }
  >({ name: 'session-user', text: SELECT_USER, values: [claims.session, claims.user] })
  const row = rows[0]
  if (!row) return null
  noteSeen(payload, claims.session)
  return {
    ...row,
    updatedAt: new Date(row.updatedAt).toISOString(),
    createdAt: new Date(row.createdAt).toISOString(),
    collection: 'users',
    _strategy: 'peak-session',
  }
}
