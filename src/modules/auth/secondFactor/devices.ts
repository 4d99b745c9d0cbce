import { randomToken, tokenHash } from '../../../core/crypto/digest'
import type { Sql } from '../../../core/database/sql'
import { DEVICE_SECONDS } from '../cookies'
import type { Origin } from '../origin'
import { devicesMayBeTrusted } from './policy'

/** What a session says in place of a second factor that a trusted browser spared. */
export const TRUSTED = 'trusted-device'

/** Whether what a session came in with still stands for a second factor. */
export async function stillCounts(sql: Sql, secondFactor: string | null): Promise<boolean> {
  return secondFactor !== null && (secondFactor !== TRUSTED || (await devicesMayBeTrusted(sql)))
}

/** Trusts a browser for thirty days. @returns what its cookie says, or null where the policy forbids it */
export async function trustDevice(sql: Sql, user: string, origin: Origin): Promise<string | null> {
  if (!(await devicesMayBeTrusted(sql))) return null
  const token = randomToken()
  await sql.query(
    `insert into peak.trusted_devices (token_hash, user_id, device, ip, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
    [tokenHash(token), user, origin.device, origin.ip, DEVICE_SECONDS],
  )
  return token
}

/** Whether this browser is trusted by this person, and may be. */
export async function isTrusted(sql: Sql, user: string, token: string | null): Promise<boolean> {
  if (!token || !(await devicesMayBeTrusted(sql))) return false
  const [row] = await sql.query(
    'select 1 from peak.trusted_devices where token_hash = $1 and user_id = $2 and expires_at > now()',
    [tokenHash(token), user],
  )
  return row !== undefined
}

/** Trusts none of a person's browsers any more. */
export async function forgetDevices(sql: Sql, user: string): Promise<void> {
  await sql.query('delete from peak.trusted_devices where user_id = $1', [user])
}
