import type { Database } from '../../database/database'
import { inTransaction } from '../../database/sql'
import { storeAt, type Location } from './byteStore'

const AT_ONCE = 50

const EXPIRED = `select id, location from peak.unrecorded_files where since < now() - interval '1 day' order by since limit ${AT_ONCE} for update skip locked`

/** One batch. The rows stay locked until their bytes are gone: who records such a file waits, and finds nothing to record. */
function purgeSome(db: Database): Promise<number> {
  return inTransaction(db, async (sql) => {
    const rows = await sql.query<{ id: string; location: Location }>(EXPIRED)
    for (const { id, location } of rows) await (await storeAt(location)).remove(id)
    await sql.query('delete from peak.unrecorded_files where id = any($1)', [rows.map(({ id }) => id)])
    return rows.length
  })
}

/**
 * Removes bytes that have belonged to nothing for a day: of work that was rolled back or killed, and of
 * files that were deleted. It knows them by their rows, so it may run anywhere and as often as one likes.
 * @returns how many
 */
export async function purgeFiles(db: Database, signal: AbortSignal): Promise<number> {
  let count = 0
  while (!signal.aborted) {
    const removed = await purgeSome(db)
    if (removed === 0) break
    count += removed
  }
  return count
}
