import type { Payload, PayloadRequest } from 'payload'
import pg from 'pg'
import { commit } from './commit'
import { noteCommitted, takeOnce } from './work'

const shared = globalThis as typeof globalThis & { peakPools?: WeakMap<Payload, pg.Pool> }
const pools = (shared.peakPools ??= new WeakMap<Payload, pg.Pool>())

/** Beside the connections of Payload's own pool. */
const MAX_CONNECTIONS = 10

/**
 * The pool for what we ask and write ourselves, beside Payload's. Two pools on purpose: a write of
 * Payload holds one of its connections while hooks and access rules ask who takes part in what; if
 * they waited for the same pool, as many writes as it has connections would wait for each other for
 * ever (payload-notes P6).
 */
export function poolOf(payload: Payload): pg.Pool {
  const held = pools.get(payload)
  if (held) return held
  const pool = new pg.Pool({ ...payload.db.poolOptions, max: MAX_CONNECTIONS })
  // A connection that the server closes while idle must not end the process.
  pool.on('error', (error) => payload.logger.warn({ err: error }, 'database connection lost'))
  pools.set(payload, pool)
  return pool
}

/** Runs SQL: a pool, a client in a transaction of our own, or the transaction of a Payload request. */
export type Sql = {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
}

const WRITES = /\b(insert into|update|delete from)\b/i

/** A statement that writes and commits by itself: once it is sent, a lost answer does not mean that nothing was done. */
async function writeAlone<R extends object>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const client = await pool.connect()
  try {
    noteCommitted()
    return (await client.query<R>(text, [...values])).rows
  } finally {
    client.release()
  }
}

/** SQL on a pool or on one client. On a pool each statement commits by itself. */
export function sqlOn(client: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      if (client instanceof pg.Pool && WRITES.test(text)) return writeAlone<R>(client, text, values)
      const result = await client.query<R>(text, [...values])
      return result.rows
    },
  }
}

/** The `pg` client behind a drizzle transaction: drizzle keeps it on its session. */
export function clientOf(transaction: unknown): pg.PoolClient | null {
  if (!(transaction instanceof Object)) return null
  const session: unknown = Reflect.get(transaction, 'session')
  const client: unknown = session instanceof Object ? Reflect.get(session, 'client') : null
  return isClient(client) ? client : null
}

function isClient(value: unknown): value is pg.PoolClient {
  return value instanceof Object && typeof Reflect.get(value, 'query') === 'function'
}

/**
 * SQL inside the transaction of a Payload request, so that an audit row or a queued job lives and
 * dies with the change that causes it (architecture decision 1). Without a transaction: the pool.
 */
export async function sqlOf(req: PayloadRequest): Promise<Sql> {
  const id = await req.transactionID
  const session = id === undefined ? undefined : req.payload.db.sessions?.[id]
  const client = session ? clientOf(session.db) : null
  return sqlOn(client ?? poolOf(req.payload))
}

/**
 * Does some work in one transaction on its own connection; rolls back when it throws.
 * @throws what the work throws; what the commit throws (`commit`)
 */
export async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const sql = sqlOn(client)
  try {
    await client.query('begin')
    await takeOnce('afterFirstBegin')?.(sql)
    const result = await work(sql)
    await takeOnce('beforeFirstCommit')?.(sql)
    await commit(client)
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}
