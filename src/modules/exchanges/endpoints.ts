import type { Endpoint } from 'payload'
import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam, pageQuery } from '../../core/api/defineEndpoint'
import { exchangeCalendar } from '../calendar/endpoints'
import { today } from '../../core/clock'
import { poolOf, sqlOn } from '../../core/database/pool'
import { computeDeadlines } from '../../law/deadlines'
import { explainDeadlines } from '../../law/deadline-why'
import { EXCHANGE_STATUSES } from '../../law/status'
import { identificationEndpoints } from '../identification/endpoints'
import { bulkEndpoints } from './bulk/endpoints'
import { releaseEndpoints } from '../release/endpoints'
import { screeningEndpoints } from '../screening/endpoints'
import { transferDateEndpoints } from '../transfer-date/endpoints'
import { truthCardEndpoints } from '../deadlines/endpoints'
import { worksheetEndpoints } from '../worksheet/endpoints'
import { lifecycleEndpoints } from '../lifecycle/endpoints'
import { applyTemplate } from '../tasks/templateEndpoints'
import { participantEndpoints } from '../participants/endpoints'
import { messagesOf } from './rows'
import { recordWarnings } from './recordWarnings'
import { deadlineInput } from './stored'
import { timelineOf } from '../history/read'
import { requireExchange } from './visible'
import { singleLine } from '../../core/api/plainText'

const NO_DATES = { transferDate: null, identification: null, exchange: null, warnings: [] }

const deadlines = defineEndpoint({
  method: 'get',
  path: '/:id/deadlines',
  summary:
    'The deadlines of an exchange (and of parked property) with days left, what limits them, the earliest end that cannot be excluded (`safeDate`) and what would lift it (`safeReason`), warnings, and the reckoning line by line',
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    const exchange = await call.req.payload.findByID({
      collection: 'exchanges',
      id,
      depth: 0,
      joins: false,
      overrideAccess: false,
      req: call.req,
    })
    const input = deadlineInput(exchange, today())
    if (!input) return { ...NO_DATES, why: [] }
    const { warnings, ...dates } = computeDeadlines(input)
    return {
      ...dates,
      warnings: [...warnings, ...(await recordWarnings(sqlOn(poolOf(call.req.payload)), id, call.actor))],
      why: explainDeadlines(input),
    }
  },
})

const timeline = defineEndpoint({
  method: 'get',
  path: '/:id/timeline',
  summary: 'What happened in an exchange, newest first: when, who, what changed',
  query: z.strictObject(pageQuery),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return timelineOf(call.req.payload, call.actor, id, call.query)
  },
})

const status = defineEndpoint({
  method: 'put',
  path: '/:id/status',
  summary: 'Pins the status until it is released with `status: null`',
  roles: STAFF,
  body: z.strictObject({
    status: z.enum(EXCHANGE_STATUSES).nullable(),
    reason: singleLine().max(500).optional(),
  }),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, 'manage')
    const data = {
      pinnedStatus: call.body.status,
      statusPinnedReason: call.body.status ? (call.body.reason ?? null) : null,
    }
    const doc = await call.req.payload.update({
      collection: 'exchanges',
      id,
      data,
      depth: 0,
      overrideAccess: true,
      req: call.req,
    })
    return {
      message: 'The status was set.',
      doc: { id: doc.id, status: doc.status, expired: doc.expired, pinnedStatus: doc.pinnedStatus },
    }
  },
})

const archive = defineEndpoint({
  method: 'delete',
  path: '/:id',
  summary: 'Archives an exchange; nothing is deleted',
  roles: STAFF,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, 'manage')
    const doc = await call.req.payload.update({
      collection: 'exchanges',
      id,
      data: { archived: true },
      depth: 0,
      overrideAccess: true,
      req: call.req,
    })
    return { message: 'The exchange was archived.', doc: { id: doc.id, archived: doc.archived } }
  },
})

type Listed = 'tasks' | 'documents'
const SORTED: Record<Listed, string> = { tasks: 'dueDate,id', documents: '-createdAt,id' }

/** A list of what belongs to one exchange, under the caller's own rules. */
const listOf = (collection: Listed): Endpoint =>
  defineEndpoint({
    method: 'get',
    path: `/:id/${collection}`,
    summary: `The ${collection} of an exchange, as far as the caller may see them`,
    query: z.strictObject(pageQuery),
    handler: async (call) => {
      const id = idParam(call)
      await requireExchange(call.req, call.actor, id)
      const { page, limit } = call.query
      return call.req.payload.find({
        collection,
        where: { exchange: { equals: id } },
        sort: SORTED[collection],
        page,
        limit,
        depth: 0,
        overrideAccess: false,
        req: call.req,
      })
    },
  })

const cursor = z.uuid().optional()

const messages = defineEndpoint({
  method: 'get',
  path: '/:id/messages',
  summary: 'Messages of an exchange, newest last; `before` and `after` are message ids',
  query: z.strictObject({ before: cursor, after: cursor, limit: pageQuery.limit }),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    const docs = await messagesOf(call.req.payload, call.actor, id, call.query)
    return {
      docs,
      totalDocs: docs.length,
      limit: call.query.limit,
      page: 1,
      totalPages: 1,
      hasNextPage: false,
      hasPrevPage: false,
    }
  },
})

export const exchangeEndpoints: Endpoint[] = [
  deadlines,
  exchangeCalendar,
  timeline,
  status,
  archive,
  listOf('tasks'),
  listOf('documents'),
  messages,
  applyTemplate,
  ...participantEndpoints,
  ...identificationEndpoints,
  ...lifecycleEndpoints,
  ...bulkEndpoints,
  ...screeningEndpoints,
  ...worksheetEndpoints,
  ...truthCardEndpoints,
  ...transferDateEndpoints,
  ...releaseEndpoints,
]
