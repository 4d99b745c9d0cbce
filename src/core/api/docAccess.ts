import type { GraphQLFieldConfig } from 'graphql'
import {
  docAccessOperation,
  formatNames,
  type CollectionConfig,
  type Config,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { COLLECTIONS, type CollectionName } from '../access/matrix'
import { NotFoundError } from '../errors'
import { UUID } from '../ids'

/** @throws NotFoundError for a record that the caller cannot read, whether or not there is one */
async function assertReadable(req: PayloadRequest, collection: CollectionName, id: string): Promise<void> {
  const found = UUID.test(id)
    ? await req.payload.findByID({
        collection,
        id: id.toLowerCase(),
        depth: 0,
        disableErrors: true,
        overrideAccess: false,
        req,
      })
    : null
  if (!found) throw new NotFoundError()
}

/**
 * `POST /api/<collection>/access/:id`, found before the framework's own: what a caller may do
 * with one record, as the framework answers it for the panel's forms. Its own answer differs between
 * a record that is missing and one that is somebody else's; here both are not there, as everywhere
 * else (contract section 3).
 */
const docAccess = (slug: CollectionName): Endpoint => ({
  method: 'post',
  path: '/access/:id',
  handler: async (req) => {
    const id = String(req.routeParams?.['id'] ?? '')
    await assertReadable(req, slug, id)
    return Response.json(
      await docAccessOperation({
        id,
        collection: req.payload.collections[slug],
        req,
        ...(req.data ? { data: req.data } : {}),
      }),
    )
  },
})

/** A collection that reveals nothing of records which the caller cannot read. */
export function withGuardedAccess(collection: CollectionConfig): CollectionConfig {
  const slug = COLLECTIONS.find((name) => name === collection.slug)
  return slug ? { ...collection, endpoints: [docAccess(slug), ...(collection.endpoints || [])] } : collection
}

type Queries = NonNullable<NonNullable<Config['graphQL']>['queries']>
type Field = GraphQLFieldConfig<unknown, { req: PayloadRequest }, { id?: unknown }>

const isField = (value: unknown): value is Field =>
  value instanceof Object && 'resolve' in value && 'type' in value

function guarded(field: Field, collection: CollectionName): Field {
  const { resolve } = field
  return {
    ...field,
    resolve: async (source, args, context, info) => {
      await assertReadable(context.req, collection, String(args.id))
      return resolve?.(source, args, context, info)
    },
  }
}

/** The same over GraphQL: `docAccessExchange(id)` and its like. */
export const guardedDocAccess: Queries = (_GraphQL, { Query }) => {
  const fields: unknown = Query instanceof Object && 'fields' in Query ? Query.fields : null
  const guardedOf = (collection: CollectionName): [string, Field][] => {
    const name = `docAccess${formatNames(collection).singular}`
    const field: unknown = fields instanceof Object ? Reflect.get(fields, name) : null
    return isField(field) ? [[name, guarded(field, collection)]] : []
  }
  return Object.fromEntries(COLLECTIONS.flatMap(guardedOf))
}
