import { z } from 'zod'
import { docAnswer, id } from '../../../core/api/answers'

export const resolve = docAnswer(
  z.strictObject({
    id,
    status: z.literal('RESOLVED'),
    kept: z.enum(['ours', 'theirs']),
    note: z.string(),
  }),
)
