import type { Access, CollectionConfig, FieldAccess, PayloadRequest, Where } from 'payload'
import { isRecord } from '../isRecord'
import { InvalidInputError, NotFoundError } from '../errors'
import { actorOf, idOf } from './actor'
import {
  isStaff,
  MATRIX,
  maySeeField,
  type CollectionName,
  type Operation,
  type Permission,
  type Role,
} from './matrix'
import { readerByItself, readerOf } from './reader'
import { asWhere } from './rules/condition'
import { databaseOf } from '../database/database'

/**
 * The matrix turned into Payload's access functions. Everything here returns `false`, `true` or a
 * `Where` on ids; nothing walks relations (payload-notes P4), and `create` never returns a `Where`,
 * because Payload only tests it for truth (P2).
 */

/** What staff need to manage an exchange to write. */
const MANAGED: readonly CollectionName[] = ['exchanges', 'exchange-participants', 'properties', 'tasks']

/** Kinds of records whose rule for one's own asks for nothing but who one is. */
const OWN_BY_ID: readonly CollectionName[] = [
  'users',
  'invitations',
  'agencies',
  'notifications',
  'saved-views',
]

/** The permission that a participant of this role needs for an operation on a kind of record. */
export function permissionFor(collection: CollectionName, operation: Operation, role: Role): Permission {
  if (operation === 'read') return 'view'
  if (collection === 'messages') return 'message'
  if (collection === 'documents') return 'upload'
  // People outside the firm write none of these but a task of their own, which takes no more than to see it.
  return MANAGED.includes(collection) && isStaff(role) ? 'manage' : 'view'
}

/** The rule for one operation as `false`, `true` or a `Where`. */
export async function ruleFor(
  req: PayloadRequest,
  collection: CollectionName,
  operation: Operation,
): Promise<boolean | Where> {
  const actor = actorOf(req.user)
  if (!actor) return false
  const scope = MATRIX[collection][operation][actor.role]
  const alone = scope === 'none' || scope === 'all' || (scope === 'own' && OWN_BY_ID.includes(collection))
  const reader = alone
    ? readerByItself(actor)
    : await readerOf(databaseOf(req.payload), actor, permissionFor(collection, operation, actor.role))
  return asWhere(reader.condition(collection, operation))
}

/**
 * The id in a relation as a caller may write it: the id itself, or a record with one. Whatever else
 * it is, nothing is guessed: what the rules do not see, they cannot reject.
 */
function relatedId(value: unknown, field: string): string | null {
  const id = idOf(value)
  if (id !== null || value === null || value === undefined || value === '') return id
  throw new InvalidInputError(`${field} must be the id of a record.`, field)
}

/**
 * Creating inside an exchange: the exchange must be one of the person's own. A foreign and a
 * missing exchange look the same.
 */
async function mayCreate(req: PayloadRequest, collection: CollectionName, data: unknown): Promise<boolean> {
  const actor = actorOf(req.user)
  if (!actor) return false
  const scope = MATRIX[collection].create[actor.role]
  if (scope === 'none') return false
  if (scope === 'all' || data === undefined) return true
  const exchange = relatedId(isRecord(data) ? data['exchange'] : null, 'exchange')
  if (exchange === null) return true
  const reader = await readerOf(
    databaseOf(req.payload),
    actor,
    permissionFor(collection, 'create', actor.role),
  )
  if (reader.takesPartIn(exchange)) return true
  throw new NotFoundError()
}

/** The whole access block of a collection. */
export function accessTo(collection: CollectionName): CollectionConfig['access'] {
  const rule =
    (operation: Operation): Access =>
    ({ req }) =>
      ruleFor(req, collection, operation)
  return {
    admin: ({ req }) => actorOf(req.user)?.role === 'admin',
    create: ({ req, data }) => mayCreate(req, collection, data),
    read: rule('read'),
    update: rule('update'),
    delete: rule('delete'),
    readVersions: () => false,
    unlock: ({ req }) => actorOf(req.user)?.role === 'admin',
  }
}

/** Read access of one field, from the matrix. */
export function fieldRead(collection: CollectionName, field: string): FieldAccess {
  return ({ req }) => maySeeField(actorOf(req.user)?.role, collection, field)
}

export const staffOnly: FieldAccess = ({ req }) => isStaff(actorOf(req.user)?.role)
export const adminOnly: FieldAccess = ({ req }) => actorOf(req.user)?.role === 'admin'
export const nobody: FieldAccess = () => false
