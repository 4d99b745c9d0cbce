import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { NotSignedInError } from '../../core/errors'
import { askSecondFactor, type Admission } from './admit'
import { writeAuthEvent } from './events'
import { elsewhereBefore, noteMove } from './moved'
import { notifyTokenReuse } from './notices'
import { originOf, type Origin } from './origin'
import { activePerson } from './person'
import { stillCounts } from './secondFactor/devices'
import { methodsOf } from './secondFactor/factors'
import { needsSecondFactor } from './secondFactor/policy'
import { endSession, renewSession } from './sessions'
import { readRefreshToken } from './tokens'

/** A token that was used before means that there are two of it: the session ends everywhere. */
async function endReused(sql: Sql, session: string, generation: number, origin: Origin): Promise<void> {
  const [row] = await sql.query<{ generation: number }>(
    'select generation from peak.sessions where id = $1 and ended_at is null for update',
    [session],
  )
  if (!row || row.generation <= generation) return
  const user = await endSession(sql, session, 'reuse')
  const person = user ? await activePerson(sql, user) : null
  await writeAuthEvent(sql, { action: 'sessions.reuse', user, session, origin, outcome: 'refused' })
  if (person) await notifyTokenReuse(sql, person, origin)
}

/** A session that has proved less than the policy asks by now is renewed only with a second factor. */
async function renew(
  sql: Sql,
  session: string,
  generation: number,
  origin: Origin,
): Promise<Admission | null> {
  const elsewhere = await elsewhereBefore(sql, session, origin)
  const renewed = await renewSession(sql, session, generation, origin)
  const person = renewed ? await activePerson(sql, renewed.userId) : null
  if (!renewed || !person) return null
  const due =
    !(await stillCounts(sql, renewed.secondFactor)) &&
    ((await needsSecondFactor(sql, person.role)) || (await methodsOf(sql, person.id)).length > 0)
  if (elsewhere) await noteMove(sql, person, session, elsewhere, origin)
  if (!due) return { kind: 'session', person, session, generation: renewed.generation }
  await endSession(sql, session, 'policy')
  await writeAuthEvent(sql, {
    action: 'sessions.policy',
    user: person.id,
    session,
    origin,
    outcome: 'refused',
  })
  return askSecondFactor(sql, person, renewed.way)
}

/**
 * Renews a session with its refresh token, which works once. There is no grace: a second use ends
 * the whole session, access tokens included (contract section 5).
 * @throws NotSignedInError
 */
export async function refresh(req: PayloadRequest, token: string | null): Promise<Admission> {
  const read = token ? readRefreshToken(token) : null
  if (!read) throw new NotSignedInError()
  const origin = originOf(req)
  const admitted = await inTransaction(databaseOf(req.payload), async (sql) => {
    const renewed = await renew(sql, read.session, read.generation, origin)
    if (!renewed) await endReused(sql, read.session, read.generation, origin)
    return renewed
  })
  if (!admitted) throw new NotSignedInError()
  return admitted
}
