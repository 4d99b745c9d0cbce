import { z } from 'zod'
import { docAnswer, docsAnswer, id, instant, pageAnswer } from '../../core/api/answers'
import { ROLES } from '../../core/access/matrix'
import { factorAnswer, sessionAnswer } from '../auth'
import { feedAnswer } from '../calendar'

export const setActive = docAnswer(z.strictObject({ id, active: z.boolean().nullish() }))
export const portalList = pageAnswer(
  z.strictObject({
    id,
    displayName: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    active: z.boolean(),
    secondFactor: z.boolean(),
    locked: z.boolean(),
    lastSeenAt: instant.nullable(),
  }),
)
export const people = docsAnswer(
  z.strictObject({ kind: z.enum(['user', 'contact']), id, name: z.string(), detail: z.string() }),
)
export const security = z.strictObject({
  sessions: z.array(sessionAnswer),
  feeds: z.array(feedAnswer),
  factors: z.array(factorAnswer),
  lockedUntil: instant.nullable(),
})
