import type { Payload } from 'payload'
import type { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { markedSql } from '../../../core/access/reader'
import { rowsOf, Values } from '../../../core/database/statement'
import { isoInstant } from '../../../core/database/instant'
import { databaseOf } from '../../../core/database/database'
import { peopleById, named } from '../../../core/access/people'
import type { messageRecord } from '../answers'

export type MessageRecord = z.infer<typeof messageRecord>
type MessageRow = Omit<MessageRecord, 'sender'> & { sender: string | null }

const MESSAGE = `m.id, m.exchange_id as exchange, m.sender_id as sender, m.content, m.message_type as "messageType", m.reply_to_id as "replyTo", m.audience, m.client_id as "clientId",
  ${isoInstant('m.created_at')} as "createdAt", ${isoInstant('m.updated_at')} as "updatedAt",
  array(select r.documents_id from messages_rels r where r.parent_id = m.id and r.path = 'attachments' order by r."order") as attachments`

/** Ids are time-ordered (UUID version 7): they are the order and the cursor at once. */
export type MessageWindow = { before?: string | undefined; after?: string | undefined; limit: number }

/**
 * Messages of an exchange, newest last, in the shape in which the generic API gives them; for people
 * outside the firm without staff's notes. For a caller who has been let into the exchange already.
 * @returns one page, and whether there are more in the direction asked: older ones, or newer with `after`
 */
export async function messagesOf(
  payload: Payload,
  actor: Actor,
  exchange: string,
  { before, after, limit }: MessageWindow,
): Promise<{ docs: MessageRecord[]; more: boolean }> {
  const values = new Values()
  const marked = markedSql(actor, 'messages', 'm', values)
  const [inside, older, newer, most] = [exchange, before ?? null, after ?? null, limit + 1].map((value) =>
    values.add(value),
  )
  const rows = await rowsOf<MessageRow>(
    databaseOf(payload),
    `select ${MESSAGE} from messages m where m.exchange_id = ${inside} and ${marked}
      and (${older}::uuid is null or m.id < ${older}) and (${newer}::uuid is null or m.id > ${newer}) order by m.id ${after ? 'asc' : 'desc'} limit ${most}`,
    values,
  )
  const people = await peopleById(
    payload,
    rows.map(({ sender }) => sender),
  )
  const page = rows.slice(0, limit)
  const ordered = after ? page : page.toReversed()
  return {
    docs: ordered.map((row) => ({ ...row, sender: named(people, row.sender) })),
    more: rows.length > limit,
  }
}
