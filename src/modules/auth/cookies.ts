import { publicUrl } from '../../core/env'

/**
 * The cookies of a session. Scripts read none that opens anything: the access token goes to every
 * address, the refresh token only to the two that renew it, and `peak-until` merely says when the
 * access token runs out, so that the tabs of a browser renew it once.
 */
export const ACCESS_COOKIE = 'payload-token'
export const REFRESH_COOKIE = 'peak-refresh'
export const DEVICE_COOKIE = 'peak-device'
export const UNTIL_COOKIE = 'peak-until'
export const KNOWN_COOKIE = 'peak-known'

/** Where the refresh token is sent: ours, and the one that Payload's panel calls. */
const REFRESH_PATHS = ['/api/auth', '/api/users/refresh-token', '/api/users/logout']

type Options = { path: string; maxAge: number; sameSite: 'Lax' | 'Strict'; readable?: boolean }

function cookie(name: string, value: string, { path, maxAge, sameSite, readable }: Options): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : ''
  return `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${maxAge}${readable ? '' : '; HttpOnly'}${secure}; SameSite=${sameSite}`
}

type Tokens = { token: string; exp: number; refreshToken: string; refreshSeconds: number }

/** The cookies that carry a pair of tokens. */
export function sessionCookies({ token, exp, refreshToken, refreshSeconds }: Tokens): string[] {
  const seconds = Math.max(0, exp - Math.floor(Date.now() / 1000))
  return [
    cookie(ACCESS_COOKIE, token, { path: '/', maxAge: seconds, sameSite: 'Lax' }),
    cookie(UNTIL_COOKIE, String(exp), { path: '/', maxAge: refreshSeconds, sameSite: 'Lax', readable: true }),
    ...REFRESH_PATHS.map((path) =>
      cookie(REFRESH_COOKIE, refreshToken, { path, maxAge: refreshSeconds, sameSite: 'Strict' }),
    ),
  ]
}

/** Takes all of them back. */
export function expiredCookies(): string[] {
  const gone = { maxAge: 0, sameSite: 'Lax' as const }
  return [
    cookie(ACCESS_COOKIE, '', { path: '/', ...gone }),
    cookie(UNTIL_COOKIE, '', { path: '/', ...gone, readable: true }),
    ...REFRESH_PATHS.map((path) => cookie(REFRESH_COOKIE, '', { path, maxAge: 0, sameSite: 'Strict' })),
  ]
}

/** Thirty days, in seconds. */
export const DEVICE_SECONDS = 30 * 86_400

/** Names this browser as one that its owner trusts. Sent along when Google leads back as well, hence Lax; it opens nothing by itself. */
export const deviceCookie = (token: string): string =>
  cookie(DEVICE_COOKIE, token, { path: '/api/auth', maxAge: DEVICE_SECONDS, sameSite: 'Lax' })

/** Half a year, in seconds; the value says so as well. */
export const KNOWN_SECONDS = 180 * 86_400

/** Distinguishes this browser from other people's when somebody's password is guessed (`knownBrowser.ts`). */
export const knownCookie = (value: string): string =>
  cookie(KNOWN_COOKIE, value, { path: '/api/auth', maxAge: KNOWN_SECONDS, sameSite: 'Strict' })

/** An answer in JSON that sets cookies. */
export function withCookies(body: unknown, cookies: readonly string[], status = 200): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  for (const entry of cookies) headers.append('set-cookie', entry)
  return new Response(JSON.stringify(body), { status, headers })
}

type HeaderReader = { get: (name: string) => string | null }

/** A cookie of a request; null when absent or not readable. */
export function cookieOf(headers: HeaderReader, wanted: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=')
    if (name !== wanted) continue
    try {
      return decodeURIComponent(value.join('='))
    } catch {
      return null
    }
  }
  return null
}
