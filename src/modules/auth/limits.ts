import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { databaseOf } from '../../core/database/database'
import { ApiError } from '../../core/errors'
import { networkOf } from './network'

/**
 * Guessing is hopeless: failures are counted in the database, so that they hold across processes.
 * An account is locked for a quarter of an hour after five, whether it exists or not; the lock looks
 * like a wrong password. Successes are not counted.
 */
export const WINDOW_SECONDS = 15 * 60
export const FAILURES_TO_LOCK = 5
/** From so many failures on one account nothing is tried any more; long after nothing would succeed. */
const ACCOUNT_FAILURES = 10
const ADDRESS_FAILURES = 100
/** So many from one network are no forgetful person any more: somebody tries many accounts. */
export const FAILURES_TO_REPORT = 25
/** When the whole platform is being tried, addresses with failures of their own are slowed first. */
const ALL_FAILURES = 2000
const SUSPECT_FAILURES = 3

export class TooManyTriesError extends ApiError {
  readonly retryAfter: number
  constructor(seconds: number) {
    super(429, 'There were too many attempts in a short time. Wait a few minutes, then try again.', {
      code: 'too-many-tries',
    })
    this.retryAfter = Math.max(1, Math.ceil(seconds))
  }
}

type Counter = 'account' | 'address' | 'all' | 'code' | 'mail'
const shared = globalThis as typeof globalThis & {
  peakLimiters?: WeakMap<Payload, Map<string, RateLimiterPostgres>>
}

function limiterOf(payload: Payload, counter: Counter, seconds: number): RateLimiterPostgres {
  const limiters = (shared.peakLimiters ??= new WeakMap())
  const held = limiters.get(payload) ?? new Map<string, RateLimiterPostgres>()
  limiters.set(payload, held)
  const found = held.get(counter)
  if (found) return found
  const limiter = new RateLimiterPostgres({
    storeClient: databaseOf(payload),
    storeType: 'pool',
    schemaName: 'peak',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: counter,
    points: Number.MAX_SAFE_INTEGER,
    duration: seconds,
  })
  held.set(counter, limiter)
  return limiter
}

/** What an account is counted by: the address as it was typed, known or not, never stored in plain text. */
export const accountKey = (email: string): string => createHash('sha256').update(email).digest('hex')

/** What tries are counted by: the account, and the browser where it is known to be its owner's (`knownBrowser.ts`). */
export type Counted = { account: string; browser: string | null }

/** The one that decides: a browser of the owner's answers for its own failures alone. */
export const decisive = ({ account, browser }: Counted): string => browser ?? account
export const allOf = ({ account, browser }: Counted): string[] => (browser ? [account, browser] : [account])

/**
 * What the tries of somebody who is signed in are counted by: apart from those at the sign-in, so
 * that nobody from outside can keep a client from signing on the last day.
 */
export const confirmKey = (user: string): Counted => ({
  account: accountKey(`signed in as ${user}`),
  browser: null,
})

const waitOf = (state: RateLimiterRes | null): number => (state ? state.msBeforeNext / 1000 : WINDOW_SECONDS)

/** @throws TooManyTriesError when this address must wait, before anything is computed for it */
export async function assertAddressAllowed(payload: Payload, ip: string): Promise<void> {
  const [address, all] = await Promise.all([
    limiterOf(payload, 'address', WINDOW_SECONDS).get(networkOf(ip)),
    limiterOf(payload, 'all', WINDOW_SECONDS).get('all'),
  ])
  const failures = address?.consumedPoints ?? 0
  if (
    failures >= ADDRESS_FAILURES ||
    ((all?.consumedPoints ?? 0) >= ALL_FAILURES && failures >= SUSPECT_FAILURES)
  )
    throw new TooManyTriesError(waitOf(address))
}

/** The failures of an account in this window, and those in the known browser. */
export type Failures = Counted & { failures: number; inBrowser: number }

/** Counts a try against an account. @returns what is held against it now, this one included */
export async function countTry(payload: Payload, counted: Counted): Promise<Failures> {
  const limiter = limiterOf(payload, 'account', WINDOW_SECONDS)
  const [account, browser] = await Promise.all([
    limiter.consume(counted.account),
    counted.browser ? limiter.consume(counted.browser) : null,
  ])
  return { ...counted, failures: account.consumedPoints, inBrowser: browser?.consumedPoints ?? 0 }
}

/** Counts a failure against the address it came from. @returns the failures of the address in this window */
export async function countAddress(payload: Payload, ip: string): Promise<number> {
  const [address] = await Promise.all([
    limiterOf(payload, 'address', WINDOW_SECONDS).consume(networkOf(ip)),
    limiterOf(payload, 'all', WINDOW_SECONDS).consume('all'),
  ])
  return address.consumedPoints
}

/** @throws TooManyTriesError for an account on which far more was tried than could ever succeed */
export async function assertAccountAllowed(payload: Payload, counted: Counted): Promise<void> {
  const state = await limiterOf(payload, 'account', WINDOW_SECONDS).get(decisive(counted))
  if (state && state.consumedPoints >= ACCOUNT_FAILURES) throw new TooManyTriesError(waitOf(state))
}

/** After a success nothing is held against the account. */
export async function forgetFailures(payload: Payload, counted: Counted): Promise<void> {
  for (const key of allOf(counted)) await limiterOf(payload, 'account', WINDOW_SECONDS).delete(key)
}

/**
 * Allows something so many times in a time, such as sending codes.
 * @throws TooManyTriesError beyond that
 */
export async function allow(
  payload: Payload,
  counter: 'code' | 'mail',
  key: string,
  times: number,
  seconds: number,
): Promise<void> {
  const state = await limiterOf(payload, counter, seconds).consume(key)
  if (state.consumedPoints > times) throw new TooManyTriesError(waitOf(state))
}
