import { entryForChange, type AuditedCollection, type AuditEntry } from '../../../core/events/entries'
import { isUnavailable } from '../../../core/api/databaseProblem'
import { recordEvents } from '../../../core/events/record'
import { inTransaction, type Sql } from '../../../core/database/sql'
import { batchesOf, type SyncContext } from './context'
import type { Change } from './hash'
import { lockStored, writeRows, type StoredRow, type TableShape } from './tables'

/** What a batch puts into the database besides the records themselves. */
export type Written = { before: StoredRow | null; after: StoredRow }

export type Writer<Facts> = {
  collection: AuditedCollection
  list: string
  shape: TableShape
  /** Reads what the batch needs, once, and answers how to make each record. */
  prepare: (
    sql: Sql,
    batch: readonly Change<Facts>[],
    stored: ReadonlyMap<string, StoredRow>,
  ) => Promise<(change: Change<Facts>, stored: StoredRow | null) => StoredRow>
  /** What follows from the records, in the same transaction. */
  follow?: (sql: Sql, written: readonly (Written & { change: Change<Facts> })[]) => Promise<void>
}

export function auditOf(collection: AuditedCollection, written: readonly Written[]): AuditEntry[] {
  return written
    .map(({ before, after }) => entryForChange(collection, before, after))
    .filter((entry) => entry !== null)
}

async function writeBatch<Facts>(
  context: SyncContext,
  writer: Writer<Facts>,
  batch: readonly Change<Facts>[],
): Promise<void> {
  const { created, updated } = await inTransaction(context.db, async (sql) => {
    const stored = await lockStored(
      sql,
      writer.shape,
      batch.map((change) => change.key),
    )
    const make = await writer.prepare(sql, batch, stored)
    const written = batch.map((change) => {
      const before = stored.get(change.key) ?? null
      return { change, before, after: make(change, before) }
    })
    await writeRows(
      sql,
      writer.shape,
      written.map(({ after }) => after),
    )
    await recordEvents(sql, auditOf(writer.collection, written))
    await writer.follow?.(sql, written)
    return {
      created: written.filter(({ before }) => !before).length,
      updated: written.filter(({ before }) => before).length,
    }
  })
  context.tally.counts.created += created
  context.tally.counts.updated += updated
}

/** One bad record must not keep the others of its batch out. */
async function writeOneByOne<Facts>(
  context: SyncContext,
  writer: Writer<Facts>,
  batch: readonly Change<Facts>[],
  failed: Set<string>,
): Promise<void> {
  for (const change of batch) {
    try {
      await writeBatch(context, writer, [change])
    } catch (error) {
      if (isUnavailable(error)) throw error
      failed.add(change.key)
      context.tally.fail({
        entity: writer.list,
        id: change.key,
        code: 'not-stored',
        message: 'This record could not be stored.',
      })
    }
  }
}

/** Writes all changes, a batch a transaction. @returns the keys of records that could not be stored */
export async function writeChanges<Facts>(
  context: SyncContext,
  writer: Writer<Facts>,
  changes: readonly Change<Facts>[],
): Promise<Set<string>> {
  const failed = new Set<string>()
  let done = 0
  for (const batch of batchesOf(changes)) {
    try {
      await writeBatch(context, writer, batch)
    } catch (error) {
      if (isUnavailable(error)) throw error
      await writeOneByOne(context, writer, batch, failed)
    }
    done += batch.length
    context.tally.step = `Storing ${writer.list}: ${done} of ${changes.length}`
  }
  return failed
}
