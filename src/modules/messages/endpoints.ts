import { z } from 'zod'
import { defineEndpoint, pageQuery } from '../../core/api/defineEndpoint'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { newMessage, sendMessage } from './commands/sendMessage'
import { messagesOf } from './reads/messages'
import * as answers from './answers'

/** Sending a message: the same `clientId` again is the same message (contract section 3). */
const create = defineEndpoint({
  method: 'post',
  path: '/',
  summary: 'Sends a message; the same clientId sent again answers 200 with the stored message',
  query: z.looseObject({ depth: z.coerce.number().int().min(0).max(3).default(1) }),
  body: newMessage,
  status: 201,
  answer: answers.create,
  handler: async ({ req, actor, query: { depth }, body }) => {
    const { message: doc, isNew } = await sendMessage(req, actor, body, depth)
    const message = isNew ? 'Message successfully created.' : 'This message was sent before.'
    return Response.json({ message, doc }, { status: isNew ? 201 : 200 })
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
