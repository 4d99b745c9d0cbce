import { z } from 'zod'
import { cents, date, warning } from '../../core/api/answers'

export { deadlines, identificationResult as identification } from '../../core/api/lawAnswers'

const line = cents
export const form8824 = z.strictObject({
  lines: z
    .strictObject({
      12: line.optional(),
      13: line.optional(),
      14: line.optional(),
      15: line,
      16: line,
      17: line,
      18: line,
      19: line,
      20: line,
      21: line,
      22: line,
      23: line,
      24: line,
      25: line,
    })
    .describe('Lines of Part III; 12 to 14 are there exactly when other property was given'),
  recognizedGainCents: cents,
  deferredGainCents: cents,
  basisCents: cents,
  warnings: z.array(warning),
})

export const release = z.strictObject({
  decision: z.enum(['allow', 'deny']),
  reason: z.string(),
  earliest: date.optional().describe('The first day on which it would be allowed'),
})
