import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { writeAuthEvent } from './events'
import { allow } from './limits'
import { networkOf } from './network'
import { originOf } from './origin'

/** Far more than somebody with an old mail tries; each is a row of the audit log. */
const TRIES = 100
const QUARTER = 15 * 60

/**
 * Keeps that a link was tried which opens nothing: of an invitation, or for a new password.
 * @throws TooManyTriesError when that happens without end from one network
 */
export async function noteDeadToken(
  req: PayloadRequest,
  action: 'users.reset-refused' | 'invitations.refused',
): Promise<void> {
  const origin = originOf(req)
  await allow(req.payload, 'code', `dead token ${networkOf(origin.ip)}`, TRIES, QUARTER)
  await writeAuthEvent(sqlOn(databaseOf(req.payload)), { action, user: null, origin, outcome: 'failure' })
}
