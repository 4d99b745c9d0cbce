import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'

const setActive = async (call: { req: Parameters<Endpoint['handler']>[0] }, id: string, active: boolean) => {
  const doc = await call.req.payload.update({
    collection: 'users',
    id,
    data: { active },
    depth: 0,
    overrideAccess: false,
    req: call.req,
  })
  return {
    message: active ? 'The user was activated.' : 'The user was deactivated.',
    doc: { id: doc.id, active: doc.active },
  }
}

const deactivate = defineEndpoint({
  method: 'delete',
  path: '/:id',
  summary: 'Deactivates a user: they are out at once. Nothing is deleted',
  roles: ['admin'],
  handler: (call) => setActive(call, idParam(call), false),
})

const activate = defineEndpoint({
  method: 'put',
  path: '/:id/activate',
  summary: 'Activates or deactivates a user',
  roles: ['admin'],
  body: z.strictObject({ active: z.boolean() }),
  handler: (call) => setActive(call, idParam(call), call.body.active),
})

export const userEndpoints: Endpoint[] = [deactivate, activate]
