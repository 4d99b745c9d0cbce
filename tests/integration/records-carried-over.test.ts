import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { at } from '../support/api'
import { firmDatabase, poolOn } from '../support/database'
import { API_ONLY, startPlatform } from '../support/platform'
import { signedInFirm } from '../support/signedIn'
import { until } from '../support/wait'

/**
 * A database of the version that stored records of the work in private tables, made by a role whose
 * own schema came first: after an upgrade all of them are there, as records of collections.
 */

const TABLES = [
  'exchange_stages',
  'deadline_overrides',
  'transfer_requests',
  'screenings',
  'worksheets',
  'task_comments',
  'saved_views',
  'task_templates',
]
/** The migrations that moved them, the last one first. */
const MOVES = [
  '20261201_172721_firm_profile',
  '20261201_130000_saved_views_and_templates',
  '20261201_120000_records_of_work',
]

let databaseUrl: string
let pool: pg.Pool
beforeAll(async () => {
  databaseUrl = await firmDatabase()
  pool = poolOn(databaseUrl)
})

/** Of these it was kept when they were changed last, of the others when they were made. */
const KEPT_CHANGE = ['worksheets', 'saved_views', 'task_templates']

/** All rows of a table, without what was not kept; a worksheet has got an id of its own. */
async function rowsOf(table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select * from ${table} order by ${table === 'worksheets' ? 'exchange_id' : 'id'}`,
  )
  const lost = KEPT_CHANGE.includes(table) ? { created_at: null } : { updated_at: null }
  return rows.map((row) => ({ ...row, ...lost, ...(table === 'worksheets' ? { id: null } : {}) }))
}

async function goBack(): Promise<void> {
  for (const name of MOVES) {
    const [, statements = ''] =
      /export async function down[^`]*`([^`]*)`/.exec(readFileSync(`migrations/${name}.ts`, 'utf8')) ?? []
    await pool.query(`set search_path to public; ${statements}`)
  }
  for (const table of ['invitations', 'identifications'])
    await pool.query(`alter table public.${table} set schema peak`)
  await pool.query('delete from payload_migrations where name = any($1)', [
    [...MOVES, '20261201_115000_one_schema'],
  ])
}

const SETTINGS = {
  syncSchedule: 'daily',
  syncHour: 5,
  syncedTaskAudience: 'staff',
  requireSecondFactor: ['coordinator', 'agency'],
  trustedDevices: false,
  participantApproval: { admin: true, client: true },
  transferDateSecondPerson: true,
  accountContacts: 'all',
  fieldLabels: { client: 'Taxpayer' },
}

it(
  'shows every record and every setting after the upgrade, and after the next start',
  { timeout: 240_000 },
  async () => {
    const before = await Promise.all(TABLES.map(rowsOf))
    expect(before.map((rows) => rows.length)).toEqual([2, 2, 2, 2, 2, 2, 6, 1])
    await goBack()
    await pool.query('update peak.settings set value = $1 where id = 1', [JSON.stringify(SETTINGS)])

    for (const start of ['first', 'second']) {
      const platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
      expect([start, await Promise.all(TABLES.map(rowsOf))]).toEqual([start, before])
      const { admin, people } = await signedInFirm(platform.url, pool)
      expect((await admin.get('/api/admin/settings')).body).toEqual(SETTINGS)
      for (const table of [...TABLES, 'invitations', 'identifications']) {
        const { status, body } = await people.admin.caller.get(`/api/${table.replaceAll('_', '-')}/count`)
        expect([table, status, Number(at(body, 'totalDocs')) > 0]).toEqual([table, 200, true])
      }
      await platform.stop()
    }
  },
)

it('lets a process of the version before go on with the names that it knows', async () => {
  const { rows } = await pool.query<{ id: string }>('select id from exchanges limit 1')
  const exchange = rows[0]?.id
  await pool.query(
    `insert into peak.worksheets (exchange_id, input) values ($1, '{"a":1}') on conflict (exchange_id) do update set input = excluded.input`,
    [exchange],
  )
  await pool.query(
    `insert into peak.exchange_stages (id, exchange_id, stage) values (gen_random_uuid(), $1, 'ID_OPEN')`,
    [exchange],
  )
  expect((await pool.query('select input from worksheets where exchange_id = $1', [exchange])).rows).toEqual([
    { input: { a: 1 } },
  ])
  expect(
    (
      await pool.query(
        `select overridden from exchange_stages where exchange_id = $1 and stage = 'ID_OPEN'`,
        [exchange],
      )
    ).rows,
  ).toEqual([{ overridden: [] }])
  const template = '01933300-0000-7000-8000-000000001031'
  await pool.query(
    `insert into peak.task_templates (id, name, exchange_type, items, automatic, active, user_id) values ($1, $2, $3, '[]', true, true, null)
      on conflict (id) do update set name = excluded.name, exchange_type = excluded.exchange_type, updated_at = now()`,
    [template, 'Renamed', 'reverse'],
  )
  expect((await pool.query('select name, exchange_type as type from task_templates')).rows).toEqual([
    { name: 'Renamed', type: 'reverse' },
  ])
  const { rows: views } = await pool.query<{ user_id: string }>(
    `select user_id from peak.saved_views where ($1::text is null or list = $1) limit 1`,
    ['board'],
  )
  await pool.query(
    `insert into peak.saved_views (id, user_id, list, name, query) values (gen_random_uuid(), $1, 'tasks', 'Old', '{}')`,
    [views[0]?.user_id],
  )
  expect((await pool.query(`select shared from saved_views where name = 'Old'`)).rows).toEqual([
    { shared: false },
  ])
})

it(
  'loses nothing that a process of the version before is writing meanwhile',
  { timeout: 240_000 },
  async () => {
    await goBack()
    const { rows: users } = await pool.query<{ id: string }>('select id from users limit 1')
    const { rows: exchanges } = await pool.query<{ id: string }>('select id from exchanges limit 1')
    const writer = await pool.connect()
    await writer.query('begin')
    await writer.query(
      `insert into peak.saved_views (id, user_id, list, name, query) values (gen_random_uuid(), $1, 'tasks', 'Meanwhile', '{}')`,
      [users[0]?.id],
    )
    await writer.query(
      `insert into peak.exchange_stages (id, exchange_id, stage, reason) values (gen_random_uuid(), $1, 'ID_OPEN', 'Meanwhile')`,
      [exchanges[0]?.id],
    )
    const starting = startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
    await until('the migration waits for the writer', async () => {
      const { rows } = await pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length > 0
    })
    await writer.query('commit')
    writer.release()
    const platform = await starting
    expect((await pool.query(`select 1 from saved_views where name = 'Meanwhile'`)).rows).toHaveLength(1)
    expect((await pool.query(`select 1 from exchange_stages where reason = 'Meanwhile'`)).rows).toHaveLength(
      1,
    )
    await platform.stop()
  },
)
