import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { Database } from '../../src/core/database/database'
import { sqlOn } from '../../src/core/database/sql'
import { fillToScale } from '../../src/dev/demonstration/scale'
import { signIn, type Caller } from '../support/api'
import { closePools, migratedDatabase, onServer, poolOn } from '../support/database'
import { hotReads } from '../support/hotReads'
import { ADMIN, startPlatform, stopPlatforms } from '../support/platform'
import { fetchPlans, type Plan } from '../support/plans'
import { waitUntilIdle } from '../support/snapshot'

/**
 * How PostgreSQL goes about the hot reads of a coordinator with 150 of 10,000 exchanges: none goes
 * through a whole table, neither with the plan for these values nor with the plan for any.
 */
const EXCHANGES = 10_000
/** Tables that grow with the firm. */
const GROWING = [
  'exchanges',
  'exchange_participants',
  'properties',
  'tasks',
  'messages',
  'documents',
  'contacts',
  'audit_logs',
  'notifications',
]

let database: string
let pool: pg.Pool
let coordinator: Caller
let exchange: string

beforeAll(async () => {
  database = await migratedDatabase()
  pool = poolOn(database)
  const name = new URL(database).pathname.slice(1)
  await onServer(
    database,
    `alter database ${name} set session_preload_libraries = 'auto_explain'`,
    `alter database ${name} set auto_explain.log_min_duration = 0`,
    `alter database ${name} set auto_explain.log_format = 'json'`,
  )
  const platform = await startPlatform({ DATABASE_URL: database })
  const admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
  const officer = await admin.create('users', {
    email: 'officer@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  await fillToScale(sqlOn(new Database(pool)), EXCHANGES, officer, () => undefined)
  const { rows } = await pool.query<{ id: string }>(
    'select id from exchanges where coordinator_id = $1 order by id limit 1',
    [officer],
  )
  exchange = rows[0]?.id ?? ''
  coordinator = await signIn(platform.url, 'officer@firm.example', 'correct-horse-1031')
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

/** New connections of the platform plan as told; those it has are ended. */
async function planAs(mode: 'force_custom_plan' | 'force_generic_plan'): Promise<void> {
  const name = new URL(database).pathname.slice(1)
  await onServer(database, `alter database ${name} set plan_cache_mode = ${mode}`)
  await waitUntilIdle(pool)
  await pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

const scansOf = (plans: readonly Plan[]): string[] =>
  plans.flatMap(({ query, scanned }) =>
    scanned.filter((table) => GROWING.includes(table)).map((table) => `${table} in: ${query.slice(0, 300)}`),
  )

const PAGES = ['/home', '/exchanges', '/tasks', '/deadlines']

describe.each(['force_custom_plan', 'force_generic_plan'] as const)('with %s', (mode) => {
  beforeAll(() => planAs(mode))

  test('no hot read goes through a whole table', async () => {
    const found: Record<string, string[]> = {}
    const asks = [
      ...hotReads(exchange),
      ...[...PAGES, `/exchanges/${exchange}`].map((path) => ({ name: path, path })),
    ]
    for (const { name, path } of asks) {
      await waitUntilIdle(pool)
      const { plans, answer } = await fetchPlans(pool, () => coordinator.get(path))
      expect(answer.status, `${name}: ${answer.text.slice(0, 200)}`).toBe(200)
      expect(plans.length, name).toBeGreaterThan(0)
      const scans = scansOf(plans)
      if (scans.length > 0) found[name] = scans
    }
    expect(found).toEqual({})
  })
})
