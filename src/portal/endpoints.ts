import type { Endpoint } from 'payload'
import { defineEndpoint } from '../api/defineEndpoint'
import { poolOf } from '../database/pool'
import { boardQuery, readBoard } from './reads/board'
import { contactQuery, readContacts } from './reads/contacts'
import { exchangeQuery } from './reads/exchangeQuery'
import { readExchanges } from './reads/exchanges'
import { readTaskBoard, taskBoardQuery } from './reads/taskBoard'
import { readTasks, taskQuery } from './reads/tasks'
import { readUsers, userQuery } from './reads/users'

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
  summary: 'Tasks across exchanges as a board: by status, urgency or person; mine, the team\'s or all',
  query: taskBoardQuery,
  handler: ({ req, actor, query }) => readTaskBoard(poolOf(req.payload), actor, query),
})

const board = defineEndpoint({
  method: 'get',
  path: '/portal/board',
  summary: 'All coming dates of one\'s exchanges by urgency, for administrators by coordinator, and the load of the next sixty days',
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
export const portalEndpoints: Endpoint[] = [exchanges, tasks, taskBoard, board, contacts, users]
