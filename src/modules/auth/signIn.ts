import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ApiError } from '../../core/errors'
import { admission, type Admission } from './admit'
import { writeAuthEvent } from './events'
import { countedBy } from './knownBrowser'
import {
  countAddress,
  countTry,
  FAILURES_TO_REPORT,
  forgetFailures,
  assertAccountAllowed,
  assertAddressAllowed,
  type Counted,
  type Failures,
} from './limits'
import { isLocked, lockAfter } from './locks'
import { notifyLockout, notifyPasswordSpraying } from './notices'
import { originOf, type Origin } from './origin'
import { matches } from './password'
import { Overtaken, personByEmail, type Person } from './person'

/** The one answer to every sign-in that fails: unknown, wrong, inactive and locked look alike. */
export class SignInRefused extends ApiError {
  constructor() {
    super(401, 'The e-mail address or the password is not right.', { code: 'sign-in-refused' })
  }
}

export const plainEmail = (email: string): string => email.trim().toLowerCase()

/** Keeps a failed try, counts it where it was not counted before, and locks the account where it was one too many. */
export async function failed(
  req: PayloadRequest,
  origin: Origin,
  counted: Counted | Failures,
  person: Person | null,
  action: string,
): Promise<void> {
  const failures = 'failures' in counted ? counted : await countTry(req.payload, counted)
  const fromNetwork = await countAddress(req.payload, origin.ip)
  await inTransaction(databaseOf(req.payload), async (sql) => {
    const facts = { failures: failures.failures }
    await writeAuthEvent(sql, { action, user: person?.id ?? null, origin, outcome: 'failure', facts })
    // Once for each quarter of an hour, not for each failure that follows.
    if (fromNetwork === FAILURES_TO_REPORT) await notifyPasswordSpraying(sql, fromNetwork, origin)
    if (!(await lockAfter(sql, failures, person?.id ?? null, origin.ip))) return
    await writeAuthEvent(sql, {
      action: 'sessions.lockout',
      user: person?.id ?? null,
      origin,
      outcome: 'refused',
      facts,
    })
    if (person) await notifyLockout(sql, person, origin)
  })
}

type Stored = { hash: string | null; salt: string | null }

async function mayEnter(sql: Sql, counted: Counted, person: Person | null): Promise<boolean> {
  // The lock is checked after the hash is computed: of many simultaneous tries, those after the fifth fail.
  const locked = await isLocked(sql, counted)
  return !locked && person?.active === true
}

/**
 * Signs in with e-mail and password.
 * @throws SignInRefused, the same for whatever is wrong; TooManyTriesError
 */
export async function signInWithPassword(
  req: PayloadRequest,
  credentials: { email: string; password: string },
): Promise<Admission> {
  const sql = sqlOn(databaseOf(req.payload))
  const origin = originOf(req)
  const email = plainEmail(credentials.email)
  await assertAddressAllowed(req.payload, origin.ip)
  const person = await personByEmail(sql, email)
  const counted = countedBy(req, email, person)
  const [stored] = await sql.query<Stored>('select hash, salt from users where id = $1', [person?.id ?? null])
  const right = await matches(credentials.password, stored ?? null)
  await assertAccountAllowed(req.payload, counted)
  const open = await mayEnter(sql, counted, person)
  if (!right || !open || !person) {
    await failed(req, origin, counted, person, 'sessions.failure')
    throw new SignInRefused()
  }
  const admitted = await inTransaction(databaseOf(req.payload), (tx) =>
    admission(tx, req, person, 'password'),
  ).catch((error: unknown) => {
    throw error instanceof Overtaken ? new SignInRefused() : error
  })
  // Where the second factor is due, nothing is forgotten before it was given: a password that is known buys no guesses.
  if (admitted.kind === 'session') await forgetFailures(req.payload, counted)
  return admitted
}
