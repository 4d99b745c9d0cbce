import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { choices, readChoices, writeChoices } from './choices'
import { readAll, readOne } from './read'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const get = defineEndpoint({
  method: 'get',
  path: '/notifications/preferences',
  summary: 'What the caller is told about, by group: here, and by mail',
  answer: answers.preferences,
  handler: ({ req, actor }) => readChoices(sqlOn(databaseOf(req.payload)), actor.id),
})

const put = defineEndpoint({
  method: 'put',
  path: '/notifications/preferences',
  summary: 'Changes what the caller is told about; groups that are not named stay as they are',
  body: choices,
  answer: answers.preferences,
  handler: ({ req, actor, body }) => writeChoices(sqlOn(databaseOf(req.payload)), actor.id, body),
})

const one = defineEndpoint({
  method: 'put',
  path: '/notifications/:id/read',
  summary: 'Marks a notification of the caller as read',
  answer: answers.one,
  handler: async (call) => ({
    message: 'It was marked as read.',
    doc: await readOne(call.req, call.actor, idParam(call)),
  }),
})

const all = defineEndpoint({
  method: 'put',
  path: '/notifications/read-all',
  summary: 'Marks all notifications of the caller as read',
  answer: answers.all,
  handler: async ({ req, actor }) => ({
    message: 'All were marked as read.',
    read: await readAll(req, actor),
  }),
})

export const endpoints: ModuleEndpoints = { root: [get, put, one, all] }
