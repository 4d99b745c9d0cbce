import { z } from 'zod'
import { date, docAnswer, docsAnswer, id, instant, person, personOrId } from '../../core/api/answers'

export { transferPreviewAnswer as preview } from '../exchanges'

export const list = docsAnswer(
  z.strictObject({
    id,
    date,
    evidence: z.string(),
    reason: z.string().nullable(),
    state: z.enum(['REQUESTED', 'APPROVED', 'REFUSED']),
    note: z.string().nullable(),
    requestedBy: personOrId,
    decidedBy: person.nullable(),
    decidedAt: instant.nullable(),
    createdAt: instant,
  }),
)
export const request = docAnswer(z.strictObject({ id, state: z.literal('REQUESTED'), date }))
export const decision = docAnswer(
  z.strictObject({
    id,
    state: z.enum(['APPROVED', 'REFUSED']),
    date,
    identificationDeadline: date.nullish().describe('Of an approval: as it is now'),
    exchangeDeadline: date.nullish(),
  }),
)
