import type { Sql } from '../../core/database/sql'
import { accessEnded } from './domainEvents'
import { closeResetsOf } from './resets'
import { endSessionsOf, type EndedBecause } from './sessions'
import { closeChallengesOf } from './secondFactor/challenges'
import { forgetDevices } from './secondFactor/devices'
import { dropPendingFactors } from './secondFactor/factors'
import { closeSentCodesOf } from './secondFactor/sentCodes'

/** How much of what stood for a person was ended. */
export type Ended = { sessions: number; feeds: number }

/**
 * Ends all that stands for a person in their absence: sessions with their refresh tokens, sign-ins
 * that wait for a code, codes and links that are on their way, a second factor that is only begun,
 * the trust in browsers, and calendar feeds, which are read without a sign-in. Nothing of it comes
 * back: who is activated again begins anew.
 * @param except a session that may stay, with which its owner ends all the others
 */
export async function endAccessOf(
  sql: Sql,
  user: string,
  because: EndedBecause,
  except: string | null = null,
): Promise<Ended> {
  const sessions = await endSessionsOf(sql, user, because, except)
  await closeChallengesOf(sql, user)
  await closeSentCodesOf(sql, user)
  await closeResetsOf(sql, user)
  await dropPendingFactors(sql, user)
  await forgetDevices(sql, user)
  const answers = await accessEnded.publish(sql, { user })
  return { sessions, feeds: answers.reduce((sum, { feeds }) => sum + feeds, 0) }
}
