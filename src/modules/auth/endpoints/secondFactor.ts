import type { Endpoint } from 'payload'
import { toDataURL } from 'qrcode'
import { z } from 'zod'
import { defineEndpoint } from '../../../core/api/defineEndpoint'
import { openEndpoint } from '../../../core/api/openEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { ApiError, InvalidInputError, NotSignedInError, DomainRuleError } from '../../../core/errors'
import { phoneOf } from '../../../core/phone'
import { allow } from '../limits'
import { endAccessOf } from '../endAccess'
import { writeAuthEvent } from '../events'
import { mailSecondFactor } from '../notices'
import { originOf } from '../origin'
import { activePerson, holdPerson, type Person } from '../person'
import { confirmPassword } from '../confirm'
import { backupCodesLeft, newBackupCodes } from '../secondFactor/backupCodes'
import { findChallenge } from '../secondFactor/challenges'
import {
  beginFactor,
  FACTOR_METHODS,
  factorsOf,
  methodsOf,
  removeFactors,
  type FactorMethod,
} from '../secondFactor/factors'
import { devicesMayBeTrusted, needsSecondFactor } from '../secondFactor/policy'
import { CODES, methodsToSetUp, QUARTER, sendCode } from '../secondFactor/send'
import { newTotpSecret, otpauthUrl } from '../secondFactor/totp'
import { sessionIdOf } from '../../../core/access/actor'
import { forgetFactor, freshProof } from '../sessions'
import { ChallengeOver, assertSetUpOpen } from '../verify'
import { singleLine } from '../../../core/api/plainText'
import { messageAnswer } from '../../../core/api/answers'
import * as answers from '../answers'

const masked = (text: string): string =>
  text.includes('@') ? text.replace(/^(.).*(@.*)$/, '$1•••$2') : text.replace(/.(?=.{2})/g, '•')

function phoneNumber(given: string | null): string {
  const number = phoneOf(given, true)
  if (!number)
    throw new InvalidInputError(
      'Enter a phone number with its country code, such as +1 213 555 0100.',
      'phone',
    )
  return number
}

async function begin(
  sql: Sql,
  person: Person,
  method: FactorMethod,
  phone: string | undefined,
  challenge: string | null,
) {
  if (!methodsToSetUp().includes(method))
    throw new DomainRuleError(
      'Text messages are not set up here. Choose another method.',
      'no-text-messages',
      'method',
    )
  if (method === 'totp') {
    const secret = newTotpSecret()
    await beginFactor(sql, person.id, method, secret)
    const url = otpauthUrl(secret, person.email)
    return { method, secret, otpauthUrl: url, qrCode: await toDataURL(url, { margin: 0, width: 400 }) }
  }
  const target = method === 'sms' ? phoneNumber(phone ?? person.phone) : person.email
  await beginFactor(sql, person.id, method, method === 'sms' ? target : null)
  await sendCode(sql, person, method, { challenge, pending: true })
  return { method, sentTo: masked(target) }
}

const setUp = openEndpoint({
  method: 'post',
  path: '/auth/setup-2fa',
  setsCookies: true,
  summary: 'Begins to set up a second factor; verify-2fa confirms it with a first code',
  body: z.strictObject({
    method: z.enum(FACTOR_METHODS),
    phone: singleLine().max(40).optional(),
    challenge: z.string().max(200).optional(),
    password: z.string().max(1000).optional(),
  }),
  answer: answers.setUp,
  handler: async ({ req, body: { method, phone, challenge: token, password } }) => {
    const db = databaseOf(req.payload)
    const challenge = token ? await findChallenge(sqlOn(db), token) : null
    if (token && !challenge?.settingUp) throw new ChallengeOver()
    const userId = challenge?.user ?? req.user?.id
    const person = userId ? await activePerson(sqlOn(db), userId) : null
    if (!person) throw new NotSignedInError()
    if (!challenge) await confirmIdentity(req, sqlOn(db), person, password)
    if (method !== 'totp') await allow(req.payload, 'code', person.id, CODES, QUARTER)
    return inTransaction(db, async (sql) => {
      await holdPerson(sql, person)
      if (challenge) await assertSetUpOpen(sql, person)
      return begin(sql, person, method, phone, challenge?.id ?? null)
    })
  },
})

/**
 * A stolen session must not set up a factor or exchange it: asked for is a fresh sign-in, with the
 * factor where there is one, or else the password.
 */
async function confirmIdentity(
  req: Parameters<typeof confirmPassword>[0],
  sql: Sql,
  person: Person,
  password: string | undefined,
): Promise<void> {
  const fresh = await freshProof(sql, sessionIdOf(req))
  if (fresh.factor || (fresh.signIn && (await methodsOf(sql, person.id)).length === 0)) return
  if (password === undefined)
    throw new ApiError(403, 'Confirm this with your password.', {
      code: 'password-needed',
      field: 'password',
    })
  await confirmPassword(req, person, password)
}

const sendAgain = openEndpoint({
  method: 'post',
  path: '/auth/send-code',
  summary: 'Sends the code of a waiting sign-in by mail or text message',
  body: z.strictObject({ challenge: z.string().min(1).max(200), method: z.enum(['email', 'sms']) }),
  answer: messageAnswer,
  handler: async ({ req, body: { challenge: token, method } }) => {
    const db = databaseOf(req.payload)
    const challenge = await findChallenge(sqlOn(db), token)
    const person = challenge ? await activePerson(sqlOn(db), challenge.user) : null
    if (!challenge || !person) throw new ChallengeOver()
    const factors = await factorsOf(sqlOn(db), person.id)
    const pending = challenge.settingUp
    if (
      !factors.some(
        (factor) => factor.method === method && (pending ? factor.pendingSince : factor.confirmedAt),
      )
    )
      throw new InvalidInputError('This method is not set up.', 'method')
    await allow(req.payload, 'code', person.id, CODES, QUARTER)
    await inTransaction(db, (sql) => sendCode(sql, person, method, { challenge: challenge.id, pending }))
    return { message: 'The code is on its way.' }
  },
})

const status = defineEndpoint({
  method: 'get',
  path: '/auth/2fa',
  summary: 'Which second factors are set up, how many backup codes are left, and what the policy asks',
  answer: answers.secondFactor,
  handler: async ({ req, actor }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const factors = await factorsOf(sql, actor.id)
    return {
      factors: factors.flatMap(({ method, confirmedAt }) =>
        confirmedAt ? [{ method, since: confirmedAt }] : [],
      ),
      backupCodesLeft: await backupCodesLeft(sql, actor.id),
      required: await needsSecondFactor(sql, actor.role),
      available: methodsToSetUp(),
      trustedDevices: await devicesMayBeTrusted(sql),
    }
  },
})

const confirmation = z.strictObject({ password: z.string().min(1).max(1000) })

const codesAnew = defineEndpoint({
  method: 'post',
  path: '/auth/backup-codes',
  summary: 'Ten new backup codes; the old ones open nothing any more',
  body: confirmation,
  answer: answers.codesAnew,
  handler: async ({ req, actor, body }) => {
    const db = databaseOf(req.payload)
    const person = await activePerson(sqlOn(db), actor.id)
    if (!person) throw new NotSignedInError()
    await confirmPassword(req, person, body.password)
    if ((await methodsOf(sqlOn(db), actor.id)).length === 0)
      throw new DomainRuleError('There is no second factor yet.', 'no-second-factor')
    return inTransaction(db, async (sql) => {
      await writeAuthEvent(sql, {
        action: 'second-factor.backup-codes',
        user: actor.id,
        session: sessionIdOf(req),
        origin: originOf(req),
      })
      return { backupCodes: await newBackupCodes(sql, actor.id) }
    })
  },
})

const remove = defineEndpoint({
  method: 'delete',
  path: '/auth/2fa',
  summary:
    'Takes the second factor away, where the policy does not ask for one; other sessions and calendar feeds end',
  body: confirmation,
  answer: messageAnswer,
  handler: async ({ req, actor, body }) => {
    const db = databaseOf(req.payload)
    const person = await activePerson(sqlOn(db), actor.id)
    if (!person) throw new NotSignedInError()
    await confirmPassword(req, person, body.password)
    if (await needsSecondFactor(sqlOn(db), actor.role))
      throw new DomainRuleError(
        'Your role needs a second factor. Set up another one instead.',
        'second-factor-required',
      )
    await inTransaction(db, async (sql) => {
      await removeFactors(sql, actor.id)
      await forgetFactor(sql, sessionIdOf(req))
      await endAccessOf(sql, actor.id, 'second-factor', sessionIdOf(req))
      await writeAuthEvent(sql, {
        action: 'second-factor.remove',
        user: actor.id,
        session: sessionIdOf(req),
        origin: originOf(req),
      })
      await mailSecondFactor(sql, person, 'removed', originOf(req))
    })
    return { message: 'The second factor was removed.' }
  },
})

export const secondFactorEndpoints: Endpoint[] = [setUp, sendAgain, status, codesAnew, remove]
