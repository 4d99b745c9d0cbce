import { decryptText, encryptText } from '../../../core/crypto/encryption'
import type { Sql } from '../../../core/database/sql'
import { backupCodesLeft, spendBackupCode } from './backupCodes'
import { spendSentCode } from './sentCodes'
import { stepOf } from './totp'

/** What somebody may have as a second factor; `backup` stands in for any of them. */
export const FACTOR_METHODS = ['totp', 'email', 'sms'] as const
export type FactorMethod = (typeof FACTOR_METHODS)[number]
export type Method = FactorMethod | 'backup'

export type Factor = {
  method: FactorMethod
  secret: string | null
  confirmedAt: Date | null
  pendingSecret: string | null
  pendingSince: Date | null
}

/** What an encrypted secret is bound to: it can be decrypted for this person and method alone. */
const purposeOf = (user: string, method: FactorMethod) => `second-factor:${user}:${method}`
export const encryptFactor = (user: string, method: FactorMethod, secret: string): string =>
  encryptText(secret, purposeOf(user, method))
export const decryptFactor = (user: string, method: FactorMethod, encrypted: string): string =>
  decryptText(encrypted, purposeOf(user, method))

/** All that a person has set up or begun to. */
export function factorsOf(sql: Sql, user: string): Promise<Factor[]> {
  return sql.query<Factor>(
    `select method, secret, confirmed_at as "confirmedAt", pending_secret as "pendingSecret", pending_since as "pendingSince" from peak.second_factors
     where user_id = $1 order by array_position(array['totp', 'sms', 'email'], method)`,
    [user],
  )
}

/** How a person can prove to be it besides the password, the best first; none when nothing is set up. */
export async function methodsOf(sql: Sql, user: string): Promise<Method[]> {
  const methods: Method[] = (await factorsOf(sql, user))
    .filter(({ confirmedAt }) => confirmedAt)
    .map(({ method }) => method)
  return methods.length > 0 && (await backupCodesLeft(sql, user)) > 0 ? [...methods, 'backup'] : methods
}

/** The number that text messages go to, when that factor is set up or being set up. */
export function phoneOf(user: string, factors: readonly Factor[], pending: boolean): string | null {
  const factor = factors.find(({ method }) => method === 'sms')
  const secret = pending ? factor?.pendingSecret : factor?.secret
  return secret ? decryptFactor(user, 'sms', secret) : null
}

async function spendTotp(sql: Sql, user: string, factors: readonly Factor[], code: string): Promise<boolean> {
  const factor = factors.find(({ method, confirmedAt }) => method === 'totp' && confirmedAt)
  if (!factor?.secret) return false
  const step = stepOf(decryptFactor(user, 'totp', factor.secret), code)
  if (step === null) return false
  // RFC 6238, section 5.2: a code is accepted once. Of two at the same moment one wins.
  const spent = await sql.query(
    `update peak.second_factors set last_step = $2 where user_id = $1 and method = 'totp' and (last_step is null or last_step < $2) returning user_id`,
    [user, step],
  )
  return spent.length > 0
}

/** Spends a code of whatever kind it is. @returns what it was, or null when it is not right */
export async function spendCode(
  sql: Sql,
  user: string,
  challenge: string | null,
  code: string,
): Promise<Method | null> {
  const text = code.replaceAll(/[\s-]/g, '')
  if (!/^\d{6}$/.test(text)) return (await spendBackupCode(sql, user, text)) ? 'backup' : null
  const factors = await factorsOf(sql, user)
  if (await spendTotp(sql, user, factors, text)) return 'totp'
  return spendSentCode(sql, { user, challenge }, text)
}

/** Begins to set up a method; what is set up already stays until the new one is confirmed. */
export async function beginFactor(
  sql: Sql,
  user: string,
  method: FactorMethod,
  secret: string | null,
): Promise<void> {
  await sql.query(
    `insert into peak.second_factors (user_id, method, pending_secret, pending_since) values ($1, $2, $3, now())
     on conflict (user_id, method) do update set pending_secret = excluded.pending_secret, pending_since = now()`,
    [user, method, secret ? encryptFactor(user, method, secret) : null],
  )
}

/** Nothing that was only begun stays: it would be confirmed by whoever began it. */
export async function dropPendingFactors(sql: Sql, user: string): Promise<void> {
  await sql.query('delete from peak.second_factors where user_id = $1 and confirmed_at is null', [user])
  await sql.query(
    'update peak.second_factors set pending_secret = null, pending_since = null where user_id = $1 and pending_since is not null',
    [user],
  )
}

/** `step` is that of the code which confirms an app: it is spent with that, and signs nobody in (RFC 6238, section 5.2). */
const confirm = (sql: Sql, user: string, method: FactorMethod, step: number | null = null) =>
  sql.query(
    `update peak.second_factors set secret = pending_secret, confirmed_at = now(), pending_secret = null, pending_since = null, last_step = $3
     where user_id = $1 and method = $2 and pending_since is not null returning method`,
    [user, method, step],
  )

/** Confirms what is being set up with a first code. @returns the method, or null when the code is not right */
export async function confirmFactor(
  sql: Sql,
  user: string,
  challenge: string | null,
  code: string,
): Promise<FactorMethod | null> {
  const text = code.replaceAll(/\s/g, '')
  const pending = (await factorsOf(sql, user)).find(
    ({ method, pendingSecret }) => method === 'totp' && pendingSecret,
  )
  const step = pending?.pendingSecret
    ? stepOf(decryptFactor(user, 'totp', pending.pendingSecret), text)
    : null
  if (step !== null) return (await confirm(sql, user, 'totp', step)).length > 0 ? 'totp' : null
  const sent = await spendSentCode(sql, { user, challenge }, text)
  return sent && (await confirm(sql, user, sent)).length > 0 ? sent : null
}

/** Takes all of a person's factors away, and the trust in their browsers with them. */
export async function removeFactors(sql: Sql, user: string): Promise<void> {
  await sql.query('delete from peak.second_factors where user_id = $1', [user])
  await sql.query('delete from peak.backup_codes where user_id = $1', [user])
  await sql.query('delete from peak.trusted_devices where user_id = $1', [user])
}
