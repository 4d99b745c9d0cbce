import { z } from 'zod'
import { MONEY_READERS } from '../../core/access/matrix'
import { defineEndpoint } from '../../core/api/defineEndpoint'
import { RELEASE_PURPOSES } from '../../law/release'
import { releaseOf } from './release'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const read = defineEndpoint({
  method: 'get',
  path: '/:id/release',
  summary:
    'Whether exchange funds may be released today for a purpose, computed from the dates, the identification and the purchases of the exchange',
  roles: MONEY_READERS,
  query: z.strictObject({ purpose: z.enum(RELEASE_PURPOSES).default('client-request') }),
  exchange: 'view',
  answer: answers.read,
  handler: async (call) => {
    const id = call.exchange
    return releaseOf(call.req, id, call.query.purpose)
  },
})

export const endpoints: ModuleEndpoints = { exchanges: [read] }
