import type { PayloadRequest } from 'payload'
import { recordEvent } from '../../core/events/record'
import { sqlOf } from '../../core/database/sql'
import { notifyPrivilegeChange } from './notices'
import { endAccessOf } from './endAccess'
import { closeResetsOf } from './resets'
import type { EndedBecause } from './sessions'

type User = {
  id: string
  role?: string | null
  active?: boolean | null
  displayName?: string | null
  email?: string | null
}

type Circumstances = { passwordGiven: boolean; invited: boolean }

/** Why a change of a user ends their sessions, or null when it does not. */
function reasonToEnd(before: User, after: User, passwordGiven: boolean): EndedBecause | null {
  if (before.active === true && after.active !== true) return 'deactivated'
  if (before.role !== after.role) return 'role'
  return passwordGiven ? 'password' : null
}

/**
 * What follows from a change of a user, in the transaction of the change: all that stands for them
 * ends with what it rested on (`endAccess.ts`); administrators are notified of new rights, but not of the first people of a platform, whom nobody creates.
 */
export async function followUserChange(
  req: PayloadRequest,
  before: User | null,
  after: User,
  { passwordGiven, invited }: Circumstances,
): Promise<void> {
  const sql = await sqlOf(req)
  const name = after.displayName || after.email || after.id
  if (!before) {
    if (after.role === 'admin' && (req.user || invited))
      await notifyPrivilegeChange(sql, name, 'is a new administrator')
    return
  }
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
  if (after.role === 'admin' && before.active !== true && after.active === true)
    await notifyPrivilegeChange(sql, name, 'is an active administrator again')
  if (before.role !== after.role)
    await notifyPrivilegeChange(sql, name, `${before.role ?? 'no role'} became ${after.role ?? 'no role'}`)
}
