import type { Payload, PayloadRequest, Where } from 'payload'
import { COLLECTIONS, type CollectionName } from '../access/matrix'
import { sqlOf, type Sql } from './sql'
import { takeOnce } from './work'

/** The table of a collection, as Payload names it. */
export const tableOf = (collection: CollectionName): string => collection.replaceAll('-', '_')

/**
 * Locks records until the transaction ends. `no key update` lets others go on adding records that
 * refer to these, and nobody else change them.
 */
export async function lockRecords(
  sql: Sql,
  collection: CollectionName,
  ids: readonly string[],
): Promise<void> {
  await sql.query(
    `select 1 from ${tableOf(collection)} where id = any($1::uuid[]) order by id for no key update`,
    [ids],
  )
}

async function idsMatching(
  payload: Payload,
  req: PayloadRequest,
  collection: CollectionName,
  where: Where,
): Promise<string[]> {
  const { docs } = await payload.db.find<{ id: string }>({
    collection,
    where,
    pagination: false,
    req,
    select: { updatedAt: true },
  })
  return docs.map(({ id }) => id)
}

/** An update as a hook sees it: by id, or of all records that a filter finds. */
type Update = { id?: unknown; where?: Where }

/** Nobody may change it, the serving role of the database included: there is nothing to lock. */
const NEVER_UPDATED: CollectionName = 'audit-logs'

/**
 * Payload reads a record, merges the change and writes every column: two at once, and the second
 * undoes the first. So every update locks its records before they are read, whoever asks for it.
 * @returns the update, bound to the records that were locked
 */
export async function lockForUpdate<T extends Update>(
  req: PayloadRequest,
  slug: string,
  update: T,
): Promise<T> {
  const collection = COLLECTIONS.find((name) => name === slug)
  if (!collection || collection === NEVER_UPDATED) return update
  const sql = await sqlOf(req)
  if (typeof update.id === 'string') {
    await takeOnce('afterFirstBegin')?.(sql)
    await lockRecords(sql, collection, [update.id])
    return update
  }
  if (!update.where) return update
  const ids = await idsMatching(req.payload, req, collection, update.where)
  await lockRecords(sql, collection, ids)
  return { ...update, where: { and: [update.where, { id: { in: ids } }] } }
}
