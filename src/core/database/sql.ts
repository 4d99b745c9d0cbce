import type { PayloadRequest } from 'payload'
import type pg from 'pg'
import { commit } from './commit'
import { Database, databaseOf } from './database'
import { noteCommitted, takeOnce } from './work'

/** Runs SQL: the database, a connection in a transaction of our own, or the transaction of a Payload request. */
export type Sql = {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>
}

const WRITES = /\b(insert into|update|delete from)\b/i

/** A statement that writes and commits by itself: once it is sent, a lost answer does not mean that nothing was done. */
async function writeAlone<R extends object>(
  db: Database,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const client = await db.connect()
  try {
    noteCommitted()
    return (await client.query<R>(text, [...values])).rows
  } finally {
    client.release()
  }
}

/** SQL on one connection. */
export function sqlOnClient(client: pg.ClientBase): Sql {
  return {
    query: async <R extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<R>(text, [...values])).rows,
  }
}

/** SQL of which each statement commits by itself. */
export function sqlOn(db: Database): Sql {
  return {
    query: <R extends object>(text: string, values: readonly unknown[] = []) =>
      WRITES.test(text) ? writeAlone<R>(db, text, values) : db.read<R>(text, values),
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
 * dies with the change that causes it (architecture decision 1). Without a transaction: the database.
 */
export async function sqlOf(req: PayloadRequest): Promise<Sql> {
  const id = await req.transactionID
  const session = id === undefined ? undefined : req.payload.db.sessions?.[id]
  const client = session ? clientOf(session.db) : null
  return client ? sqlOnClient(client) : sqlOn(databaseOf(req.payload))
}

/**
 * Does some work in one transaction on its own connection; rolls back when it throws. Inside it another
 * transaction, or a question to Payload, would wait for a connection while holding one: pass `sql` on.
 * @throws what the work throws; what the commit throws (`commit`)
 */
export async function inTransaction<T>(db: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await db.connect()
  const sql = sqlOnClient(client)
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
