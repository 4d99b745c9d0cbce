import { z } from 'zod'
import { id, instant, pageAnswer, person } from '../../core/api/answers'

const fields = z.record(z.string(), z.unknown()).nullable()
export const timeline = pageAnswer(
  z.strictObject({
    id,
    at: instant,
    action: z.string(),
    entityType: z.string(),
    entityId: z.string(),
    summary: z.string(),
    person: person.nullable(),
    before: fields,
    after: fields,
  }),
)
