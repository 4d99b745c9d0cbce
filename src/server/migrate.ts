import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { createLocalReq, type Payload } from 'payload'
import pg from 'pg'
import { migrations } from '../../migrations'
import { commit } from '../core/database/commit'
import { databaseOf } from '../core/database/database'
import { SEARCH_PATH } from '../core/database/pool'
import { ownerUrl, settings } from '../core/env'
import { installQueue } from '../core/queue/install'
import { grantTo } from './postgres/login'

/** Any number: what matters is that every process of the platform asks for the same one. */
const MIGRATION_LOCK = 1031_0001

type Migration = (typeof migrations)[number]

/** Names of migrations that a database has, in whatever way it is asked. */
async function appliedNames(
  ask: <R extends object>(text: string) => Promise<R[]>,
): Promise<ReadonlySet<string>> {
  const found = await ask<{ there: string | null }>(
    `select to_regclass('public.payload_migrations')::text as there`,
  )
  if (!found[0]?.there) return new Set()
  const rows = await ask<{ name: string }>(`select name from payload_migrations where batch >= 0`)
  return new Set(rows.map(({ name }) => name))
}

/** True when nothing is left to apply. */
export async function isMigrated(payload: Payload): Promise<boolean> {
  const db = databaseOf(payload)
  const applied = await appliedNames((text) => db.read(text, []))
  return migrations.every(({ name }) => applied.has(name))
}

/** @throws when the database is ahead: an older platform must not write into a newer database */
function assertNotAhead(applied: ReadonlySet<string>): void {
  const known = new Set(migrations.map(({ name }) => name))
  const ahead = [...applied].find((name) => !known.has(name))
  if (ahead !== undefined)
    throw new Error(
      `The database has migrations that this version does not know (${ahead}): start the newer version.`,
    )
}

/** One migration and the record of it in one transaction. */
async function apply(payload: Payload, client: pg.Client, { name, up }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await up({ db: drizzle(client), payload, req: await createLocalReq({}, payload) })
    await client.query(
      `insert into payload_migrations (id, name, batch, created_at, updated_at)
       values (gen_random_uuid(), $1, (select coalesce(max(batch), 0) + 1 from payload_migrations where batch >= 0), now(), now())`,
      [name],
    )
    await commit(client)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const why = error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : ''
    throw new Error(`The database could not be brought up to date (${name}): ${why}`, { cause: error })
  }
}

/**
 * Brings the database to this version as its owner, and lets the role that serves read and write
 * there; of several processes that start at once, one does it.
 * @throws when the database is ahead, or a migration fails: nothing of that one is kept
 */
export async function migrate(payload: Payload): Promise<void> {
  const { DATABASE_URL = '' } = settings()
  const client = new pg.Client({ connectionString: ownerUrl() })
  await client.connect()
  try {
    // A role named like another schema would find and make tables there.
    await client.query(SEARCH_PATH)
    // Given back with the connection.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await appliedNames(
      async <R extends object>(text: string) => (await client.query<R>(text)).rows,
    )
    assertNotAhead(applied)
    for (const migration of migrations) {
      if (!applied.has(migration.name)) await apply(payload, client, migration)
    }
    await installQueue(ownerUrl())
    const login = roleOf(DATABASE_URL)
    if (login && login !== (await currentRole(client))) await grantTo(client, login)
  } finally {
    await client.end()
  }
}

/** The role that a database address signs in as; empty where it names none. */
const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)

/** The owner, by name: the same role may be reached by several addresses. */
async function currentRole(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ role: string }>('select current_user::text as role')
  return rows[0]?.role
}
