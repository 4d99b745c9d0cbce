import { json, PROBLEMS, type Operation } from './operation'

/** What the process and Payload answer beside collections and our own endpoints. */
export const FIXED_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/api/health/live',
    spec: {
      tags: ['health'],
      summary: 'The process is there',
      security: [],
      responses: { '200': { description: 'Alive' } },
    },
  },
  {
    method: 'get',
    path: '/api/health/ready',
    spec: {
      tags: ['health'],
      summary: 'Database, migrations and queue are ready',
      security: [],
      responses: { '200': { description: 'Ready' }, '503': { description: 'Not ready' } },
    },
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    spec: {
      tags: ['description'],
      summary: 'This description',
      security: [],
      responses: { '200': { description: 'OpenAPI 3.1' } },
    },
  },
  {
    method: 'get',
    path: '/api/docs',
    spec: {
      tags: ['description'],
      summary: 'This description, to be read',
      security: [],
      responses: { '200': { description: 'A page' } },
    },
  },
  {
    method: 'get',
    path: '/api/users/me',
    spec: {
      tags: ['users'],
      summary: 'Who is signed in',
      responses: { '200': { description: 'The user', ...json({ type: 'object' }) }, '401': PROBLEMS['401'] },
    },
  },
  {
    method: 'post',
    path: '/api/graphql',
    spec: {
      tags: ['graphql'],
      summary: 'All collections over GraphQL',
      requestBody: json({
        type: 'object',
        properties: { query: { type: 'string' }, variables: { type: 'object' } },
        required: ['query'],
      }),
      responses: { '200': { description: 'The answer' }, '401': PROBLEMS['401'] },
    },
  },
]
