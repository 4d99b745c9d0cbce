import type { Payload } from 'payload'
import { databaseOf } from '../../core/database/database'
import { sqlOn, type Sql } from '../../core/database/sql'
import {
  accountKey,
  allOf,
  confirmKey,
  countTry,
  decisive,
  FAILURES_TO_LOCK,
  forgetFailures,
  TooManyTriesError,
  WINDOW_SECONDS,
  type Counted,
  type Failures,
} from './limits'

/** Locks of accounts, and of browsers that are known to be somebody's: a quarter of an hour. */

/** Whether an account is locked for whoever tries. */
export async function isLocked(sql: Sql, counted: Counted): Promise<boolean> {
  const [row] = await sql.query('select 1 from peak.lockouts where account = $1 and locked_until > now()', [
    decisive(counted),
  ])
  return row !== undefined
}

/**
 * Counts a try before what was given is looked at: of any number at once, no more are looked at than
 * an account has. A success forgets it again. @returns null when the account has no more
 */
export async function countFirst(payload: Payload, counted: Counted): Promise<Failures | null> {
  if (await isLocked(sqlOn(databaseOf(payload)), counted)) return null
  const tries = await countTry(payload, counted)
  return (counted.browser ? tries.inBrowser : tries.failures) > FAILURES_TO_LOCK ? null : tries
}

/**
 * Counts a try of somebody who is signed in to confirm who they are. They may learn that there were
 * too many: it gives nothing away, and the right password is not called wrong.
 * @throws TooManyTriesError with the seconds until the next one
 */
export async function countConfirmation(payload: Payload, counted: Counted): Promise<Failures> {
  const tries = await countFirst(payload, counted)
  if (tries) return tries
  const [row] = await sqlOn(databaseOf(payload)).query<{ seconds: number }>(
    'select extract(epoch from locked_until - now())::float8 as seconds from peak.lockouts where account = $1 and locked_until > now()',
    [decisive(counted)],
  )
  throw new TooManyTriesError(row?.seconds ?? 1)
}

const LOCK = `insert into peak.lockouts (account, user_id, locked_until, ip) select unnest($1::text[]), $2::uuid, now() + make_interval(secs => $3), $4
  on conflict (account) do update set locked_until = excluded.locked_until, locked_at = now(), ip = excluded.ip, user_id = excluded.user_id where peak.lockouts.locked_until <= now() returning account`

/**
 * Locks an account where it was one failure too many. Five from elsewhere leave its owner the browser
 * that is known; five in that browser are held against everybody.
 * @returns whether something was locked that was not
 */
export async function lockAfter(
  sql: Sql,
  failures: Failures,
  user: string | null,
  ip: string,
): Promise<boolean> {
  const keys =
    failures.inBrowser >= FAILURES_TO_LOCK
      ? allOf(failures)
      : failures.failures >= FAILURES_TO_LOCK
        ? [failures.account]
        : []
  return keys.length > 0 && (await sql.query(LOCK, [keys, user, WINDOW_SECONDS, ip])).length > 0
}

type Locked = { id: string; email: string }

/** Everything that the tries of a person are counted by and that is locked or may be. */
async function accountsOf(sql: Sql, { id, email }: Locked): Promise<string[]> {
  const browsers = await sql.query<{ account: string }>(
    'select account from peak.lockouts where user_id = $1',
    [id],
  )
  return [...new Set([accountKey(email), confirmKey(id).account, ...browsers.map(({ account }) => account)])]
}

/** Until when somebody is locked in any way; null when they are not. */
export async function lockedUntil(sql: Sql, person: Locked): Promise<Date | null> {
  const [row] = await sql.query<{ until: Date | null }>(
    'select max(locked_until) as until from peak.lockouts where account = any($1) and locked_until > now()',
    [await accountsOf(sql, person)],
  )
  return row?.until ?? null
}

/** Holds nothing against a person any more. To be called outside of a transaction: the counters have connections of their own. */
export async function forgetAllFailures(payload: Payload, person: Locked): Promise<void> {
  for (const account of await accountsOf(sqlOn(databaseOf(payload)), person))
    await forgetFailures(payload, { account, browser: null })
}

/** Takes every lock of a person away. @returns whether there was one */
export async function unlock(sql: Sql, person: Locked): Promise<boolean> {
  const rows = await sql.query(
    'delete from peak.lockouts where account = any($1) and locked_until > now() returning account',
    [await accountsOf(sql, person)],
  )
  return rows.length > 0
}
