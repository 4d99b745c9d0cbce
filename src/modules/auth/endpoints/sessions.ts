import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam, pageOf, pageQuery } from '../../../core/api/defineEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { NotFoundError } from '../../../core/errors'
import { endAccessOf } from '../endAccess'
import { writeAuthEvent } from '../events'
import { originOf } from '../origin'
import { sessionIdOf } from '../../../core/access/actor'
import { endSession, sessionsOf } from '../sessions'
import { messageAnswer } from '../../../core/api/answers'
import * as answers from '../answers'

const paged = z.strictObject(pageQuery)

const list = defineEndpoint({
  method: 'get',
  path: '/auth/sessions',
  summary: 'The sessions of the caller: device, address, place, last seen; `current` is the one that asks',
  query: paged,
  answer: answers.sessions,
  handler: async ({ req, actor, query }) => {
    const current = sessionIdOf(req)
    const { sessions, total } = await sessionsOf(sqlOn(databaseOf(req.payload)), actor.id, query)
    return pageOf(
      sessions.map((session) => ({ ...session, current: session.id === current })),
      total,
      query.page,
      query.limit,
    )
  },
})

const revoke = defineEndpoint({
  method: 'delete',
  path: '/auth/sessions/:id',
  summary: 'Ends a session of the caller; administrators end those of anybody',
  answer: messageAnswer,
  handler: async (call) => {
    const { req, actor } = call
    const id = idParam(call)
    await inTransaction(databaseOf(req.payload), async (sql) => {
      const [session] = await sql.query<{ user: string }>(
        `select user_id as user from peak.sessions where id = $1 and ended_at is null and (user_id = $2 or $3)`,
        [id, actor.id, actor.role === 'admin'],
      )
      if (!session || !(await endSession(sql, id, 'revoked'))) throw new NotFoundError()
      await writeAuthEvent(sql, {
        action: 'sessions.revoke',
        user: actor.id,
        session: id,
        origin: originOf(req),
        facts: { of: session.user },
      })
    })
    return { message: 'The session was ended.' }
  },
})

const revokeOthers = defineEndpoint({
  method: 'delete',
  path: '/auth/sessions',
  summary:
    'Ends all sessions of the caller but the one that asks, their calendar feeds, and the trust in their browsers',
  answer: answers.ended,
  handler: async ({ req, actor }) => {
    const ended = await inTransaction(databaseOf(req.payload), async (sql) => {
      const { sessions, feeds } = await endAccessOf(sql, actor.id, 'revoked', sessionIdOf(req))
      await writeAuthEvent(sql, {
        action: 'sessions.revoke-all',
        user: actor.id,
        session: sessionIdOf(req),
        origin: originOf(req),
        facts: { ended: sessions, feeds },
      })
      return { ended: sessions, feeds }
    })
    return { message: 'The other sessions and all calendar feeds were ended.', ...ended }
  },
})

const history = defineEndpoint({
  method: 'get',
  path: '/auth/history',
  summary: 'The latest sign-ins of the caller, failed ones too: when, from where, how',
  query: paged,
  answer: answers.history,
  handler: async ({ req, actor, query: { page, limit } }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const rows = await sql.query<z.input<typeof answers.signInEvent>>(
      `select id, action, outcome, ip, after ->> 'device' as device, after ->> 'way' as way, created_at as "createdAt" from audit_logs
       where user_id = $1 and entity_type = 'sessions' order by created_at desc, id desc limit $2 offset $3`,
      [actor.id, limit, (page - 1) * limit],
    )
    const [count] = await sql.query<{ total: number }>(
      `select count(*)::int as total from audit_logs where user_id = $1 and entity_type = 'sessions'`,
      [actor.id],
    )
    return pageOf(rows, count?.total ?? 0, page, limit)
  },
})

export const sessionEndpoints: Endpoint[] = [list, revoke, revokeOthers, history]
