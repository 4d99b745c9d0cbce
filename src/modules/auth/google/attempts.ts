import { randomToken, tokenHash } from '../../../core/crypto/digest'
import type { Sql } from '../../../core/database/sql'
import { publicUrl } from '../../../core/env'
import type { Attempt } from './client'

/** How long somebody may take at Google's page. */
const SECONDS = 10 * 60

/** Names the browser that asked: an answer that another browser brings counts for nothing. */
export const ATTEMPT_COOKIE = 'peak-google'

const attributes = (seconds: number): string =>
  `Path=/api/auth/google; Max-Age=${seconds}; HttpOnly${publicUrl().startsWith('https:') ? '; Secure' : ''}; SameSite=Lax`
export const attemptCookie = (state: string): string => `${ATTEMPT_COOKIE}=${state}; ${attributes(SECONDS)}`
export const spentCookie = (): string => `${ATTEMPT_COOKIE}=; ${attributes(0)}`

/** Begins an attempt, stored by the hash of its state. */
export async function beginAttempt(sql: Sql, next: string | null): Promise<Attempt> {
  const attempt = { state: randomToken(), nonce: randomToken(), verifier: randomToken() }
  await sql.query('delete from peak.google_attempts where expires_at < now()')
  await sql.query(
    'insert into peak.google_attempts (state_hash, nonce, verifier, next, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))',
    [tokenHash(attempt.state), attempt.nonce, attempt.verifier, next, SECONDS],
  )
  return attempt
}

/** Takes an attempt: whatever comes of it, it is there no more. */
export async function takeAttempt(
  sql: Sql,
  state: string,
): Promise<(Attempt & { next: string | null }) | null> {
  const [row] = await sql.query<{ nonce: string; verifier: string; next: string | null; fresh: boolean }>(
    'delete from peak.google_attempts where state_hash = $1 returning nonce, verifier, next, expires_at > now() as fresh',
    [tokenHash(state)],
  )
  return row?.fresh ? { state, nonce: row.nonce, verifier: row.verifier, next: row.next } : null
}
