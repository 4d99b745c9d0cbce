import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../core/api/defineEndpoint'
import { openEndpoint } from '../../../core/api/openEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { ApiError, NotSignedInError } from '../../../core/errors'
import { admission, answerOf, openSession } from '../admit'
import { withCookies } from '../cookies'
import { confirmPassword } from '../confirm'
import { originOf } from '../origin'
import { setPassword } from '../newPassword'
import { assertNewPassword } from '../password'
import { activePerson, ownOf } from '../person'
import { askForReset, resetWithToken } from '../passwordFlows'
import { checkNewPassword } from '../passwordRules'
import { sessionIdOf } from '../../../core/access/actor'
import { factorOf, freshProof } from '../sessions'
import { stillCounts } from '../secondFactor/devices'
import { singleLine } from '../../../core/api/plainText'
import { messageAnswer } from '../../../core/api/answers'
import * as answers from '../answers'

const SENT = { message: 'If this address belongs to a user, a mail with a link is on its way.' }

const forgotPassword = (path: string) =>
  openEndpoint({
    method: 'post',
    path,
    body: z.strictObject({ email: singleLine().min(1).max(320) }),
    summary: 'Asks for a new password; the answer is the same for every address',
    answer: messageAnswer,
    handler: async ({ req, body }) => {
      await askForReset(req, body.email)
      return SENT
    },
  })

const resetPassword = (path: string) =>
  openEndpoint({
    method: 'post',
    path,
    setsCookies: true,
    body: z.strictObject({ token: z.string().min(1).max(200), password: z.string().max(1001) }),
    summary:
      'Sets a new password with the token of the mail, which works once and for an hour; all sessions end',
    answer: messageAnswer,
    handler: async ({ req, body }) => {
      await resetWithToken(req, body)
      return { message: 'Your password was changed. Sign in with it.' }
    },
  })

const changePassword = defineEndpoint({
  method: 'post',
  path: '/auth/change-password',
  setsCookies: true,
  summary:
    'Changes the own password with the old one, or soon after a sign-in with a second factor; all sessions end but the new one that is answered',
  body: z.strictObject({
    currentPassword: z.string().min(1).max(1000).optional(),
    password: z.string().max(1001),
  }),
  answer: answers.admissionWithMessage,
  handler: async ({ req, actor, body }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const person = await activePerson(sql, actor.id)
    if (!person) throw new NotSignedInError()
    const session = sessionIdOf(req)
    if (body.currentPassword !== undefined)
      await confirmPassword(req, person, body.currentPassword, 'currentPassword')
    else if (!(await freshProof(sql, session)).factor)
      throw new ApiError(403, 'Enter your current password as well.', {
        code: 'password-needed',
        field: 'currentPassword',
      })
    checkNewPassword(body.password, ownOf(person))
    await assertNewPassword(req, person, body.password)
    const secondFactor = await factorOf(sql, session)
    await setPassword(req, person, body.password, async () => true)
    const changed = await activePerson(sql, actor.id)
    if (!changed) throw new NotSignedInError()
    const admitted = await inTransaction(databaseOf(req.payload), async (tx) => {
      // What was given in the session that this one takes the place of is not asked again; what was not, is.
      return (await stillCounts(tx, secondFactor))
        ? openSession(tx, changed, { way: 'password', secondFactor }, originOf(req))
        : admission(tx, req, changed, 'password')
    })
    const { body: answer, cookies } = await answerOf(req, admitted)
    return withCookies({ message: 'Your password was changed.', ...answer }, cookies)
  },
})

export const passwordEndpoints: Endpoint[] = [
  forgotPassword('/auth/forgot-password'),
  resetPassword('/auth/reset-password'),
  changePassword,
]
export const payloadPasswords: Endpoint[] = [
  forgotPassword('/forgot-password'),
  resetPassword('/reset-password'),
]
