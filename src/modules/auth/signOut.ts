import type { PayloadRequest } from 'payload'
import type { Sql } from '../../core/database/sql'
import { writeAuthEvent } from './events'
import { originOf } from './origin'
import { endSession } from './sessions'

/** Ends a session because its owner signs out, over REST, GraphQL or the portal. */
export async function signOutOf(sql: Sql, req: PayloadRequest, session: string): Promise<void> {
  const user = await endSession(sql, session, 'signed-out')
  if (user)
    await writeAuthEvent(sql, {
      action: 'sessions.end',
      user,
      session,
      origin: originOf(req),
      facts: { because: 'signed-out' },
    })
}
