import type { Payload, PayloadRequest } from 'payload'
import pg from 'pg'
import { commit } from './commit'
import { noteCommitted, takeOnce } from './work'

const shared = globalThis as typeof globalThis & {
  peakPools?: WeakMap<Payload, pg.Pool>
  peakWritePools?: WeakMap<pg.Pool, pg.Pool>
}
const pools = (shared.peakPools ??= new WeakMap<Payload, pg.Pool>())
const writePools = (shared.peakWritePools ??= new WeakMap<pg.Pool, pg.Pool>())

/** Of each pool, beside the connections of Payload's own. */
const MAX_CONNECTIONS = 10

const ignore = () => undefined

/**
 * A connection that is lost must not end the process, as an error without a listener does: neither one
 * that is idle, nor one that is in use, whose statement fails anyway.
 */
export function outliveConnections(pool: pg.Pool, log: Payload['logger']): void {
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'))
  pool.on('acquire', (client) => {
    if (!client.listeners('error').includes(ignore)) client.on('error', ignore)
  })
}

function newPool(payload: Payload): pg.Pool {
  const pool = new pg.Pool({ ...payload.db.poolOptions, max: MAX_CONNECTIONS })
  outliveConnections(pool, payload.logger)
  return pool
}

/**
 * The pool for what we ask and write ourselves, beside Payload's; what writes takes its connection
 * from a third one (`writePoolOf`). Three pools on purpose: a write holds its connection and the rows
 * it has locked while hooks and access rules ask who takes part in what. Were those questions to
 * wait behind writes that wait for the same rows, all of them would wait for each other until they
 * time out (payload-notes P6). Nothing that waits for a row holds a connection of this pool.
 */
export function poolOf(payload: Payload): pg.Pool {
  const held = pools.get(payload)
  if (held) return held
  const pool = newPool(payload)
  pools.set(payload, pool)
  writePools.set(pool, newPool(payload))
  return pool
}

/** Where transactions and single writes take their connections from; the pool itself where it is one alone. */
const writePoolOf = (pool: pg.Pool): pg.Pool => writePools.get(pool) ?? pool

/** Closes our pools once nothing is asked any more. */
export async function endPools(payload: Payload): Promise<void> {
  const pool = poolOf(payload)
  await Promise.all([pool.end(), writePoolOf(pool).end()])
}

/** What asks one named statement; Payload's pool and a plain `pg` pool both fit. */
export type Queryable = {
  query<R extends object>(query: { name: string; text: string; values: unknown[] }): Promise<{ rows: R[] }>
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
  const client = await writePoolOf(pool).connect()
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
 * Does some work in one transaction on its own connection; rolls back when it throws. Inside it another
 * transaction, or a question to Payload, would wait for a connection while holding one: pass `sql` on.
 * @throws what the work throws; what the commit throws (`commit`)
 */
export async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await writePoolOf(pool).connect()
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
