import { z } from 'zod'
import { count, docAnswer, id, messageAnswer } from '../../core/api/answers'

export const saveProfile = docAnswer(
  z.strictObject({
    id,
    firstName: z.string(),
    lastName: z.string(),
    displayName: z.string().nullish(),
    phone: z.string().nullable().describe('E.164'),
    timeZone: z.string().nullable().describe('IANA name'),
  }),
)
export const putAvatar = messageAnswer.extend({ type: z.string(), bytes: count })
