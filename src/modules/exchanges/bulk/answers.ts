import { z } from 'zod'
import { count, docAnswer, docsAnswer, id } from '../../../core/api/answers'

const results = z.array(
  z.strictObject({
    id,
    name: z.string().nullable(),
    exchangeNumber: z.string().nullable(),
    outcome: z.enum(['changed', 'unchanged', 'not-found']),
    changes: z.array(z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  }),
)
export const bulk = z.strictObject({
  action: z.enum(['assign', 'status', 'tag', 'archive', 'export']),
  preview: z.boolean().describe('Nothing was written'),
  total: count,
  changed: count,
  unchanged: count,
  notFound: count,
  results,
  csv: z.string().optional().describe('Of an export'),
  fileName: z.string().optional(),
})
export const setTags = docAnswer(z.strictObject({ id, tags: z.array(z.string()) }))
export const tagList = docsAnswer(z.strictObject({ tag: z.string(), count }))
