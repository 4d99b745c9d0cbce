import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
  Payload,
  SanitizedCollectionConfig,
  SanitizedConfig,
} from 'payload'
import { actorOf } from '../src/core/access/actor'
import { CLOSED_LISTS, COLLECTIONS } from '../src/core/access/matrix'
import { boundedRead, checkWhere } from '../src/core/api/bounds'
import type { FieldKinds } from '../src/core/api/filterValues'
import { incomingData, type WrittenField } from '../src/core/api/incomingData'
import { isRecord } from '../src/core/isRecord'
import { literalWhere } from '../src/core/api/literalText'
import { noteCreated } from '../src/core/database/work'
import { ForbiddenError } from '../src/core/errors'
import { lockForUpdate } from '../src/core/database/lockRecord'

/** Lists that are closed to a role are closed over GraphQL too; the API handler enforces the same over REST. */
function assertListOpen(slug: string, user: Parameters<typeof actorOf>[0]): void {
  const actor = actorOf(user)
  const name = COLLECTIONS.find((entry) => entry === slug)
  if (actor && name && CLOSED_LISTS[name]?.includes(actor.role)) throw new ForbiddenError()
}

const relationsOf = ({ flattenedFields }: SanitizedCollectionConfig): Set<string> =>
  new Set(
    flattenedFields.filter(({ type }) => type === 'relationship' || type === 'join').map(({ name }) => name),
  )

let choiceNames: ReadonlySet<string> | undefined
/** The names of the fields that hold several choices, in any collection: a filter may go through a relation. */
const choicesOf = ({ config }: Payload): ReadonlySet<string> =>
  (choiceNames ??= new Set(
    config.collections.flatMap(({ flattenedFields }) =>
      flattenedFields.filter((field) => field.type === 'select' && field.hasMany).map(({ name }) => name),
    ),
  ))

/** Every text field there is, by what its kind of field may hold: one rule for all collections. */
const TEXTS: Readonly<Record<string, 'line' | 'lines'>> = { text: 'line', email: 'line', textarea: 'lines' }

const writtenFields = ({ flattenedFields }: SanitizedCollectionConfig): WrittenField[] =>
  flattenedFields.flatMap((field): WrittenField[] => {
    if (field.type === 'relationship')
      return [{ name: field.name, kind: 'relation', hasMany: field.hasMany === true }]
    if (field.type === 'number')
      return [{ name: field.name, kind: 'number', hasMany: field.hasMany === true }]
    const kind = TEXTS[field.type]
    return kind ? [{ name: field.name, kind, hasMany: false }] : []
  })

const kindsOf = ({ flattenedFields }: SanitizedCollectionConfig): FieldKinds =>
  new Map(
    flattenedFields.flatMap((field): [string, 'relation' | 'number'][] =>
      field.type === 'relationship' && typeof field.relationTo === 'string'
        ? [[field.name, 'relation']]
        : field.type === 'number'
          ? [[field.name, 'number']]
          : [],
    ),
  )

/** Payload's own collections; what the panel writes there is its own affair. */
const isBookkeeping = ({ slug }: { slug: string }): boolean => slug.startsWith('payload-')

const literalArgs = <Args extends object>(args: Args, choices: ReadonlySet<string>): Args =>
  'where' in args ? { ...args, where: literalWhere(args.where, choices) } : args

const LISTS = new Set(['read', 'count', 'readDistinct'])

/** Bounds what comes from outside. What Payload and we ask ourselves (relations, `overrideAccess`) is left alone. */
export const boundQueries: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const fromOutside = req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'
  const isRelation = 'currentDepth' in args && args.currentDepth !== undefined
  if (!fromOutside || overrideAccess || isRelation) return args
  const isOne = 'id' in args && args.id !== undefined
  if (req.payloadAPI === 'GraphQL' && LISTS.has(operation) && !isOne)
    assertListOpen(collection.slug, req.user)
  if ('where' in args) checkWhere(args.where, kindsOf(collection))
  const choices = choicesOf(req.payload)
  const isWrite = operation === 'create' || operation === 'update'
  if (isWrite && !isBookkeeping(collection) && 'data' in args && isRecord(args.data))
    return { ...literalArgs(args, choices), data: incomingData(args.data, writtenFields(collection)) }
  return operation === 'read'
    ? boundedRead(literalArgs(args, choices), collection.defaultSort, relationsOf(collection), choices)
    : literalArgs(args, choices)
}

/** Locks what an update is about to read, over the Local API as well. */
const lockUpdated: CollectionBeforeOperationHook = ({ args, collection, operation, req }) =>
  operation === 'update' ? lockForUpdate(req, collection.slug, args) : args

/** Records on the request which record it created. */
const noteMade: CollectionAfterChangeHook = ({ collection, doc, operation }) => {
  if (operation === 'create') noteCreated(collection.slug, String(doc.id))
  return doc
}

/**
 * A collection whose generic queries are bounded. Records are made from what was written for them,
 * never as the copy of another one with its marks of the source, and changed one at a time.
 */
export const bounded = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  disableDuplicate: true,
  disableBulkEdit: true,
  hooks: {
    ...collection.hooks,
    beforeOperation: [boundQueries, ...(collection.hooks?.beforeOperation ?? []), lockUpdated],
    afterChange: [noteMade, ...(collection.hooks?.afterChange ?? [])],
  },
})

/** Payload's own bookkeeping serves the panel over REST, within the same bounds; GraphQL has no part in it. */
export function withoutBookkeeping(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections.filter(isBookkeeping)) {
    collection.graphQL = false
    collection.hooks.beforeOperation.unshift(boundQueries)
  }
  return config
}
