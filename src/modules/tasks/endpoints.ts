import { z } from 'zod'
import { STAFF } from '../../core/access/matrix'
import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { requireExchange } from '../../core/access/requireExchange'
import { addComment, commentsOf } from './comments'
import { historyOf, planInput, planOf, setPlan } from './plan'
import { requireManagedTask, requireTask } from './visible'
import { multiLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { listOfExchange } from '../../core/api/listOfExchange'
import { readAssignees } from './reads/assignees'
import { readTaskBoard, taskBoardQuery } from './reads/taskBoard'
import { readTasks, taskQuery } from './reads/tasks'
import { applyTemplate, templates } from './templateEndpoints'
import * as answers from './answers'

const listComments = defineEndpoint({
  method: 'get',
  path: '/:id/comments',
  summary: 'The comments of a task, oldest first',
  answer: answers.listComments,
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
  answer: answers.addComment,
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
  answer: answers.readPlan,
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    return planOf(sqlOn(databaseOf(call.req.payload)), task.id)
  },
})

const writePlan = defineEndpoint({
  method: 'put',
  path: '/:id/plan',
  summary: 'Lets a task repeat, roll over when undone, or follow T, day 45, the end or the closing',
  roles: STAFF,
  body: planInput,
  answer: answers.writePlan,
  handler: async (call) => {
    const task = await requireManagedTask(call.req, call.actor, idParam(call))
    return { message: 'The plan was set.', doc: await setPlan(call.req, task, call.body) }
  },
})

const history = defineEndpoint({
  method: 'get',
  path: '/:id/history',
  summary: 'When a task and its earlier occurrences were done, opened again, moved or rolled over',
  answer: answers.history,
  handler: async (call) => {
    const task = await requireTask(call.req, idParam(call))
    return { docs: await historyOf(call.req, task.id) }
  },
})

const portalList = defineEndpoint({
  method: 'get',
  path: '/portal/tasks',
  summary: 'The tasks of the person who asks, across exchanges',
  query: taskQuery,
  answer: answers.portalList,
  handler: ({ req, actor, query }) => readTasks(databaseOf(req.payload), actor, query),
})

const taskBoard = defineEndpoint({
  method: 'get',
  path: '/portal/task-board',
  summary: "Tasks across exchanges as a board: by status, urgency or person; mine, the team's or all",
  query: taskBoardQuery,
  answer: answers.taskBoard,
  handler: ({ req, actor, query }) => readTaskBoard(databaseOf(req.payload), actor, query),
})

const assignees = defineEndpoint({
  method: 'get',
  path: '/portal/assignees',
  summary: "Who can be given a task: the firm's people, and those who take part in the exchange and do tasks",
  roles: STAFF,
  query: z.strictObject({ exchange: z.uuid().optional() }),
  answer: answers.assignees,
  handler: async ({ req, actor, query }) => {
    const exchange = query.exchange?.toLowerCase() ?? null
    if (exchange) await requireExchange(req, actor, exchange)
    return { docs: await readAssignees(databaseOf(req.payload), exchange) }
  },
})

export const endpoints: ModuleEndpoints = {
  root: [portalList, taskBoard, assignees, ...templates],
  exchanges: [listOfExchange('tasks', 'dueDate,id'), applyTemplate],
  tasks: [listComments, comment, readPlan, writePlan, history],
}
