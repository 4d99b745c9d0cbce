import type { Payload } from 'payload'
import { databaseOf } from '../database/database'
import { sqlOn } from '../database/sql'
import { CLIENT_IP_HEADER, recordEvents } from './record'
import { UUID } from '../ids'

/** A change that somebody who is signed in asked for and may not make. */
export type Refusal = {
  user: string
  method: string
  segments: readonly string[]
  status: number
  headers: Headers
}

/** Whether an answer is a rejection worth recording: of a change, by role or by exchange. Reads are too many. */
export const isRefusal = (method: string, status: number): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && (status === 403 || status === 404)

/**
 * Stores a rejected attempt in a row of its own (architecture decision 1): there is no transaction of
 * a change that it could be part of.
 */
export async function writeRefusal(
  payload: Payload,
  { user, method, segments, status, headers }: Refusal,
): Promise<void> {
  const [, collection = '', id] = segments
  await recordEvents(sqlOn(databaseOf(payload)), [
    {
      action: 'request.refused',
      entityType: collection.slice(0, 100),
      entityId: id && UUID.test(id) ? id : null,
      user,
      ip: headers.get(CLIENT_IP_HEADER),
      userAgent: headers.get('user-agent')?.slice(0, 300) ?? null,
      outcome: 'refused',
      after: {
        method,
        path: `/${segments.map((segment) => segment.slice(0, 100)).join('/')}`.slice(0, 500),
        status,
      },
    },
  ])
}
