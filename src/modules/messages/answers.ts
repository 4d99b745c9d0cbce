import { z } from 'zod'
import { docAnswer, id, instant, pageAnswer, personOrId, recordOf } from '../../core/api/answers'

export const create = docAnswer(recordOf('messages'))
/** A message as lists answer it. */
export const messageRecord = z.strictObject({
  id,
  createdAt: instant,
  updatedAt: instant,
  exchange: id,
  audience: z.enum(['all', 'staff']),
  content: z.string(),
  attachments: z.array(id),
  messageType: z.string(),
  replyTo: id.nullable(),
  clientId: z.string().nullable(),
  sender: personOrId.nullable(),
})
export const list = pageAnswer(messageRecord)
