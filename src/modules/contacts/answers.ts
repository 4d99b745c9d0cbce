import { z } from 'zod'
import { id, pageAnswer, recordPageAnswer } from '../../core/api/answers'

export const search = recordPageAnswer('contacts')
export const portalList = pageAnswer(
  z.strictObject({
    id,
    displayName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    company: z.string().nullable(),
    accountName: z.string().nullable(),
  }),
)
