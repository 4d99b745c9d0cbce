import type { Database } from '../../database/database'
import { inTransaction, sqlOn } from '../../database/sql'
import { recordFile, storeFile } from './store'

/** A column with the bytes of files from before there was a store, and the one that refers to a file now; all of it SQL. */
export type BytesColumn = {
  table: string
  id: string
  bytes: string
  file: string
  name: string
  type: string
}

const AT_ONCE = 100

async function carryOne(
  db: Database,
  { table, id, bytes, file, name, type }: BytesColumn,
  row: string,
): Promise<void> {
  const [before] = await sqlOn(db).query<{ bytes: Buffer; name: string; type: string }>(
    `select ${bytes} as bytes, ${name} as name, ${type} as type from ${table} where ${id} = $1 and ${bytes} is not null`,
    [row],
  )
  if (!before) return
  const stored = await storeFile(db, before.bytes, { name: before.name, type: before.type })
  await inTransaction(db, async (sql) => {
    const same = await sql.query(
      `select 1 from ${table} where ${id} = $1 and ${file} is null and sha256(${bytes}) = decode($2, 'hex') for update`,
      [row, stored.sha256],
    )
    // Another process was first, or the bytes are others by now.
    if (same.length === 0) return
    await recordFile(sql, stored)
    await sql.query(`update ${table} set ${file} = $2 where ${id} = $1`, [row, stored.id])
  })
}

/**
 * Copies what a column holds into the store, each row in a transaction of its own: it may be interrupted,
 * and run again or twice at once.
 * @returns how many rows there were
 */
export async function carryOver(db: Database, column: BytesColumn): Promise<number> {
  const { table, id, bytes, file } = column
  let count = 0
  for (let last = ''; ;) {
    const rows = await sqlOn(db).query<{ id: string }>(
      `select ${id}::text as id from ${table} where ${bytes} is not null and ${file} is null and ${id}::text > $1 order by ${id}::text limit ${AT_ONCE}`,
      [last],
    )
    if (rows.length === 0) return count
    for (const row of rows) await carryOne(db, column, row.id)
    count += rows.length
    last = rows.at(-1)?.id ?? last
  }
}
