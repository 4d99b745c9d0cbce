import type { Endpoint } from 'payload'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { databaseOf } from '../../core/database/database'
import { peopleQuery, readPeople } from './reads/people'
import { security } from './security'
import { readUsers, userQuery } from './reads/users'
import * as answers from './answers'

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
  answer: answers.setActive,
  handler: (call) => setActive(call, idParam(call), false),
})

const activate = defineEndpoint({
  method: 'put',
  path: '/:id/activate',
  summary: 'Activates or deactivates a user',
  roles: ['admin'],
  body: z.strictObject({ active: z.boolean() }),
  answer: answers.setActive,
  handler: (call) => setActive(call, idParam(call), call.body.active),
})

const portalList = defineEndpoint({
  method: 'get',
  path: '/portal/users',
  summary: 'Everybody who signs in, with what there is to know of their sign-in',
  roles: ['admin'],
  query: userQuery,
  answer: answers.portalList,
  handler: ({ req, actor, query }) => readUsers(databaseOf(req.payload), actor, query),
})

const people = defineEndpoint({
  method: 'get',
  path: '/portal/people',
  summary:
    'People who can be added to an exchange, by a part of their name or address: those who sign in, and contacts who do not',
  roles: STAFF,
  query: peopleQuery,
  answer: answers.people,
  handler: async ({ req, query }) => ({ docs: await readPeople(databaseOf(req.payload), query) }),
})

export const endpoints: ModuleEndpoints = {
  root: [portalList, people],
  users: [security, deactivate, activate],
}
