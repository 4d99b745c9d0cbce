import { z } from 'zod'
import { date } from '../../core/api/answers'
import { RELEASE_PURPOSES } from '../../law/release'

export const read = z.strictObject({
  purpose: z.enum(RELEASE_PURPOSES),
  today: date.describe('The day for which it was decided, in the zone of the firm'),
  decision: z.enum(['allow', 'deny']),
  reason: z.string(),
  earliest: date.nullable().describe('The first day on which it would be allowed'),
  facts: z.strictObject({
    transferDate: date,
    identificationDeadline: date,
    exchangeDeadline: date,
    identified: z.array(
      z.strictObject({
        id: z.string(),
        description: z.string(),
        acquiredOn: date.nullable(),
        revoked: z.boolean(),
      }),
    ),
  }),
})
