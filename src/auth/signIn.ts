import type { PayloadRequest } from 'payload'
import { inTransaction, poolOf, sqlOn, type Sql } from '../database/pool'
import { ApiProblem } from '../errors'
import { admission, type Admission } from './admit'
import { writeAuthEvent } from './events'
import { accountKey, countFailure, FAILURES_TO_LOCK, forgetFailures, isLocked, lock, refuseTiredAccount, refuseTiredAddress } from './limits'
import { tellLockout } from './notices'
import { originOf, type Origin } from './origin'
import { matches } from './password'
import { personByEmail, type Person } from './person'

/** The one answer to every sign-in that fails: unknown, wrong, inactive and locked look alike. */
export class SignInRefused extends ApiProblem {
  constructor() {
    super(401, 'The e-mail address or the password is not right.', { code: 'sign-in-refused' })
  }
}

export const plainEmail = (email: string): string => email.trim().toLowerCase()

/** Counts a failed try, keeps it, and locks the account where it was one too many. */
export async function failed(req: PayloadRequest, origin: Origin, account: string, person: Person | null, action: string): Promise<void> {
  const failures = await countFailure(req.payload, { ip: origin.ip, account })
  await inTransaction(poolOf(req.payload), async (sql) => {
    await writeAuthEvent(sql, { action, user: person?.id ?? null, origin, outcome: 'failure', facts: { failures } })
    if (failures < FAILURES_TO_LOCK || !(await lock(sql, account, person?.id ?? null, origin.ip))) return
    await writeAuthEvent(sql, { action: 'sessions.lockout', user: person?.id ?? null, origin, outcome: 'refused', facts: { failures } })
    if (person) await tellLockout(sql, person, origin)
  })
}

type Stored = { hash: string | null; salt: string | null }

async function mayEnter(sql: Sql, account: string, person: Person | null): Promise<boolean> {
  // The lock is asked for after the reckoning: of many tries at once, those after the fifth fail.
  const locked = await isLocked(sql, account)
  return !locked && person?.active === true
}

/**
 * Signs in with e-mail and password.
 * @throws SignInRefused, the same for whatever is wrong; TooManyTries
 */
export async function signInWithPassword(req: PayloadRequest, credentials: { email: string; password: string }): Promise<Admission> {
  const sql = sqlOn(poolOf(req.payload))
  const origin = originOf(req)
  const email = plainEmail(credentials.email)
  const account = accountKey(email)
  await refuseTiredAddress(req.payload, origin.ip)
  const person = await personByEmail(sql, email)
  const [stored] = await sql.query<Stored>('select hash, salt from users where id = $1', [person?.id ?? null])
  const right = await matches(credentials.password, stored ?? null)
  await refuseTiredAccount(req.payload, account)
  const open = await mayEnter(sql, account, person)
  if (!right || !open || !person) {
    await failed(req, origin, account, person, 'sessions.failure')
    throw new SignInRefused()
  }
  await forgetFailures(req.payload, account)
  return inTransaction(poolOf(req.payload), (tx) => admission(tx, req, person, 'password'))
}
