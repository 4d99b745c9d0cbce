import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ApiError, DomainRuleError } from '../../core/errors'
import { openSession, type Admission } from './admit'
import { writeAuthEvent } from './events'
import { countedBy } from './knownBrowser'
import { confirmKey, forgetFailures } from './limits'
import { countFirst } from './locks'
import { mailSecondFactor } from './notices'
import { originOf, type Origin } from './origin'
import { activePerson, holdPerson, type Person } from './person'
import { newBackupCodes } from './secondFactor/backupCodes'
import { closeChallenge, closeChallengesOf, tryChallenge, type Challenge } from './secondFactor/challenges'
import { trustDevice } from './secondFactor/devices'
import { confirmFactor, methodsOf, spendCode } from './secondFactor/factors'
import { failed } from './signIn'

export class ChallengeOver extends ApiError {
  constructor() {
    super(401, 'This sign-in has expired. Start again with your password.', { code: 'challenge-over' })
  }
}

export class WrongCode extends ApiError {
  constructor() {
    super(401, 'This code is not right, or it was used before. Try the next one.', { code: 'wrong-code' })
  }
}

/** What came of a code: a session, new backup codes where a factor was set up, the trust in this browser. */
export type Verified = { admitted: Admission; backupCodes: string[] | null; device: string | null }

async function meet(
  sql: Sql,
  challenge: Challenge,
  person: Person,
  code: string,
  trust: boolean,
  origin: Origin,
): Promise<Verified | null> {
  await holdPerson(sql, person)
  if (challenge.settingUp) await assertSetUpOpen(sql, person)
  const method = challenge.settingUp
    ? await confirmFactor(sql, person.id, challenge.id, code)
    : await spendCode(sql, person.id, challenge.id, code)
  if (!method || !(await closeChallenge(sql, challenge.id))) return null
  const backupCodes = challenge.settingUp ? await newBackupCodes(sql, person.id) : null
  if (backupCodes) await setUpDone(sql, person, method, origin)
  const device = trust ? await trustDevice(sql, person.id, origin) : null
  await writeAuthEvent(sql, { action: 'second-factor.success', user: person.id, origin, facts: { method } })
  return {
    admitted: await openSession(
      sql,
      person,
      { way: challenge.way, secondFactor: method, given: !challenge.settingUp },
      origin,
    ),
    backupCodes,
    device,
  }
}

/**
 * A sign-in that is to set up the first factor is no way round one that was set up since.
 * @throws ChallengeOver
 */
export async function assertSetUpOpen(sql: Sql, person: Person): Promise<void> {
  if ((await methodsOf(sql, person.id)).length > 0) throw new ChallengeOver()
}

/** Other sign-ins of the person that wait would set up another factor, or spare this one. */
async function setUpDone(sql: Sql, person: Person, method: string, origin: Origin): Promise<void> {
  await closeChallengesOf(sql, person.id)
  await writeAuthEvent(sql, { action: 'second-factor.set-up', user: person.id, origin, facts: { method } })
  await mailSecondFactor(sql, person, 'set up', origin)
}

/**
 * Meets a challenge with a code.
 * @throws ChallengeOver for one that is used, run out or tried five times; WrongCode
 */
export async function verifyChallenge(
  req: PayloadRequest,
  input: { challenge: string; code: string; trustDevice: boolean },
): Promise<Verified> {
  const db = databaseOf(req.payload)
  const origin = originOf(req)
  // Counted by itself first: a try that fails stays counted.
  const challenge = await tryChallenge(sqlOn(db), input.challenge)
  const person = challenge ? await activePerson(sqlOn(db), challenge.user) : null
  if (!challenge || !person) throw new ChallengeOver()
  const tries = await countFirst(req.payload, countedBy(req, person.email, person))
  if (!tries) throw new ChallengeOver()
  const verified = await inTransaction(db, (sql) =>
    meet(sql, challenge, person, input.code, input.trustDevice, origin),
  )
  if (!verified) {
    await failed(req, origin, tries, person, 'second-factor.failure')
    throw new WrongCode()
  }
  await forgetFailures(req.payload, tries)
  return verified
}

/** Confirms, while signed in, the factor that is being set up. @returns ten backup codes */
export async function verifySetUp(
  req: PayloadRequest,
  user: string,
  session: string | null,
  code: string,
): Promise<string[]> {
  const db = databaseOf(req.payload)
  const origin = originOf(req)
  const person = await activePerson(sqlOn(db), user)
  if (!person) throw new ChallengeOver()
  const tries = await countFirst(req.payload, confirmKey(person.id))
  if (!tries)
    throw new DomainRuleError(
      'There were too many wrong codes. Wait 15 minutes, then try again.',
      'locked',
      'code',
    )
  const codes = await inTransaction(db, async (sql) => {
    await holdPerson(sql, person)
    const method = await confirmFactor(sql, user, null, code)
    if (!method) return null
    // From here on this session has what the policy may ask of it; it proves nothing about who began it.
    await sql.query('update peak.sessions set second_factor = $2 where id = $1', [session, method])
    await setUpDone(sql, person, method, origin)
    return newBackupCodes(sql, user)
  })
  if (codes) {
    await forgetFailures(req.payload, tries)
    return codes
  }
  await failed(req, origin, tries, person, 'second-factor.failure')
  throw new ApiError(400, 'This code is not right. Wait for the next one and try again.', {
    code: 'wrong-code',
    field: 'code',
  })
}
