import { jwtVerify, SignJWT } from 'jose'
import { keyedDigest, keyFor, sameDigest, tokenHash } from '../../core/crypto/digest'
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

/** What a valid access token says, and until when. */
type AccessClaims = { user: string; session: string; exp: number }

/** Null for one that is forged or run out. */
async function verifiedClaims(token: string): Promise<AccessClaims | null> {
  try {
    const { payload: claims } = await jwtVerify(token, accessKey(), {
      algorithms: [ALGORITHM],
      requiredClaims: ['exp'],
    })
    const { id, sid, collection, exp = 0 } = claims
    return collection === 'users' &&
      typeof id === 'string' &&
      UUID.test(id) &&
      typeof sid === 'string' &&
      UUID.test(sid)
      ? { user: id, session: sid, exp }
      : null
  } catch {
    return null
  }
}

const MOST_REMEMBERED = 10_000
/** Tokens whose signature was verified, by their hash: a caller sends the same one with every request of a quarter of an hour. */
const verified = new Map<string, AccessClaims>()

/** Whose and of which session an access token is; null for one that is forged or run out. */
export async function readAccessToken(token: string): Promise<{ user: string; session: string } | null> {
  const key = tokenHash(token)
  const known = verified.get(key)
  if (known && known.exp > Date.now() / 1000) return known
  verified.delete(key)
  const claims = await verifiedClaims(token)
  if (!claims) return null
  if (verified.size >= MOST_REMEMBERED) verified.clear()
  verified.set(key, claims)
  return claims
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
