import type pg from 'pg'
import { until } from './wait'

/**
 * The rows of a database, to be put back under a platform that goes on running: what a file of
 * tests has written is gone, and the next one finds the database as it was made.
 */
type Table = { name: string; columns: string; rows: string | null }
export type Snapshot = { tables: Table[]; sequences: { name: string; value: string | null }[] }

/** Of the queue only the jobs, to be removed: its queues and schedules are made by each start. */
const TABLES = `
  select c.oid::regclass::text as name,
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
     where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and (n.nspname in ('public', 'peak') or (n.nspname = 'pgboss' and c.relname ~ '^job'))
  order by 1`

const SEQUENCES = `
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
  from pg_sequences where schemaname in ('public', 'peak') order by 1`

/** Reads every row that a platform may have written. */
export async function readSnapshot(pool: pg.Pool): Promise<Snapshot> {
  const { rows: found } = await pool.query<Omit<Table, 'rows'>>(TABLES)
  const tables: Table[] = []
  for (const table of found) {
    // A job in a copy would never end: nobody has it in hand there.
    const { rows } = table.name.startsWith('pgboss.')
      ? { rows: [] }
      : await pool.query<{ rows: string | null }>(`select json_agg(t)::text as rows from ${table.name} t`)
    tables.push({ ...table, rows: rows[0]?.rows ?? null })
  }
  const { rows: sequences } = await pool.query<Snapshot['sequences'][number]>(SEQUENCES)
  return { tables, sequences }
}

const AT_WORK = `
  select format('job %s is %s', name, state) as what from pgboss.job where state = 'active' or (state in ('created', 'retry') and start_after <= now())
  union all
  select format('%s: %s', state, left(query, 100)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`

/** Waits until the platform does nothing on this database: no job runs, no statement, no transaction. */
export async function waitUntilIdle(client: pg.Pool | pg.ClientBase): Promise<void> {
  let atWork: string[] = []
  const idle = async () => {
    const { rows } = await client.query<{ what: string }>(AT_WORK)
    atWork = rows.map(({ what }) => what)
    return atWork.length === 0
  }
  await until('the platform has nothing left to do', idle, 120_000).catch((error: unknown) => {
    throw new Error(`The platform is still at work: ${atWork.join('; ')}`, { cause: error })
  })
}

/** Puts the rows back, past triggers and references: all of them are in the snapshot. */
export async function restoreSnapshot(pool: pg.Pool, { tables, sequences }: Snapshot): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`delete from pgboss.job where state in ('created', 'retry')`)
    await waitUntilIdle(client)
    await client.query(`begin; set local session_replication_role = replica; set local lock_timeout = '20s'`)
    await client.query(tables.map(({ name }) => `delete from ${name}`).join(';'))
    for (const { name, columns, rows } of tables)
      if (rows !== null)
        await client.query(
          `insert into ${name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name}, $1)`,
          [rows],
        )
    for (const { name, value } of sequences)
      await client.query('select setval($1::regclass, coalesce($2::bigint, 1), $2::bigint is not null)', [
        name,
        value,
      ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
