import type { Payload, PayloadRequest } from 'payload'
import type pg from 'pg'

/** The connection pool that Payload itself uses: one pool for the whole process. */
export function poolOf(payload: Payload): pg.Pool {
  return payload.db.pool
}

/** Runs SQL: a pool, a client in a transaction of our own, or the transaction of a Payload request. */
export type Sql = {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
}

/** SQL on a pool or on one client. */
export function sqlOn(client: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      const result = await client.query<R>(text, [...values])
      return result.rows
    },
  }
}

/** The `pg` client behind a drizzle transaction: drizzle keeps it on its session. */
function clientOf(transaction: unknown): pg.PoolClient | null {
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

/** Does some work in one transaction on its own connection; rolls back when it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(sqlOn(client))
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken))
    throw error
  }
}
