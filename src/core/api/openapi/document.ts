import type { SanitizedConfig } from 'payload'
import { collectionOperations, isCollection } from './collectionOperations'
import { endpointOperation } from './endpointOperation'
import { FIXED_OPERATIONS } from './fixedOperations'
import type { Operation } from './operation'
import { ERRORS, recordSchema, type Schema } from './schemas'

function operationsOf(config: SanitizedConfig): Operation[] {
  const own = config.collections.flatMap((collection) =>
    (collection.endpoints || []).flatMap((endpoint) =>
      endpointOperation(endpoint, `/api/${collection.slug}`, collection.slug),
    ),
  )
  const root = config.endpoints.flatMap((endpoint) =>
    endpointOperation(endpoint, '/api', endpoint.path.split('/')[1] ?? 'other'),
  )
  return [...FIXED_OPERATIONS, ...config.collections.flatMap(collectionOperations), ...own, ...root]
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
