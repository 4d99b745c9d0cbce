import type { Endpoint } from 'payload'
import { defineEndpoint } from '../api/defineEndpoint'
import { poolOf, sqlOn } from '../database/pool'
import { choices, readChoices, writeChoices } from './choices'

const get = defineEndpoint({
  method: 'get',
  path: '/notifications/preferences',
  summary: 'What the caller is told about, by group: here, and by mail',
  handler: ({ req, actor }) => readChoices(sqlOn(poolOf(req.payload)), actor.id),
})

const put = defineEndpoint({
  method: 'put',
  path: '/notifications/preferences',
  summary: 'Changes what the caller is told about; groups that are not named stay as they are',
  body: choices,
  handler: ({ req, actor, body }) => writeChoices(sqlOn(poolOf(req.payload)), actor.id, body),
})

export const notificationEndpoints: Endpoint[] = [get, put]
