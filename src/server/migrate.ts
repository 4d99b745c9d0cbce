import type { MigrateUpArgs } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { migrations } from '../../migrations'
import { databaseOf } from '../core/database/database'

const isMigrateArgs = (args: unknown): args is MigrateUpArgs =>
  args instanceof Object && 'db' in args && 'req' in args

type Step = (args: MigrateUpArgs) => Promise<void>

/** Payload types a migration's argument as unknown, the generated files as what it is. */
const checked = (run: Step) => async (args: unknown) => {
  if (!isMigrateArgs(args)) throw new Error('A migration was run without a database.')
  await run(args)
}

/** Any number: what matters is that every process of the platform asks for the same one. */
const MIGRATION_LOCK = 1031_0001

async function appliedNames(payload: Payload): Promise<string[]> {
  const db = databaseOf(payload)
  const found = await db.read<{ there: string | null }>(
    `select to_regclass('public.payload_migrations')::text as there`,
    [],
  )
  if (!found[0]?.there) return []
  const rows = await db.read<{ name: string }>(`select name from payload_migrations where batch >= 0`, [])
  return rows.map((row) => row.name)
}

/** Names of migrations in the database that this version of the platform does not know. */
export async function unknownMigrations(payload: Payload): Promise<string[]> {
  const known = new Set(migrations.map((migration) => migration.name))
  return (await appliedNames(payload)).filter((name) => !known.has(name))
}

/** True when nothing is left to apply. */
export async function isMigrated(payload: Payload): Promise<boolean> {
  const applied = new Set(await appliedNames(payload))
  return migrations.every((migration) => applied.has(migration.name))
}

/**
 * Brings the database to this version; of several processes that start at once, one does it.
 * @throws when the database is ahead: an older platform must not write into a newer database
 */
export async function migrate(payload: Payload): Promise<void> {
  const ahead = await unknownMigrations(payload)
  if (ahead.length > 0)
    throw new Error(
      `The database has migrations that this version does not know (${ahead[0]}): start the newer version.`,
    )
  if (await isMigrated(payload)) return
  const client = await databaseOf(payload).connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (!(await isMigrated(payload)))
      await payload.db.migrate({
        migrations: migrations.map(({ name, up, down }) => ({ name, up: checked(up), down: checked(down) })),
      })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  }
}
