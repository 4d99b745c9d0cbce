import { MONEY_READERS, STAFF } from '../../core/access/matrix'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import { worksheetInput } from './input'
import { readWorksheet, writeWorksheet } from './store'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const read = defineEndpoint({
  method: 'get',
  path: '/:id/worksheet',
  summary:
    "Settlement lines with their classes and every line of Form 8824 that follows; a worksheet for the client's CPA",
  roles: MONEY_READERS,
  exchange: 'view',
  answer: answers.read,
  handler: async (call) => {
    const id = call.exchange
    return readWorksheet(call.req, id)
  },
})

const write = defineEndpoint({
  method: 'put',
  path: '/:id/worksheet',
  summary: "Keeps the settlement lines and the CPA's figures of an exchange",
  roles: STAFF,
  body: worksheetInput,
  exchange: 'manage',
  answer: answers.write,
  handler: async (call) => {
    const id = call.exchange
    return {
      message: 'The worksheet was saved.',
      doc: await writeWorksheet(call.req, call.actor, id, call.body),
    }
  },
})

export const endpoints: ModuleEndpoints = { exchanges: [read, write] }
