import { jwtVerify } from 'jose'
import type { Payload } from 'payload'
import type { Role } from '../access/matrix'
import { poolOf } from '../database/pool'

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
  collection: 'users'
  _strategy: string
}

/** The name of the cookie that carries the access token (contract section 3). */
export const TOKEN_COOKIE = 'payload-token'

const SELECT_USER = `select id, email, first_name as "firstName", last_name as "lastName", display_name as "displayName", role, active,
  contact_id as contact, agency_id as agency, phone, time_zone as "timeZone", updated_at as "updatedAt", created_at as "createdAt"
  from users where id = $1 and active`

type HeaderReader = { get: (name: string) => string | null }

function cookieOf(headers: HeaderReader): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=')
    if (name === TOKEN_COOKIE) return decodeURIComponent(value.join('='))
  }
  return null
}

/** The token of a request: `Authorization: Bearer` or `JWT` first, then the cookie. */
export function tokenOf(headers: HeaderReader): { token: string; from: 'header' | 'cookie' } | null {
  const header = /^(?:Bearer|JWT) (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (header) return { token: header.trim(), from: 'header' }
  try {
    const cookie = cookieOf(headers)
    return cookie ? { token: cookie, from: 'cookie' } : null
  } catch {
    return null
  }
}

async function userIdIn(token: string, secret: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] })
    return payload['collection'] === 'users' && typeof payload['id'] === 'string' ? payload['id'] : null
  } catch {
    return null
  }
}

/**
 * The active user behind a token, read afresh each time: a deactivated person is out at once.
 * Null for a token that is forged, expired, or of somebody who may no longer enter.
 */
export async function userOfToken(payload: Payload, token: string): Promise<SessionUser | null> {
  const id = await userIdIn(token, payload.secret)
  if (!id) return null
  const { rows } = await poolOf(payload).query<SessionUser & { updatedAt: Date | string; createdAt: Date | string }>({ name: 'session-user', text: SELECT_USER, values: [id] })
  const row = rows[0]
  if (!row) return null
  return { ...row, updatedAt: new Date(row.updatedAt).toISOString(), createdAt: new Date(row.createdAt).toISOString(), collection: 'users', _strategy: 'peak-session' }
}
