import type { Endpoint } from 'payload'
import { defineEndpoint, idParam } from '../../api/defineEndpoint'
import { inTransaction, poolOf, sqlOn } from '../../database/pool'
import { NotYours } from '../../errors'
import { writeAuthEvent } from '../events'
import { originOf } from '../origin'
import { sessionIdOf } from '../session'
import { endSession, endSessionsOf, sessionsOf } from '../sessions'
import { forgetDevices } from '../secondFactor/devices'

/** All there are on one page: nobody has more than a few. */
const page = <T>(docs: T[]) => ({ docs, totalDocs: docs.length, limit: 500, page: 1, totalPages: 1, hasNextPage: false, hasPrevPage: false })

const list = defineEndpoint({
  method: 'get', path: '/auth/sessions', summary: 'The sessions of the caller: device, address, place, last seen; `current` is the one that asks',
  handler: async ({ req, actor }) => {
    const current = sessionIdOf(req)
    const sessions = await sessionsOf(sqlOn(poolOf(req.payload)), actor.id)
    return page(sessions.map((session) => ({ ...session, current: session.id === current })))
  },
})

const revoke = defineEndpoint({
  method: 'delete', path: '/auth/sessions/:id', summary: 'Ends a session of the caller; administrators end those of anybody',
  handler: async (call) => {
    const { req, actor } = call
    const id = idParam(call)
    await inTransaction(poolOf(req.payload), async (sql) => {
      const [session] = await sql.query<{ user: string }>(`select user_id as user from peak.sessions where id = $1 and ended_at is null and (user_id = $2 or $3)`, [id, actor.id, actor.role === 'admin'])
      if (!session || !(await endSession(sql, id, 'revoked'))) throw new NotYours()
      await writeAuthEvent(sql, { action: 'sessions.revoke', user: actor.id, session: id, origin: originOf(req), facts: { of: session.user } })
    })
    return { message: 'The session was ended.' }
  },
})

const revokeOthers = defineEndpoint({
  method: 'delete', path: '/auth/sessions', summary: 'Ends all sessions of the caller but the one that asks, and trusts no browser any more',
  handler: async ({ req, actor }) => {
    const ended = await inTransaction(poolOf(req.payload), async (sql) => {
      const count = await endSessionsOf(sql, actor.id, 'revoked', sessionIdOf(req))
      await forgetDevices(sql, actor.id)
      await writeAuthEvent(sql, { action: 'sessions.revoke-all', user: actor.id, session: sessionIdOf(req), origin: originOf(req), facts: { ended: count } })
      return count
    })
    return { message: 'The other sessions were ended.', ended }
  },
})

const history = defineEndpoint({
  method: 'get', path: '/auth/history', summary: 'The latest sign-ins of the caller, failed ones too: when, from where, how',
  handler: async ({ req, actor }) => {
    const rows = await sqlOn(poolOf(req.payload)).query(
      `select id, action, outcome, ip, after ->> 'device' as device, after ->> 'way' as way, created_at as "createdAt" from audit_logs
       where user_id = $1 and entity_type = 'sessions' order by created_at desc, id desc limit 100`,
      [actor.id],
    )
    return page(rows)
  },
})

export const sessionEndpoints: Endpoint[] = [list, revoke, revokeOthers, history]
