import type { Sql } from '../../core/database/sql'

/** Ended rows are stored this long, for later questions; the audit log has what happened. */
const KEPT_DAYS = 90

const OVER: readonly string[] = [
  `delete from peak.rate_limits where expire is not null and expire < extract(epoch from now()) * 1000`,
  `delete from peak.challenges where expires_at < now() - interval '1 day'`,
  `delete from peak.sent_codes where expires_at < now() - interval '1 day'`,
  `delete from peak.google_attempts where expires_at < now()`,
  `delete from peak.trusted_devices where expires_at < now()`,
  `delete from peak.lockouts where locked_until < now() - interval '1 day'`,
  `delete from peak.password_resets where expires_at < now() - interval '1 day'`,
  `delete from peak.idempotency_keys where created_at < now() - interval '2 days'`,
  `delete from peak.sessions where coalesce(ended_at, expires_at) < now() - interval '${KEPT_DAYS} days'`,
]

/** Removes what signing in leaves behind once it is over. @returns how many rows went */
export async function purgeExpiredAuth(sql: Sql): Promise<number> {
  let count = 0
  for (const statement of OVER) count += (await sql.query(`${statement} returning 1`)).length
  return count
}
