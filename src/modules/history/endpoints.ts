import { z } from 'zod'
import { defineEndpoint, pageQuery } from '../../core/api/defineEndpoint'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { timelineOf } from './read'
import * as answers from './answers'

const timeline = defineEndpoint({
  method: 'get',
  path: '/:id/timeline',
  summary: 'What happened in an exchange, newest first: when, who, what changed',
  query: z.strictObject(pageQuery),
  exchange: 'view',
  answer: answers.timeline,
  handler: async (call) => {
    const id = call.exchange
    return timelineOf(call.req.payload, call.actor, id, call.query)
  },
})

export const endpoints: ModuleEndpoints = { exchanges: [timeline] }
