import { z } from 'zod'
import { count, id, instant, pageAnswer } from '../../core/api/answers'
import { RUN_KINDS } from './runs'

const kind = z.enum(RUN_KINDS)
const run = z.strictObject({
  id,
  kind,
  status: z.enum(['RUNNING', 'SUCCESS', 'PARTIAL', 'FAILED']),
  full: z.boolean().describe('A sweep: everything was read'),
  triggeredBy: z.string().nullable(),
  startedAt: instant,
  completedAt: instant.nullable(),
  counts: z
    .strictObject({
      seen: count,
      created: count,
      updated: count,
      unchanged: count,
      missing: count,
      failed: count,
    })
    .partial()
    .describe('Empty where the run ended before it counted'),
  errors: z.array(
    z.strictObject({
      entity: z.string(),
      id: z.string().optional(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  step: z.string().nullable(),
})
export const start = z.strictObject({
  run: z.strictObject({ id, kind, status: z.literal('RUNNING') }),
})
const newest = z.record(z.string(), run.nullable()).describe('One for each kind')
export const status = z.strictObject({
  last: newest,
  lastSuccess: newest,
  running: z.array(run).optional(),
  schedule: z
    .strictObject({
      mode: z.enum(['off', 'hourly', 'daily']),
      hour: z.int().describe('Hour of the day in the zone of the firm'),
    })
    .optional(),
  connection: z.string().optional(),
})
export const logs = pageAnswer(run)
