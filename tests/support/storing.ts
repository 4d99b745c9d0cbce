import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { Database } from '../../src/core/database/database'
import { inTransaction, sqlOn } from '../../src/core/database/sql'
import { settings } from '../../src/core/env'
import { openFile, recordFile, storeFile } from '../../src/core/files/store/store'
import { pause } from './wait'

/**
 * A process that stores files, for tests that kill it (`endless`) or measure it (`large`): with its
 * settings in the environment.
 */

const MEGABYTE = 1024 * 1024
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** Some megabytes as they come from a network, never held together. `look` is called now and then. */
async function* megabytes(count: number, look: () => void): AsyncGenerator<Buffer> {
  for (let part = 0; part < count * 16; part += 1) {
    if (part % 512 === 0) look()
    yield randomBytes(MEGABYTE / 16)
  }
}

async function* endless(): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    yield randomBytes(MEGABYTE / 16)
    if (part === 64) say({ storing: true })
    if (part > 64) await pause(20)
  }
}

async function throughTheStore(db: Database, count: number, look: () => void): Promise<void> {
  const options = { name: 'large', type: 'application/octet-stream', encrypt: true }
  const stored = await storeFile(db, megabytes(count, look), options)
  await inTransaction(db, (sql) => recordFile(sql, stored))
  const { stream } = await openFile(sqlOn(db), stored.id)
  let [size, parts] = [0, 0]
  for await (const part of stream) {
    size += Buffer.isBuffer(part) ? part.length : 0
    parts += 1
    if (parts % 512 === 0) look()
  }
  if (size !== count * MEGABYTE) throw new Error(`${size} bytes came back.`)
}

/** What the process holds; what it has let go of is not counted, whenever it is collected. */
function held(): number {
  // The first finds what nobody holds, the second what that held.
  global.gc?.()
  global.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MEGABYTE
}

/** How much more it holds while a large file passes than before. */
async function grown(db: Database): Promise<number> {
  await throughTheStore(db, 20, () => undefined)
  // Buffers of the small file are given back a moment after they are collected.
  held()
  await pause(500)
  const before = held()
  let most = before
  await throughTheStore(db, 200, () => {
    most = Math.max(most, held())
  })
  return most - before
}

const db = new Database(new pg.Pool({ connectionString: settings().DATABASE_URL, max: 2 }))
if (process.argv[2] === 'large')
  say({
    collects: global.gc !== undefined,
    grown: await grown(db),
    rss: process.memoryUsage.rss() / MEGABYTE,
  })
else await storeFile(db, endless(), { name: 'endless' })
await db.end()
