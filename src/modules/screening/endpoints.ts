import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { decideScreening, readScreenings, screen, screeningInput } from './screening'
import { multiLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const list = defineEndpoint({
  method: 'get',
  path: '/:id/screenings',
  summary: 'Parties that were screened for disqualified and related persons, and how many findings wait',
  roles: STAFF,
  exchange: 'view',
  answer: answers.list,
  handler: async (call) => {
    const id = call.exchange
    return readScreenings(call.req, id)
  },
})

const create = defineEndpoint({
  method: 'post',
  path: '/:id/screenings',
  summary:
    'Screens a party by two tests with two thresholds: disqualified (10%, agents within two years) and related (50%)',
  roles: STAFF,
  status: 201,
  body: screeningInput,
  exchange: 'manage',
  answer: answers.create,
  handler: async (call) => {
    const id = call.exchange
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
  exchange: 'manage',
  answer: answers.decide,
  handler: async (call) => {
    const [id, screening] = [call.exchange, idParam(call, 'screening')]
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

export const endpoints: ModuleEndpoints = { exchanges: [list, create, decide] }
