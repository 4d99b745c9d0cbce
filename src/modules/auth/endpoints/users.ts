import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam, pageOf, pageQuery } from '../../../core/api/defineEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { NotFoundError, DomainRuleError } from '../../../core/errors'
import { endAccessOf } from '../endAccess'
import { writeAuthEvent } from '../events'
import { forgetAllFailures, unlock } from '../locks'
import { mailSecondFactor } from '../notices'
import { originOf } from '../origin'
import { personByEmail, personOf, type Person } from '../person'
import { removeFactors } from '../secondFactor/factors'
import { sessionIdOf } from '../../../core/access/actor'
import { plainEmail } from '../signIn'
import { multiLine, singleLine } from '../../../core/api/plainText'
import { messageAnswer } from '../../../core/api/answers'
import * as answers from '../answers'

/** What administrators see and do about the sign-ins of others. */
const ADMIN = ['admin'] as const

const event = (req: PayloadRequest, action: string, person: Person, facts: Record<string, unknown> = {}) => ({
  action,
  user: req.user?.id ?? null,
  session: sessionIdOf(req),
  origin: originOf(req),
  facts: { of: person.id, ...facts },
})

const endSessions = defineEndpoint({
  method: 'delete',
  path: '/:id/sessions',
  summary: 'Ends all sessions and calendar feeds of a user, and trusts none of their browsers any more',
  roles: ADMIN,
  answer: answers.ended,
  handler: async (call) => {
    const { req } = call
    const ended = await inTransaction(databaseOf(req.payload), async (sql) => {
      const person = await personOf(sql, idParam(call))
      const { sessions, feeds } = await endAccessOf(sql, person.id, 'revoked')
      await writeAuthEvent(sql, event(req, 'sessions.revoke-all', person, { ended: sessions, feeds }))
      return { ended: sessions, feeds }
    })
    return { message: 'All sessions and calendar feeds were ended.', ...ended }
  },
})

const resetSecondFactor = defineEndpoint({
  method: 'delete',
  path: '/:id/2fa',
  summary:
    'Takes the second factor of a user away, such as after a lost phone; all sessions and calendar feeds end',
  roles: ADMIN,
  body: z.strictObject({ reason: multiLine().min(3).max(500) }),
  answer: messageAnswer,
  handler: async (call) => {
    const { req, body } = call
    await inTransaction(databaseOf(req.payload), async (sql) => {
      const person = await personOf(sql, idParam(call))
      // With a stolen session of an administrator it would be the way round the factor.
      if (person.id === req.user?.id)
        throw new DomainRuleError(
          'Your own second factor is removed on your security page, with your password.',
          'own-second-factor',
        )
      await removeFactors(sql, person.id)
      const { feeds } = await endAccessOf(sql, person.id, 'second-factor')
      await writeAuthEvent(
        sql,
        event(req, 'second-factor.reset', person, { role: person.role, reason: body.reason, feeds }),
      )
      await mailSecondFactor(sql, person, 'removed', originOf(req))
    })
    return {
      message:
        'The second factor was removed. It is set up anew at the next sign-in where the policy asks for one.',
    }
  },
})

async function unlockPerson(
  req: PayloadRequest,
  person: Person,
): Promise<{ message: string; unlocked: boolean }> {
  await forgetAllFailures(req.payload, person)
  const unlocked = await inTransaction(databaseOf(req.payload), async (sql) => {
    const was = await unlock(sql, person)
    await writeAuthEvent(sql, event(req, 'sessions.unlock', person, { was }))
    return was
  })
  return { message: unlocked ? 'The account was unlocked.' : 'The account was not locked.', unlocked }
}

const unlockOne = defineEndpoint({
  method: 'post',
  path: '/:id/unlock',
  summary: 'Unlocks an account before its quarter of an hour is over',
  roles: ADMIN,
  answer: answers.unlocked,
  handler: async (call) =>
    unlockPerson(call.req, await personOf(sqlOn(databaseOf(call.req.payload)), idParam(call))),
})

const unlockByEmail = defineEndpoint({
  method: 'post',
  path: '/unlock',
  summary: 'Unlocks an account by its e-mail address',
  roles: ADMIN,
  body: z.strictObject({ email: singleLine().min(1).max(320) }),
  answer: answers.unlocked,
  handler: async ({ req, body }) => {
    const person = await personByEmail(sqlOn(databaseOf(req.payload)), plainEmail(body.email))
    if (!person) throw new NotFoundError()
    return unlockPerson(req, person)
  },
})

const locked = defineEndpoint({
  method: 'get',
  path: '/locked',
  summary: 'Accounts that are locked now',
  roles: ADMIN,
  query: z.strictObject(pageQuery),
  answer: answers.locked,
  handler: async ({ req, query: { page, limit } }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const docs = await sql.query<z.input<typeof answers.lockedAccount>>(
      `select u.id, u.email, u.display_name as "displayName", l.at as "lockedAt", l.until as "lockedUntil", l.ip
      from (select user_id, max(locked_at) as at, max(locked_until) as until, (array_agg(ip order by locked_at desc))[1] as ip from peak.lockouts where locked_until > now() group by user_id) l
      join users u on u.id = l.user_id order by l.at desc, u.id limit $1 offset $2`,
      [limit, (page - 1) * limit],
    )
    const [count] = await sql.query<{ total: number }>(
      'select count(distinct user_id)::int as total from peak.lockouts where user_id is not null and locked_until > now()',
    )
    return pageOf(docs, count?.total ?? 0, page, limit)
  },
})

export const userSecurityEndpoints: Endpoint[] = [
  locked,
  unlockByEmail,
  endSessions,
  resetSecondFactor,
  unlockOne,
]
