import type { Endpoint } from 'payload'
import { z } from 'zod'
import { STAFF } from '../core/access/matrix'
import { defineEndpoint } from '../core/api/defineEndpoint'
import { poolOf } from '../core/database/pool'
import { requireExchange } from '../modules/exchanges/visible'
import { readAssignees } from '../modules/tasks/reads/assignees'
import { boardQuery, readBoard } from '../modules/deadlines/reads/board'
import { contactQuery, readContacts } from '../modules/contacts/reads/contacts'
import { exchangeQuery } from '../modules/exchanges/reads/exchangeQuery'
import { readExchanges } from '../modules/exchanges/reads/exchanges'
import { peopleQuery, readPeople } from '../modules/users/reads/people'
import { readTaskBoard, taskBoardQuery } from '../modules/tasks/reads/taskBoard'
import { readTasks, taskQuery } from '../modules/tasks/reads/tasks'
import { readUsers, userQuery } from '../modules/users/reads/users'

const exchanges = defineEndpoint({
  method: 'get',
  path: '/portal/exchanges',
  summary: 'The exchange list of the portal: searched, filtered, sorted and paged for the person who asks',
  query: exchangeQuery,
  handler: ({ req, actor, query }) => readExchanges(poolOf(req.payload), actor, query),
})

const tasks = defineEndpoint({
  method: 'get',
  path: '/portal/tasks',
  summary: 'The tasks of the person who asks, across exchanges',
  query: taskQuery,
  handler: ({ req, actor, query }) => readTasks(poolOf(req.payload), actor, query),
})

const taskBoard = defineEndpoint({
  method: 'get',
  path: '/portal/task-board',
  summary: "Tasks across exchanges as a board: by status, urgency or person; mine, the team's or all",
  query: taskBoardQuery,
  handler: ({ req, actor, query }) => readTaskBoard(poolOf(req.payload), actor, query),
})

const assignees = defineEndpoint({
  method: 'get',
  path: '/portal/assignees',
  summary: "Who can be given a task: the firm's people, and those who take part in the exchange and do tasks",
  roles: STAFF,
  query: z.strictObject({ exchange: z.uuid().optional() }),
  handler: async ({ req, actor, query }) => {
    const exchange = query.exchange?.toLowerCase() ?? null
    if (exchange) await requireExchange(req, actor, exchange)
    return { docs: await readAssignees(poolOf(req.payload), exchange) }
  },
})

const people = defineEndpoint({
  method: 'get',
  path: '/portal/people',
  summary:
    'People who can be added to an exchange, by a part of their name or address: those who sign in, and contacts who do not',
  roles: STAFF,
  query: peopleQuery,
  handler: async ({ req, query }) => ({ docs: await readPeople(poolOf(req.payload), query) }),
})

const board = defineEndpoint({
  method: 'get',
  path: '/portal/board',
  summary:
    "All coming dates of one's exchanges by urgency, for administrators by coordinator, and the load of the next sixty days",
  query: boardQuery,
  handler: ({ req, actor, query }) => readBoard(poolOf(req.payload), actor, query),
})

const contacts = defineEndpoint({
  method: 'get',
  path: '/portal/contacts',
  summary: 'Contacts, searched, sorted and paged',
  roles: ['admin', 'coordinator'],
  query: contactQuery,
  handler: ({ req, actor, query }) => readContacts(poolOf(req.payload), actor, query),
})

const users = defineEndpoint({
  method: 'get',
  path: '/portal/users',
  summary: 'Everybody who signs in, with what there is to know of their sign-in',
  roles: ['admin'],
  query: userQuery,
  handler: ({ req, actor, query }) => readUsers(poolOf(req.payload), actor, query),
})

/** What the portal's lists ask. The pages read with the same functions. */
export const portalEndpoints: Endpoint[] = [
  exchanges,
  tasks,
  taskBoard,
  assignees,
  people,
  board,
  contacts,
  users,
]
