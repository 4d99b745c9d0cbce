import { z } from 'zod'
import { count, id, instant, pageAnswer } from '../../core/api/answers'
import { CHANNELS, STATES } from './delivery'

const outboxRecord = z.strictObject({
  id,
  channel: z.enum(CHANNELS),
  recipient: z.string(),
  subject: z.string(),
  user: id.nullable(),
  kind: z.string(),
  secret: z.boolean().describe('It carries a code or a link: its words are not shown'),
  state: z.enum(STATES),
  attempts: count,
  error: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
})
export const list = pageAnswer(outboxRecord)
export const read = outboxRecord.extend({ text: z.string().nullable(), html: z.string().nullable() })
