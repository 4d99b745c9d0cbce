import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/pool'
import { tellPrivilege } from './notices'
import { endSessionsOf, type EndedBecause } from './sessions'
import { closeChallengesOf } from './secondFactor/challenges'
import { forgetDevices } from './secondFactor/devices'

type User = { id: string; role?: string | null; active?: boolean | null; displayName?: string | null; email?: string | null }

/** Why a change of a user ends their sessions, or null when it does not. */
function reasonToEnd(before: User, after: User, passwordGiven: boolean): EndedBecause | null {
  if (before.active !== false && after.active === false) return 'deactivated'
  if (before.role !== after.role) return 'role'
  return passwordGiven ? 'password' : null
}

/**
 * What follows from a change of a user, in the transaction of the change: sessions, waiting sign-ins
 * and trusted browsers end with what they rested on; new rights are told to administrators.
 */
export async function followUserChange(req: PayloadRequest, before: User | null, after: User, passwordGiven: boolean): Promise<void> {
  const sql = await sqlOf(req)
  const name = after.displayName || after.email || after.id
  if (!before) {
    if (after.role === 'admin' && req.user) await tellPrivilege(sql, name, 'is a new administrator')
    return
  }
  const because = reasonToEnd(before, after, passwordGiven)
  if (because) {
    await endSessionsOf(sql, after.id, because)
    await closeChallengesOf(sql, after.id)
    await forgetDevices(sql, after.id)
  }
  if (before.role !== after.role) await tellPrivilege(sql, name, `${before.role ?? 'no role'} became ${after.role ?? 'no role'}`)
}
