import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { singleLine } from '../../core/api/plainText'
import { databaseOf } from '../../core/database/database'
import { EXCHANGE_STATUSES } from '../../law/status'
import { bulk, setTags, tagList } from './bulk/endpoints'
import { exchangeQuery } from './reads/exchangeQuery'
import { readExchanges } from './reads/exchanges'
import * as answers from './answers'

const status = defineEndpoint({
  method: 'put',
  path: '/:id/status',
  summary: 'Pins the status until it is released with `status: null`',
  roles: STAFF,
  body: z.strictObject({
    status: z.enum(EXCHANGE_STATUSES).nullable(),
    reason: singleLine().max(500).optional(),
  }),
  exchange: 'manage',
  answer: answers.status,
  handler: async (call) => {
    const id = call.exchange
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
  exchange: 'manage',
  answer: answers.archive,
  handler: async (call) => {
    const id = call.exchange
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

const portalList = defineEndpoint({
  method: 'get',
  path: '/portal/exchanges',
  summary: 'The exchange list of the portal: searched, filtered, sorted and paged for the person who asks',
  query: exchangeQuery,
  answer: answers.portalList,
  handler: ({ req, actor, query }) => readExchanges(databaseOf(req.payload), actor, query),
})

export const endpoints: ModuleEndpoints = {
  root: [portalList, tagList],
  exchanges: [status, archive, bulk, setTags],
}
