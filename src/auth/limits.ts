import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { poolOf, type Sql } from '../database/pool'
import { ApiProblem } from '../errors'

/**
 * Guessing is hopeless: failures are counted in the database, so that they hold across processes.
 * An account is locked for a quarter of an hour after five, whether it exists or not; the lock looks
 * like a wrong password. Successes are not counted.
 */
const WINDOW_SECONDS = 15 * 60
export const FAILURES_TO_LOCK = 5
/** From so many failures on one account nothing is tried any more; long after nothing would succeed. */
const ACCOUNT_FAILURES = 10
const ADDRESS_FAILURES = 100
/** When the whole platform is being tried, addresses with failures of their own are slowed first. */
const ALL_FAILURES = 2000
const SUSPECT_FAILURES = 3

export class TooManyTries extends ApiProblem {
  readonly retryAfter: number
  constructor(seconds: number) {
    super(429, 'There were too many tries in a short time. Wait a few minutes, then try again.', { code: 'too-many-tries' })
    this.retryAfter = Math.max(1, Math.ceil(seconds))
  }
}

type Counter = 'account' | 'address' | 'all' | 'code' | 'mail'
const shared = globalThis as typeof globalThis & { peakLimiters?: WeakMap<Payload, Map<string, RateLimiterPostgres>> }

function limiterOf(payload: Payload, counter: Counter, seconds: number): RateLimiterPostgres {
  const limiters = (shared.peakLimiters ??= new WeakMap())
  const held = limiters.get(payload) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(payload, held)
  const found = held.get(counter)
  if (found) return found
  const limiter = new RateLimiterPostgres({
    storeClient: poolOf(payload), storeType: 'pool', schemaName: 'peak', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false,
    keyPrefix: counter, points: Number.MAX_SAFE_INTEGER, duration: seconds,
  })
  held.set(counter, limiter)
  return limiter
}

/** What an account is counted by: the address as it was typed, known or not, never kept in the clear. */
export const accountKey = (email: string): string => createHash('sha256').update(email).digest('hex')

/**
 * What the tries of somebody who is signed in are counted by: apart from those at the sign-in, so
 * that nobody from outside can keep a client from signing on the last day.
 */
export const confirmKey = (user: string): string => accountKey(`signed in as ${user}`)

const waitOf = (state: RateLimiterRes | null): number => (state ? state.msBeforeNext / 1000 : WINDOW_SECONDS)

export type Tries = { ip: string; account: string }

/** @throws TooManyTries when this address must wait, before anything is reckoned for it */
export async function refuseTiredAddress(payload: Payload, ip: string): Promise<void> {
  const [address, all] = await Promise.all([limiterOf(payload, 'address', WINDOW_SECONDS).get(ip), limiterOf(payload, 'all', WINDOW_SECONDS).get('all')])
  const failures = address?.consumedPoints ?? 0
  if (failures >= ADDRESS_FAILURES || ((all?.consumedPoints ?? 0) >= ALL_FAILURES && failures >= SUSPECT_FAILURES)) throw new TooManyTries(waitOf(address))
}

/** Counts a failed try. @returns the failures of the account in this window */
export async function countFailure(payload: Payload, { ip, account }: Tries): Promise<number> {
  const [counted] = await Promise.all([limiterOf(payload, 'account', WINDOW_SECONDS).consume(account), limiterOf(payload, 'address', WINDOW_SECONDS).consume(ip), limiterOf(payload, 'all', WINDOW_SECONDS).consume('all')])
  return counted.consumedPoints
}

/** @throws TooManyTries for an account on which far more was tried than could ever succeed */
export async function refuseTiredAccount(payload: Payload, account: string): Promise<void> {
  const state = await limiterOf(payload, 'account', WINDOW_SECONDS).get(account)
  if (state && state.consumedPoints >= ACCOUNT_FAILURES) throw new TooManyTries(waitOf(state))
}

/** After a success nothing is held against the account. */
export async function forgetFailures(payload: Payload, account: string): Promise<void> {
  await limiterOf(payload, 'account', WINDOW_SECONDS).delete(account)
}

/**
 * Allows something so many times in a time, such as sending codes.
 * @throws TooManyTries beyond that
 */
export async function allow(payload: Payload, counter: 'code' | 'mail', key: string, times: number, seconds: number): Promise<void> {
  const state = await limiterOf(payload, counter, seconds).consume(key)
  if (state.consumedPoints > times) throw new TooManyTries(waitOf(state))
}

/** Whether an account is locked. */
export async function isLocked(sql: Sql, account: string): Promise<boolean> {
  const [row] = await sql.query('select 1 from peak.lockouts where account = $1 and locked_until > now()', [account])
  return row !== undefined
}

/** Locks an account. @returns false when it was locked already */
export async function lock(sql: Sql, account: string, user: string | null, ip: string): Promise<boolean> {
  const rows = await sql.query(
    `insert into peak.lockouts (account, user_id, locked_until, ip) values ($1, $2, now() + make_interval(secs => $3), $4)
     on conflict (account) do update set locked_until = excluded.locked_until, locked_at = now(), ip = excluded.ip where peak.lockouts.locked_until <= now() returning account`,
    [account, user, WINDOW_SECONDS, ip],
  )
  return rows.length > 0
}

/** Takes a lock away. @returns whether there was one */
export async function unlock(sql: Sql, account: string): Promise<boolean> {
  const rows = await sql.query('delete from peak.lockouts where account = $1 and locked_until > now() returning account', [account])
  return rows.length > 0
}
