import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '../../../core/api/defineEndpoint'
import { resolveDifference } from './resolve'
import { multiLine } from '../../../core/api/plainText'
import * as answers from './answers'

const resolve = defineEndpoint({
  method: 'post',
  path: '/:id/resolve',
  summary: 'Decides a difference: keep our value, or take the one of PracticePanther; with a note',
  roles: ['admin'],
  body: z.strictObject({
    keep: z.enum(['ours', 'theirs']),
    note: multiLine().trim().min(1).max(5000),
    confirmUnusualDate: z.boolean().optional(),
  }),
  answer: answers.resolve,
  handler: async (call) => {
    const doc = await resolveDifference(call.req, idParam(call), call.body)
    return { message: 'The difference was resolved.', doc }
  },
})

export const discrepancyEndpoints: Endpoint[] = [resolve]
