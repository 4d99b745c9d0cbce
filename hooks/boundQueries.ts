import type { CollectionBeforeOperationHook, CollectionConfig, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { actorOf } from '../src/access/actor'
import { CLOSED_LISTS, COLLECTIONS } from '../src/access/matrix'
import { boundedRead, checkWhere } from '../src/api/bounds'
import { incomingData, type WrittenField } from '../src/api/incomingData'
import { NotForYourRole } from '../src/errors'

/** Lists that are closed to a role are closed over GraphQL too; the front door sees to REST. */
function refuseClosedList(slug: string, user: Parameters<typeof actorOf>[0]): void {
  const actor = actorOf(user)
  const name = COLLECTIONS.find((entry) => entry === slug)
  if (actor && name && CLOSED_LISTS[name]?.includes(actor.role)) throw new NotForYourRole()
}

const relationsOf = ({ flattenedFields }: SanitizedCollectionConfig): Set<string> =>
  new Set(flattenedFields.filter(({ type }) => type === 'relationship' || type === 'join').map(({ name }) => name))

const TEXTS = new Set(['text', 'textarea', 'email'])

const writtenFields = ({ flattenedFields }: SanitizedCollectionConfig): WrittenField[] =>
  flattenedFields.flatMap((field): WrittenField[] => {
    if (field.type === 'relationship') return [{ name: field.name, kind: 'relation', hasMany: field.hasMany === true }]
    return TEXTS.has(field.type) ? [{ name: field.name, kind: 'text', hasMany: false }] : []
  })

const isData = (value: unknown): value is Record<string, unknown> => value instanceof Object && !Array.isArray(value)

const LISTS = new Set(['read', 'count', 'readDistinct'])

/** Bounds what comes from outside. What Payload and we ask ourselves (relations, `overrideAccess`) is left alone. */
export const boundQueries: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  const fromOutside = req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'
  const isRelation = 'currentDepth' in args && args.currentDepth !== undefined
  if (!fromOutside || overrideAccess || isRelation) return args
  const isOne = 'id' in args && args.id !== undefined
  if (req.payloadAPI === 'GraphQL' && LISTS.has(operation) && !isOne) refuseClosedList(collection.slug, req.user)
  if ('where' in args) checkWhere(args.where)
  const isWrite = operation === 'create' || operation === 'update'
  if (isWrite && 'data' in args && isData(args.data)) return { ...args, data: incomingData(args.data, writtenFields(collection)) }
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
