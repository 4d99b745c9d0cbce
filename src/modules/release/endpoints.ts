import type { Endpoint } from 'payload'
import { z } from 'zod'
import { MONEY_READERS } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { RELEASE_PURPOSES } from '../../law/release'
import { requireExchange } from '../exchanges/visible'
import { releaseOf } from './release'

const read = defineEndpoint({
  method: 'get',
  path: '/:id/release',
  summary:
    'Whether exchange funds may be released today for a purpose, computed from the dates, the identification and the purchases of the exchange',
  roles: MONEY_READERS,
  query: z.strictObject({ purpose: z.enum(RELEASE_PURPOSES).default('client-request') }),
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return releaseOf(call.req, id, call.query.purpose)
  },
})

/** Below `/api/exchanges`. */
export const releaseEndpoints: Endpoint[] = [read]
