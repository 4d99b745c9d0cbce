import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { z } from 'zod'
import {
  CLOSED_LISTS,
  COLLECTIONS,
  MATRIX,
  OPERATIONS,
  ROLES,
  type CollectionName,
  type Role,
} from '../../access/matrix'
import { descriptionOf, type EndpointDescription } from '../defineEndpoint'
import { ERRORS, inputSchema, listSchema, recordSchema, type Schema } from './schemas'

/** One operation of the description: method, path, and what it takes and gives. */
type Operation = { method: string; path: string; spec: Schema }

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
const problem = (description: string) => ({ description, ...json({ $ref: '#/components/schemas/Errors' }) })
const PROBLEMS = {
  '400': problem('Not valid'),
  '401': problem('Not signed in'),
  '403': problem('Not for this role'),
  '404': problem('Not there, or not yours'),
  '429': problem('Too often; see Retry-After'),
  '503': problem(
    'The database cannot be reached right now; with code outcome-unknown it is not known whether the change was saved',
  ),
}
/** What a change may be answered besides. */
const CHANGE_PROBLEMS = {
  ...PROBLEMS,
  '409': problem('In conflict with what is there; with code changed-since also updatedAt, changed and by'),
  '413': problem('Too large'),
  '422': problem('A rule of the domain forbids it'),
}

const PARAMETERS: Schema[] = [
  {
    name: 'where',
    in: 'query',
    style: 'deepObject',
    schema: { type: 'object' },
    description: 'Filters, such as where[status][equals]=45D',
  },
  {
    name: 'sort',
    in: 'query',
    schema: { type: 'string' },
    description: 'Fields, separated by commas; a minus reverses',
  },
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 0 },
    description: '0 and more than 500 mean 500',
  },
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'depth', in: 'query', schema: { type: 'integer', minimum: 0, maximum: 3 } },
  { name: 'select', in: 'query', style: 'deepObject', schema: { type: 'object' } },
]

const isCollection = (slug: string): slug is CollectionName => COLLECTIONS.some((name) => name === slug)

/** Which roles an operation is for at all, from the permission matrix; a list may be closed to more of them. */
function rolesFor(
  collection: CollectionName,
  operation: (typeof OPERATIONS)[number],
  closed: readonly Role[] = [],
): string {
  const roles = ROLES.filter(
    (role) => MATRIX[collection][operation][role] !== 'none' && !closed.includes(role),
  ).map((role) => `${role} (${MATRIX[collection][operation][role]})`)
  return roles.length > 0 ? `For ${roles.join(', ')}.` : 'For nobody: nothing is deleted.'
}

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

const header = (name: string, description: string): Schema => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength: 100 },
})
const REPEAT_HEADER = header('Idempotency-Key', 'Sent again with the same body: the first answer again.')
const SINCE_HEADER = header(
  'If-Match',
  'updatedAt of the record as it was read: 409 changed-since where somebody wrote in between.',
)

/** The headers that make a write safe to repeat (contract section 3). */
const safeHeaders = (method: string, path: string): Schema[] => {
  if (method === 'post') return path.startsWith('/api/auth/') ? [] : [REPEAT_HEADER]
  return method === 'patch' || (method === 'put' && path.includes('{id}')) ? [SINCE_HEADER] : []
}

function collectionOperations(collection: SanitizedCollectionConfig): Operation[] {
  const { slug } = collection
  if (!isCollection(slug)) return []
  const record = { $ref: `#/components/schemas/${slug}` }
  const made = { type: 'object', properties: { doc: record, message: { type: 'string' } } }
  const base = { tags: [slug] }
  const writable = (operation: 'create' | 'update') =>
    Object.values(MATRIX[slug][operation]).some((scope) => scope !== 'none')
  return [
    {
      method: 'get',
      path: `/api/${slug}`,
      spec: {
        ...base,
        summary: `List ${slug}`,
        description: rolesFor(slug, 'read', CLOSED_LISTS[slug]),
        parameters: PARAMETERS,
        responses: { '200': { description: 'A page', ...json(listSchema(record.$ref)) }, ...PROBLEMS },
      },
    },
    {
      method: 'get',
      path: `/api/${slug}/{id}`,
      spec: {
        ...base,
        summary: `One of ${slug}`,
        description: rolesFor(slug, 'read'),
        parameters: [idParameter],
        responses: { '200': { description: 'The record', ...json(record) }, ...PROBLEMS },
      },
    },
    ...(writable('create')
      ? [
          {
            method: 'post',
            path: `/api/${slug}`,
            spec: {
              ...base,
              summary: `Create in ${slug}`,
              description: rolesFor(slug, 'create'),
              parameters: [REPEAT_HEADER],
              requestBody: json(inputSchema(collection, false)),
              responses: { '201': { description: 'Created', ...json(made) }, ...CHANGE_PROBLEMS },
            },
          },
        ]
      : []),
    ...(writable('update')
      ? ['patch', 'put'].map((method) => ({
          method,
          path: `/api/${slug}/{id}`,
          spec: {
            ...base,
            summary: `Change one of ${slug}: the fields that are given`,
            description: rolesFor(slug, 'update'),
            parameters: [idParameter, SINCE_HEADER],
            requestBody: json(inputSchema(collection, true)),
            responses: { '200': { description: 'Changed', ...json(made) }, ...CHANGE_PROBLEMS },
          },
        }))
      : []),
  ]
}

function queryParameters(query: z.ZodType | undefined): Schema[] {
  if (!query) return []
  const schema = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    schema: property,
    required: schema.required?.includes(name) ?? false,
  }))
}

/** Who may call an endpoint, and what they must be permitted in the exchange that it is about. */
function whoMayCall({ roles, exchange, exchangeOthers }: EndpointDescription): string {
  const who = `For ${roles.join(', ')}`
  if (!exchange) return `${who}.`
  const others = exchangeOthers ? ` (people outside the firm: \`${exchangeOthers}\`)` : ''
  return `${who} who may \`${exchange}\`${others} in the exchange; everybody else gets 404.`
}

function endpointOperation(endpoint: Endpoint, prefix: string, tag: string): Operation[] {
  const description = descriptionOf(endpoint)
  if (!description) return []
  const path = `${prefix}${endpoint.path.replace(/\/$/, '')}`.replaceAll(/:(\w+)/g, '{$1}')
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ ...idParameter, name }))
  const body = description.body
    ? { requestBody: json(z.toJSONSchema(description.body, { io: 'input', unrepresentable: 'any' })) }
    : {}
  return [
    {
      method: endpoint.method,
      path,
      spec: {
        tags: [tag],
        summary: description.summary,
        ...(description.open
          ? { security: [], description: 'Needs no sign-in.' }
          : { description: whoMayCall(description) }),
        parameters: [
          ...parameters,
          ...queryParameters(description.query),
          ...safeHeaders(endpoint.method, path),
        ],
        ...body,
        responses: {
          [String(description.status)]: { description: 'Done', ...json({ type: 'object' }) },
          ...(endpoint.method === 'get' ? PROBLEMS : CHANGE_PROBLEMS),
        },
      },
    },
  ]
}

const OPEN: Operation[] = [
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

function operationsOf(config: SanitizedConfig): Operation[] {
  const own = config.collections.flatMap((collection) =>
    (collection.endpoints || []).flatMap((endpoint) =>
      endpointOperation(endpoint, `/api/${collection.slug}`, collection.slug),
    ),
  )
  const root = config.endpoints.flatMap((endpoint) =>
    endpointOperation(endpoint, '/api', endpoint.path.split('/')[1] ?? 'other'),
  )
  return [...OPEN, ...config.collections.flatMap(collectionOperations), ...own, ...root]
}

/** The whole API as an OpenAPI 3.1 document, made from the running configuration. */
export function openApiDocument(config: SanitizedConfig): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const { method, path, spec } of operationsOf(config)) (paths[path] ??= {})[method] = spec
  const records = config.collections
    .filter(({ slug }) => isCollection(slug))
    .map((collection) => [collection.slug, recordSchema(collection)])
  return {
    openapi: '3.1.0',
    info: {
      title: 'Peak 1031',
      version: '0.1.0',
      description:
        'Exchanges under Section 1031 with their deadlines, people, tasks, documents and messages. Dates are YYYY-MM-DD, money is whole cents, ids are UUIDs.',
    },
    servers: [{ url: config.serverURL || '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: { ...Object.fromEntries(records), Errors: ERRORS },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'payload-token' },
      },
    },
  }
}
