import { z } from 'zod'
import { PERMISSIONS, STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam, pageOf, pageQuery } from '../../core/api/defineEndpoint'
import { sqlOf } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { participantsOf } from './reads/participants'
import { approveParticipant } from './approval'
import type { PayloadRequest } from 'payload'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const list = defineEndpoint({
  method: 'get',
  path: '/:id/participants',
  summary: 'Who takes part in an exchange',
  query: z.strictObject(pageQuery),
  exchange: 'view',
  answer: answers.list,
  handler: async (call) => {
    const id = call.exchange
    const { page, limit } = call.query
    const { docs, total } = await participantsOf(call.req.payload, id, call.query)
    return pageOf(docs, total, page, limit)
  },
})

const add = defineEndpoint({
  method: 'post',
  path: '/:id/participants',
  summary: 'Assigns a user or a contact to an exchange',
  roles: STAFF,
  status: 201,
  body: z.strictObject({
    user: z.uuid().optional(),
    contact: z.uuid().optional(),
    role: singleLine().max(100).optional(),
    permissions: z.array(z.enum(PERMISSIONS)).optional(),
  }),
  exchange: 'manage',
  answer: answers.add,
  handler: async (call) => {
    const exchange = call.exchange
    const { user, contact, role, permissions } = call.body
    // The status is set by what approvals it takes.
    const data = {
      exchange,
      user: user ?? null,
      contact: contact ?? null,
      role: role ?? null,
      permissions: permissions ?? null,
      status: 'PENDING' as const,
    }
    const doc = await call.req.payload.create({
      collection: 'exchange-participants',
      data,
      depth: 0,
      overrideAccess: true,
      req: call.req,
    })
    return {
      message:
        doc.status === 'ACTIVE'
          ? 'The person was assigned.'
          : 'The person was assigned and waits for approval.',
      doc,
    }
  },
})

/** The participant row by its own id, or by the id of the user it is for. */
async function rowOf(req: PayloadRequest, exchange: string, idOrUser: string): Promise<string> {
  const sql = await sqlOf(req)
  const [row] = await sql.query<{ id: string }>(
    `select id from exchange_participants where exchange_id = $1 and status <> 'REMOVED' and (id = $2 or user_id = $2) limit 1`,
    [exchange, idOrUser],
  )
  if (!row) throw new NotFoundError()
  return row.id
}

const remove = defineEndpoint({
  method: 'delete',
  path: '/:id/participants/:participantId',
  summary: "Removes a person from an exchange, by the participant's or the user's id; access ends at once",
  roles: STAFF,
  exchange: 'manage',
  answer: answers.remove,
  handler: async (call) => {
    const exchange = call.exchange
    const id = await rowOf(call.req, exchange, idParam(call, 'participantId'))
    const doc = await call.req.payload.update({
      collection: 'exchange-participants',
      id,
      data: { status: 'REMOVED' },
      depth: 0,
      overrideAccess: true,
      req: call.req,
    })
    return { message: 'The person was removed.', doc: { id: doc.id, status: doc.status } }
  },
})

const approve = defineEndpoint({
  method: 'put',
  path: '/:id/participants/:participantId/approve',
  summary:
    'Approves a participant, as an administrator or as the client of the exchange; with all approvals there they take part at once',
  roles: ['admin', 'client'],
  exchange: 'view',
  answer: answers.approve,
  handler: async (call) => {
    const exchange = call.exchange
    const doc = await approveParticipant(call.req, call.actor, exchange, idParam(call, 'participantId'))
    return {
      message:
        doc.status === 'ACTIVE'
          ? 'The person takes part now.'
          : 'Your approval was recorded; another one is still needed.',
      doc,
    }
  },
})

export const endpoints: ModuleEndpoints = { exchanges: [list, add, remove, approve] }
