import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import type { SessionUser } from '../../../modules/auth'
import { databaseOf } from '../../../core/database/database'
import { sqlOn } from '../../../core/database/sql'
import type { Work } from '../../../core/database/work'
import { followEvents } from '../../../core/events/afterCommit'
import { OutcomeUnknownError } from '../../../core/database/commit'
import { assertUnchanged, ifMatchOf, isVisible } from './changedSince'
import { answerOnce, idempotencyKeyOf } from './idempotency'
import { targetOf } from './target'

/** A checked request on its way to the API. */
export type WriteCall = {
  request: Request
  method: string
  segments: readonly string[]
  url: URL
  user: SessionUser | null
}

/** Lets a request through to what answers it. */
export type Send = (request: Request) => Promise<Response>

/** The comparison with what the caller read, where they say as of when they read it and may see it at all. */
async function comparison(
  payload: Payload,
  { request, method, segments, user }: WriteCall,
): Promise<Work['afterFirstBegin']> {
  const target = user && (method === 'PATCH' || method === 'PUT') ? targetOf(segments, user) : null
  const since = target && ifMatchOf(request.headers)
  if (!user || !target || !since || !(await isVisible(payload, user, target))) return null
  return (sql) => assertUnchanged(sql, payload, user, target, since)
}

/** "Nothing was changed" is only said where it is true: after a commit an error leaves the outcome open. */
function truthful(response: Response, work: Work): Response {
  if (!work.committed || (response.status !== 500 && response.status !== 503)) return response
  const unknown = new OutcomeUnknownError()
  return Response.json({ errors: [unknown.entry] }, { status: unknown.status })
}

/** How long an answer waits for what follows from it; the queue has it in any case. */
const FOLLOW_MS = 1000
const MOST_AT_ONCE = 20

/**
 * Lets what the request recorded be followed before it is answered, so that who asks next finds it
 * done. The job that was queued with the change finds it handled, or does it where this did not.
 */
async function followAtOnce(payload: Payload, { committed, followed }: Work): Promise<void> {
  if (!committed || followed.length === 0) return
  const done = followEvents(databaseOf(payload), followed.slice(0, MOST_AT_ONCE))
  await Promise.race([done, wait(FOLLOW_MS, undefined, { ref: false })]).catch((error: unknown) =>
    payload.logger.warn({ err: error }, 'what follows from a change is left to the queue'),
  )
}

/**
 * One request that may write, as the piece of work that goes on (contract section 3, "Writes that are safe to repeat"): `If-Match` is
 * compared inside the transaction of the change, `Idempotency-Key` is stored inside the transaction
 * of the creation, and an outcome that is not known is called that.
 */
export async function writeSafely(
  payload: Payload,
  call: WriteCall,
  work: Work,
  send: Send,
): Promise<Response> {
  const { request, method, user } = call
  if (method === 'GET' || method === 'OPTIONS') return send(request)
  work.afterFirstBegin = await comparison(payload, call)
  const key = user ? idempotencyKeyOf(call) : null
  const response =
    user && key
      ? await answerOnce(sqlOn(databaseOf(payload)), { ...call, user, key, work }, send)
      : await send(request)
  await followAtOnce(payload, work)
  return truthful(response, work)
}
