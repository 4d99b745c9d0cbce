import type { Endpoint } from 'payload'
import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { requireExchange } from '../exchanges/visible'
import { decideScreening, readScreenings, screen, screeningInput } from './screening'
import { multiLine } from '../../core/api/plainText'

const list = defineEndpoint({
  method: 'get',
  path: '/:id/screenings',
  summary: 'Parties that were screened for disqualified and related persons, and how many findings wait',
  roles: STAFF,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id)
    return readScreenings(call.req, id)
  },
})

const create = defineEndpoint({
  method: 'post',
  path: '/:id/screenings',
  summary:
    'Screens a party by two tests with two thresholds: disqualified (10 %, agents within two years) and related (50 %)',
  roles: STAFF,
  status: 201,
  body: screeningInput,
  handler: async (call) => {
    const id = idParam(call)
    await requireExchange(call.req, call.actor, id, 'manage')
    const doc = await screen(call.req, call.actor, id, call.body)
    return {
      message: doc.state === 'CLEAR' ? 'Nothing was found.' : 'Something was found that has to be cleared.',
      doc,
    }
  },
})

const decide = defineEndpoint({
  method: 'post',
  path: '/:id/screenings/:screening/decide',
  summary: 'Clears or confirms a finding, with the reason',
  roles: STAFF,
  body: z.strictObject({
    decision: z.enum(['clear', 'confirm']),
    reason: multiLine().trim().min(1).max(1000),
  }),
  handler: async (call) => {
    const [id, screening] = [idParam(call), idParam(call, 'screening')]
    await requireExchange(call.req, call.actor, id, 'manage')
    const doc = await decideScreening(
      call.req,
      call.actor,
      id,
      screening,
      call.body.decision,
      call.body.reason,
    )
    return {
      message: call.body.decision === 'clear' ? 'The finding was cleared.' : 'The finding was confirmed.',
      doc,
    }
  },
})

/** Below `/api/exchanges`. */
export const screeningEndpoints: Endpoint[] = [list, create, decide]
