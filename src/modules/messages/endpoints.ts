import { z } from 'zod'
import type { PayloadRequest, Where } from 'payload'
import type { Message } from '../../../payload-types'
import type { Actor } from '../../core/access/actor'
import { answerTo } from '../../core/api/answerError'
import { defineEndpoint, pageQuery } from '../../core/api/defineEndpoint'
import { multiLine, singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { messagesOf } from './reads/messages'
import * as answers from './answers'

/** A relation as a caller may write it: the id, or the record that has it. */
const relation = z.union([singleLine(), z.looseObject({ id: singleLine() }).transform(({ id }) => id)])

const message = z.object({
  exchange: relation,
  content: multiLine(),
  attachments: z.array(relation).nullish(),
  replyTo: relation.nullish(),
  audience: z.enum(['all', 'staff']).default('all'),
  clientId: singleLine().max(100).nullish(),
})
type NewMessage = z.infer<typeof message>

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

const answer = (doc: Message, status: 200 | 201) =>
  Response.json(
    { message: status === 201 ? 'Message successfully created.' : 'This message was sent before.', doc },
    { status },
  )

/** Sending a message: the same `clientId` again is the same message (contract section 3). */
const create = defineEndpoint({
  method: 'post',
  path: '/',
  summary: 'Sends a message; the same clientId sent again answers 200 with the stored message',
  query: z.looseObject({ depth: z.coerce.number().int().min(0).max(3).default(1) }),
  body: message,
  status: 201,
  answer: answers.create,
  handler: async ({ req, actor, query: { depth }, body }) => {
    const before = await sentBefore(req, actor, body, depth)
    if (before) return answer(before, 200)
    try {
      return answer(
        await req.payload.create({ collection: 'messages', data: body, depth, overrideAccess: false, req }),
        201,
      )
    } catch (error) {
      // The same message sent twice at once: the one that came second finds the first.
      const twice =
        error instanceof Error && answerTo(error, req, 'messages', 'create').errors[0]?.code === 'not-unique'
      const stored = twice ? await sentBefore(req, actor, body, depth) : null
      if (!stored) throw error
      return answer(stored, 200)
    }
  },
})

const cursor = z.uuid().optional()

const list = defineEndpoint({
  method: 'get',
  path: '/:id/messages',
  summary:
    'Messages of an exchange, newest last; `before` and `after` are message ids. `hasNextPage`: there are older ones, with `after` newer ones',
  query: z.strictObject({ before: cursor, after: cursor, limit: pageQuery.limit }),
  exchange: 'view',
  answer: answers.list,
  handler: async ({ req, actor, exchange, query }) => {
    const { docs, more } = await messagesOf(req.payload, actor, exchange, query)
    return {
      docs,
      totalDocs: docs.length,
      limit: query.limit,
      page: 1,
      totalPages: 1,
      hasNextPage: more,
      hasPrevPage: false,
    }
  },
})

export const endpoints: ModuleEndpoints = { exchanges: [list], messages: [create] }
