import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** Databases of tests: clones of the migrated template in the run's own PostgreSQL. */

export const TEMPLATE = 'peak_template'
export const FIRM_TEMPLATE = 'peak_firm'

const pools = new Set<pg.Pool>()

/** A pool on a database, closed after the tests of the file. */
export function poolOn(url: string): pg.Pool {
  // The owner is called like the schema of the private tables, which would come first.
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c search_path=public' })
  // A test may stop the server under its feet.
  pool.on('error', () => undefined)
  pools.add(pool)
  return pool
}

export async function closePools(): Promise<void> {
  await Promise.all([...pools].map((pool) => pool.end()))
  pools.clear()
}

export function urlOf(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements on the server's own database. */
export async function onServer(clusterUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The tables, whosever they are, in which a text stands anywhere. */
export async function tablesWith(pool: pg.Pool, text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await pool.query(
      `select 1 from ${name} as t where position($1 in t::text) > 0 limit 1`,
      [text],
    )
    if (rowCount) found.push(name)
  }
  return found
}

const named = () => `t_${randomUUID().replaceAll('-', '')}`

async function clone(template: string): Promise<string> {
  const name = named()
  await onServer(inject('clusterUrl'), `create database ${name} template ${template}`)
  return urlOf(inject('clusterUrl'), name)
}

/** A database of one's own: migrated, with one administrator and nothing else. */
export const migratedDatabase = (): Promise<string> => clone(TEMPLATE)

/** A database of one's own with the small firm in it; `signedInFirm()` gives its people. */
export const firmDatabase = (): Promise<string> => clone(FIRM_TEMPLATE)

/** A database with nothing in it at all. */
export async function emptyDatabase(): Promise<string> {
  const name = named()
  await onServer(inject('clusterUrl'), `create database ${name}`)
  return urlOf(inject('clusterUrl'), name)
}
