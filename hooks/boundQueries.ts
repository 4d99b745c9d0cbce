import type { CollectionBeforeOperationHook, CollectionConfig, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { actorOf } from '../src/access/actor'
import { CLOSED_LISTS, COLLECTIONS } from '../src/access/matrix'
import { boundedRead, checkWhere } from '../src/api/bounds'
import { NotForYourRole } from '../src/errors'

/** Lists that are closed to a role are closed over GraphQL too; the front door sees to REST. */
function refuseClosedList(slug: string, user: Parameters<typeof actorOf>[0]): void {
  const actor = actorOf(user)
  const name = COLLECTIONS.find((entry) => entry === slug)
  if (actor && name && CLOSED_LISTS[name]?.includes(actor.role)) throw new NotForYourRole()
}

const relationsOf = ({ flattenedFields }: SanitizedCollectionConfig): Set<string> =>
  new Set(flattenedFields.filter(({ type }) => type === 'relationship' || type === 'join').map(({ name }) => name))

const LISTS = new Set(['read', 'count', 'readDistinct'])

/** Bounds what comes from outside. What Payload and we ask ourselves (relations, `overrideAccess`) is left alone. */
export const boundQueries: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  const fromOutside = req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'
  const isRelation = 'currentDepth' in args && args.currentDepth !== undefined
  if (!fromOutside || overrideAccess || isRelation) return args
  const isOne = 'id' in args && args.id !== undefined
  if (req.payloadAPI === 'GraphQL' && LISTS.has(operation) && !isOne) refuseClosedList(collection.slug, req.user)
  if ('where' in args) checkWhere(args.where)
  return operation === 'read' ? boundedRead(args, collection.defaultSort, relationsOf(collection)) : args
}

/** A collection whose generic queries are bounded. */
export const bounded = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [boundQueries, ...(collection.hooks?.beforeOperation ?? [])] },
})

/** Payload's own bookkeeping serves the panel over REST; GraphQL has no part in it. */
export function withoutBookkeeping(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) if (collection.slug.startsWith('payload-')) collection.graphQL = false
  return config
}
