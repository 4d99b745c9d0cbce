import { z } from 'zod'
import { docAnswer, docsAnswer, id, instant } from '../../core/api/answers'

/** A calendar feed; its address is not stored and never answered again. */
export const feed = z.strictObject({
  id,
  exchange: id.nullable().describe('Null: all exchanges of the person'),
  exchangeName: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable().describe('When a program last read it'),
})
export const make = z.strictObject({
  id,
  exchange: id.nullable(),
  url: z.url().describe('Secret address, shown this once'),
})
export const list = docsAnswer(feed)
export const revoke = docAnswer(z.strictObject({ id }))
