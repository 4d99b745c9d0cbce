import { jwtVerify } from 'jose'
import { jwtSign, type Payload } from 'payload'
import { keyedDigest, sameDigest } from '../crypto/digest'

/** Contract section 5: the access token lives a quarter of an hour, the refresh token a week. */
export const ACCESS_SECONDS = 15 * 60
export const REFRESH_SECONDS = 7 * 86_400

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An access token: Payload's own JWT, with the session that it belongs to. */
export function accessToken(payload: Payload, user: { id: string; email: string }, session: string): Promise<{ token: string; exp: number }> {
  return jwtSign({ fieldsToSign: { id: user.id, collection: 'users', email: user.email, sid: session }, secret: payload.secret, tokenExpiration: ACCESS_SECONDS })
}

/** Whose and of which session an access token is; null for one that is forged or run out. */
export async function readAccessToken(payload: Payload, token: string): Promise<{ user: string; session: string } | null> {
  try {
    const { payload: claims } = await jwtVerify(token, new TextEncoder().encode(payload.secret), { algorithms: ['HS256'] })
    const { id, sid, collection } = claims
    return collection === 'users' && typeof id === 'string' && UUID.test(id) && typeof sid === 'string' && UUID.test(sid) ? { user: id, session: sid } : null
  } catch {
    return null
  }
}

/**
 * A refresh token names its session and how often that was renewed, and is signed: so an old one is
 * told from an invented one without a row for each, and nobody makes one from a stolen database.
 */
export function refreshToken(session: string, generation: number): string {
  const text = `${session}.${generation}`
  return `${text}.${keyedDigest(text, 'refresh')}`
}

/** What a refresh token says; null for one that we never gave. */
export function readRefreshToken(token: string): { session: string; generation: number } | null {
  const [session = '', generation = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !UUID.test(session) || !/^\d{1,9}$/.test(generation)) return null
  return sameDigest(signature, keyedDigest(`${session}.${generation}`, 'refresh')) ? { session, generation: Number(generation) } : null
}
