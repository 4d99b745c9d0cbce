import type { PayloadRequest } from 'payload'
import { recordEvent } from '../../core/events/record'
import { sqlOf } from '../../core/database/sql'
import { endAccessOf } from './endAccess'
import { closeResetsOf } from './resets'
import type { EndedBecause } from './sessions'

type User = {
  id: string
  role?: string | null
  active?: boolean | null
  email?: string | null
}

/** Why a change of a user ends their sessions, or null when it does not. */
function reasonToEnd(before: User, after: User, passwordGiven: boolean): EndedBecause | null {
  if (before.active === true && after.active !== true) return 'deactivated'
  if (before.role !== after.role) return 'role'
  return passwordGiven ? 'password' : null
}

/**
 * What follows from a change of a user, in the transaction of the change: all that stands for them
 * ends with what it rested on (`endAccess.ts`). What administrators are told of it follows in `subscribers.ts`.
 */
export async function followUserChange(
  req: PayloadRequest,
  before: User,
  after: User,
  passwordGiven: boolean,
): Promise<void> {
  const sql = await sqlOf(req)
  const because = reasonToEnd(before, after, passwordGiven)
  if (because) {
    const { feeds } = await endAccessOf(sql, after.id, because)
    if (feeds > 0)
      await recordEvent(req, {
        action: 'calendar-feeds.end',
        entityType: 'calendar-feeds',
        after: { of: after.id, because, ended: feeds },
      })
  }
  // A link that was mailed before must not undo it.
  if (passwordGiven || before.email !== after.email || before.active !== after.active)
    await closeResetsOf(sql, after.id)
}
