import type { Endpoint } from 'payload'
import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { poolOf, sqlOn } from '../../core/database/pool'
import { requireExchange } from '../exchanges/visible'
import { addComment, commentsOf } from './comments'
import { historyOf, planInput, planOf, setPlan } from './plan'
import { requireManagedTask, requireTask } from './visible'
import { multiLine } from '../../core/api/plainText'

const listComments = defineEndpoint({
  method: 'get',
  path: '/:id/comments',
  summary: 'The comments of a task, oldest first',
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    return { docs: await commentsOf(call.req, task.id) }
  },
})

const comment = defineEndpoint({
  method: 'post',
  path: '/:id/comments',
  summary:
    'Comments on a task; the assignee and those who commented before are told. A participant needs the permission to write messages',
  roles: ['admin', 'coordinator', 'client', 'agency'],
  status: 201,
  body: z.strictObject({ content: multiLine().trim().min(1).max(5000) }),
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    if (task.exchange) await requireExchange(call.req, call.actor, task.exchange, 'message')
    return {
      message: 'The comment was added.',
      doc: await addComment(call.req, call.actor, task, call.body.content),
    }
  },
})

const readPlan = defineEndpoint({
  method: 'get',
  path: '/:id/plan',
  summary: 'How a task repeats, rolls over or follows a date of its exchange',
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    return planOf(sqlOn(poolOf(call.req.payload)), task.id)
  },
})

const writePlan = defineEndpoint({
  method: 'put',
  path: '/:id/plan',
  summary: 'Lets a task repeat, roll over when undone, or follow T, day 45, the end or the closing',
  roles: STAFF,
  body: planInput,
  handler: async (call) => {
    const task = await requireManagedTask(call.req, call.actor, idParam(call))
    return { message: 'The plan was set.', doc: await setPlan(call.req, task, call.body) }
  },
})

const history = defineEndpoint({
  method: 'get',
  path: '/:id/history',
  summary: 'When a task and its earlier occurrences were done, opened again, moved or rolled over',
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    return { docs: await historyOf(call.req, task.id) }
  },
})

/** Below `/api/tasks`. */
export const taskEndpoints: Endpoint[] = [listComments, comment, readPlan, writePlan, history]
