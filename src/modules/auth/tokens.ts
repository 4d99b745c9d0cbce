import { jwtVerify, SignJWT } from 'jose'
import { keyedDigest, keyFor, sameDigest } from '../../core/crypto/digest'
import { UUID } from '../../core/ids'

/** Contract section 5: the access token lives a quarter of an hour, the refresh token a week. */
export const ACCESS_SECONDS = 15 * 60
export const REFRESH_SECONDS = 7 * 86_400

/** How access tokens are signed. The key is not Payload's: its own strategy would accept the token of a session that has ended. */
const ALGORITHM = 'HS256'
const accessKey = () => keyFor('access')

/** An access token: the claims of Payload's, with the session that it belongs to. */
export async function accessToken(
  user: { id: string; email: string },
  session: string,
): Promise<{ token: string; exp: number }> {
  const now = Math.floor(Date.now() / 1000)
  const exp = now + ACCESS_SECONDS
  const claims = new SignJWT({ id: user.id, collection: 'users', email: user.email, sid: session })
  return {
    token: await claims
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(exp)
      .sign(accessKey()),
    exp,
  }
}

/** Whose and of which session an access token is; null for one that is forged or run out. */
export async function readAccessToken(token: string): Promise<{ user: string; session: string } | null> {
  try {
    const { payload: claims } = await jwtVerify(token, accessKey(), { algorithms: [ALGORITHM] })
    const { id, sid, collection } = claims
    return collection === 'users' &&
      typeof id === 'string' &&
      UUID.test(id) &&
      typeof sid === 'string' &&
      UUID.test(sid)
      ? { user: id, session: sid }
      : null
  } catch {
    return null
  }
}

/**
 * A refresh token names its session and how often that was renewed, and is signed: so an old one is
 * distinguished from an invented one without a row for each, and nobody makes one from a stolen database.
 */
export function refreshToken(session: string, generation: number): string {
  const text = `${session}.${generation}`
  return `${text}.${keyedDigest(text, 'refresh')}`
}

/** What a refresh token says; null for one that we never gave. */
export function readRefreshToken(token: string): { session: string; generation: number } | null {
  const [session = '', generation = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !UUID.test(session) || !/^\d{1,9}$/.test(generation)) return null
  return sameDigest(signature, keyedDigest(`${session}.${generation}`, 'refresh'))
    ? { session, generation: Number(generation) }
    : null
}
