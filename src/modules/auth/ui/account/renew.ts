import { challengeIn, type Challenge } from './api'
import { answerOf, api } from '../../../../ui/api-client/client'

/** The tabs of a browser share one renewal: the token of it works once. */
const LOCK = 'peak-session'
/** Renewed this long before the access token runs out. */
export const AHEAD_SECONDS = 60

/** When the access token of this browser runs out, in seconds, as its readable cookie says. */
export function validUntil(): number {
  const found = /(?:^|; )peak-until=(\d+)/.exec(document.cookie)
  return found ? Number(found[1]) : 0
}

const isFresh = () => validUntil() - Date.now() / 1000 > AHEAD_SECONDS

/** Does something that renews the session while no other tab does. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(LOCK, work) : work()
}

export type Renewal = 'renewed' | 'over' | 'unreachable' | Challenge

async function renewNow(): Promise<Renewal> {
  // While this tab waited another one may have done it.
  if (isFresh()) return 'renewed'
  const answer = await answerOf(api.POST('/api/auth/refresh', { body: {} }))
  if (!answer.ok) return answer.status === 401 ? 'over' : 'unreachable'
  return challengeIn(answer.body) ?? 'renewed'
}

/** Renews the session of this browser, once for all its tabs. */
export const renew = (): Promise<Renewal> => alone(renewNow)
