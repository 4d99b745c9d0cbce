import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loginUrlOf } from '../../src/server/postgres/login'
import { closePools } from '../support/database'
import { API_ONLY, startPlatform } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let url: string
let databaseUrl: string
let owner: pg.Pool
let login: pg.Client

beforeAll(async () => {
  ;({ url, databaseUrl, pool: owner } = await sharedPlatform())
  login = new pg.Client({ connectionString: loginUrlOf(databaseUrl) })
  await login.connect()
})
afterAll(async () => {
  await login.end()
  await closePools()
})

const refused = { code: '42501' }

describe('the role that the platform serves as', () => {
  it('is on every connection of the platform, the queue and Payload included', async () => {
    await fetch(`${url}/api/health/ready`)
    const { rows } = await owner.query<{ role: string; count: number }>(
      `select usename as role, count(*)::int as count from pg_stat_activity
       where datname = current_database() and client_port is not null and pid <> all($1) group by 1`,
      [await ownPids()],
    )
    expect(rows.map(({ role }) => role)).toEqual(['peak_login'])
    expect(rows[0]?.count).toBeGreaterThan(1)
  })

  it('is no superuser and owns nothing', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
         (select count(*)::int from pg_class where relowner = pg_roles.oid) as tables,
         (select count(*)::int from pg_namespace where nspowner = pg_roles.oid) as schemas,
         (select count(*)::int from pg_proc where proowner = pg_roles.oid) as functions
       from pg_roles where rolname = 'peak_login'`,
    )
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
        tables: 0,
        schemas: 0,
        functions: 0,
      },
    ])
  })

  it.each([
    'alter table audit_logs disable trigger all',
    `update audit_logs set action = 'other'`,
    'delete from audit_logs',
    'truncate audit_logs cascade',
    'drop table exchanges cascade',
    'create table public.mine (id int)',
    'create table peak.mine (id int)',
    'create schema mine',
    'set session_replication_role = replica',
    'delete from payload_migrations',
    'set role peak',
    `alter role peak_login superuser`,
    `copy exchanges to program 'cat'`,
  ])('may not: %s', async (statement) => {
    await expect(login.query(statement)).rejects.toMatchObject(refused)
  })
})

/** The connections of this test itself. */
async function ownPids(): Promise<number[]> {
  const { rows } = await login.query<{ pid: number }>('select pg_backend_pid() as pid')
  const mine = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'peak' and datname = current_database()`,
  )
  return [...rows, ...mine.rows].map(({ pid }) => pid)
}

describe('a platform whose owner nobody names', () => {
  it('migrates and serves as the one role it has', async () => {
    const platform = await startPlatform({
      ...API_ONLY,
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: databaseUrl,
    })
    expect((await fetch(`${platform.url}/api/health/ready`)).status).toBe(200)
    await platform.stop()
  })
})
