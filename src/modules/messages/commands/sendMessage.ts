import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import type { Message } from '../../../../payload-types'
import type { Actor } from '../../../core/access/actor'
import { answerTo } from '../../../core/api/answerError'
import { multiLine, singleLine } from '../../../core/api/plainText'

/** A relation as a caller may write it: the id, or the record that has it. */
const relation = z.union([singleLine(), z.looseObject({ id: singleLine() }).transform(({ id }) => id)])

/** What a message is made of; what else a caller sends is ignored. */
export const newMessage = z.object({
  exchange: relation,
  content: multiLine(),
  attachments: z.array(relation).nullish(),
  replyTo: relation.nullish(),
  audience: z.enum(['all', 'staff']).default('all'),
  clientId: singleLine().max(100).nullish(),
})
export type NewMessage = z.infer<typeof newMessage>

/** The message that this person sent with this `clientId` before, as far as they still see it. */
async function sentBefore(
  req: PayloadRequest,
  actor: Actor,
  { exchange, clientId }: NewMessage,
  depth: number,
): Promise<Message | null> {
  if (!clientId) return null
  const where: Where = {
    and: [
      { exchange: { equals: exchange } },
      { sender: { equals: actor.id } },
      { clientId: { equals: clientId } },
    ],
  }
  const { docs } = await req.payload.find({
    collection: 'messages',
    where,
    limit: 1,
    pagination: false,
    depth,
    overrideAccess: false,
    req,
  })
  return docs[0] ?? null
}

/**
 * Sends a message into an exchange, whoever asks for it: the rules of the record are its collection's.
 * The same `clientId` again is the same message, also when both are sent at once (contract section 3).
 * @throws what the collection's access and hooks throw
 */
export async function sendMessage(
  req: PayloadRequest,
  actor: Actor,
  message: NewMessage,
  depth: number,
): Promise<{ message: Message; isNew: boolean }> {
  const before = await sentBefore(req, actor, message, depth)
  if (before) return { message: before, isNew: false }
  try {
    const made = await req.payload.create({
      collection: 'messages',
      data: message,
      depth,
      overrideAccess: false,
      req,
    })
    return { message: made, isNew: true }
  } catch (error) {
    // Of two at once the one that came second finds the first.
    const twice =
      error instanceof Error && answerTo(error, req, 'messages', 'create').errors[0]?.code === 'not-unique'
    const stored = twice ? await sentBefore(req, actor, message, depth) : null
    if (!stored) throw error
    return { message: stored, isNew: false }
  }
}
