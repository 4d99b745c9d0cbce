import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { recordEvent } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { fromStored } from './bodies'
import { outboxQuery, readMessage, readOutbox } from './read'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const ADMIN = ['admin'] as const

const list = defineEndpoint({
  method: 'get',
  path: '/admin/outbox',
  summary: 'Mail and text messages, newest first; filter by state and channel',
  roles: ADMIN,
  query: outboxQuery,
  answer: answers.list,
  handler: ({ req, query }) => readOutbox(sqlOn(databaseOf(req.payload)), query),
})

const read = defineEndpoint({
  method: 'get',
  path: '/admin/outbox/:id',
  summary:
    'One message with its words. Those of a secret are there only while it is kept, and its reading is audited',
  roles: ADMIN,
  answer: answers.read,
  handler: async (call) => {
    const { req } = call
    const row = await readMessage(sqlOn(databaseOf(req.payload)), idParam(call))
    if (!row) throw new NotFoundError()
    if (!row.secret) return row
    // While queued it is for its recipient only; stored, there is no other way to read it.
    if (row.state !== 'KEPT') return { ...row, text: null, html: null }
    await recordEvent(req, {
      action: 'outbox.read',
      entityType: 'outbox',
      entityId: row.id,
      after: { kind: row.kind, user: row.user },
    })
    return { ...row, ...fromStored(row) }
  },
})

export const endpoints: ModuleEndpoints = { root: [list, read] }
