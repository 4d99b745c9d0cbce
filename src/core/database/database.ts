import type { Payload } from 'payload'
import type pg from 'pg'
import { DatabasePool } from './pool'

/** Of each pool, beside the connections of Payload's own. */
const MAX_CONNECTIONS = 10

/** A statement with a name, which the database plans once. */
export type Statement = { name: string; text: string; values: unknown[] }

/** What answers one named statement. */
export type Queryable = {
  query<R extends object>(statement: Statement): Promise<{ rows: R[]; rowCount: number | null }>
}

/**
 * The database for SQL of our own. What writes takes its connection from a pool apart: a write holds
 * its connection and the rows it has locked while hooks and access rules ask who takes part in what.
 * Were those questions to wait behind writes that wait for the same rows, all of them would wait for
 * each other until they time out (payload-notes P6). Nothing that waits for a row holds a connection
 * that reads.
 */
export class Database implements Queryable {
  readonly #reads: pg.Pool
  readonly #writes: pg.Pool

  /** @param writes the same pool where one is enough: scripts and tests */
  constructor(reads: pg.Pool, writes: pg.Pool = reads) {
    this.#reads = reads
    this.#writes = writes
  }

  query<R extends object>(statement: Statement): Promise<{ rows: R[]; rowCount: number | null }> {
    return this.#reads.query<R>(statement)
  }

  /** Runs SQL that only reads, on any free connection. */
  async read<R extends object>(text: string, values: readonly unknown[]): Promise<R[]> {
    return (await this.#reads.query<R>(text, [...values])).rows
  }

  /** A connection that writes; the caller gives it back. */
  connect(): Promise<pg.PoolClient> {
    return this.#writes.connect()
  }

  /** Closes both pools once nothing is asked any more. */
  async end(): Promise<void> {
    await Promise.all([...new Set([this.#reads, this.#writes])].map((pool) => pool.end()))
  }
}

const shared = globalThis as typeof globalThis & { peakDatabases?: WeakMap<Payload, Database> }

/** The database of the running platform, for SQL outside the transaction of a request (`sqlOf`). */
export function databaseOf(payload: Payload): Database {
  const databases = (shared.peakDatabases ??= new WeakMap<Payload, Database>())
  const held = databases.get(payload)
  if (held) return held
  const options = { ...payload.db.poolOptions, max: MAX_CONNECTIONS }
  const database = new Database(new DatabasePool(options), new DatabasePool(options))
  databases.set(payload, database)
  return database
}

/**
 * Closes all connections once nothing is asked any more. Payload keeps one of its pool for itself and
 * never gives it back (payload-notes P15), so the end cannot be waited for to the last: what runs has
 * been finished before.
 */
export async function closeDatabase(payload: Payload): Promise<void> {
  const ended = Promise.all([databaseOf(payload).end(), payload.db.pool.end()])
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 250))])
}
