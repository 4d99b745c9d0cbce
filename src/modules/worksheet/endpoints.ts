import type { Endpoint } from 'payload'
import { MONEY_READERS, STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { requireExchange } from '../exchanges/visible'
import { worksheetInput } from './input'
import { readWorksheet, writeWorksheet } from './store'

const read = defineEndpoint({
  method: 'get',
  path: '/:id/worksheet',
  summary:
    "Settlement lines with their classes and every line of Form 8824 that follows; a worksheet for the client's CPA",
  roles: MONEY_READERS,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return readWorksheet(call.req, id)
  },
})

const write = defineEndpoint({
  method: 'put',
  path: '/:id/worksheet',
  summary: "Keeps the settlement lines and the CPA's figures of an exchange",
  roles: STAFF,
  body: worksheetInput,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, 'manage')
    return {
      message: 'The worksheet was kept.',
      doc: await writeWorksheet(call.req, call.actor, id, call.body),
    }
  },
})

/** Below `/api/exchanges`. */
export const worksheetEndpoints: Endpoint[] = [read, write]
