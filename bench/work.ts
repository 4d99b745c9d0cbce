import pg from 'pg'
import { Database } from '../src/core/database/database'
import { sqlOn } from '../src/core/database/sql'
import { fillToScale } from '../src/dev/demonstration/scale'
import { addDays } from '../src/law/dates'
import { computeDeadlines } from '../src/law/deadlines'
import { platformArguments, platformSettings, type Stage } from './stage'
import type { Report } from './report'

/** The work around exchanges at size: the computation of dates, a bulk change, the board and the search. */
const EXCHANGES = 10_000
const BULK = 1000
const ROUNDS = 20
const PASSWORD = 'correct-horse-1031'

type Asked = { ms: number; body: unknown }

function benchDates(report: Report): void {
  const transfers = Array.from({ length: 20_000 }, (_, day) => [addDays('2000-01-01', day)])
  const compute = () =>
    transfers.forEach((dates) =>
      computeDeadlines({
        today: '2026-01-01',
        transfers: dates,
        taxpayer: 'individual',
        extensionFiled: false,
      }),
    )
  compute()
  const startedAt = performance.now()
  compute()
  const micros = ((performance.now() - startedAt) * 1000) / transfers.length
  report.line(
    'deadlines of one exchange, with cap and warnings',
    `${micros.toFixed(1)} microseconds`,
    'under 20 microseconds',
    micros < 20,
  )
}

async function ask(url: string, token: string, body?: unknown): Promise<Asked> {
  const startedAt = performance.now()
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer).slice(0, 300)}`)
  return { ms: performance.now() - startedAt, body: answer }
}

const valueIn = (body: unknown, key: string): unknown =>
  body instanceof Object ? Reflect.get(body, key) : undefined

async function signIn(base: string, email: string): Promise<string> {
  return String(
    valueIn((await ask(`${base}/api/auth/login`, '', { email, password: PASSWORD })).body, 'token'),
  )
}

/** The middle of several answers, the first left out. */
async function middle(url: string, token: string): Promise<number> {
  await ask(url, token)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push((await ask(url, token)).ms)
  return times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0
}

async function benchBulk(pool: pg.Pool, base: string, token: string, report: Report): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select id from exchanges order by id limit $1', [BULK])
  const { ms, body } = await ask(`${base}/api/exchanges/bulk`, token, {
    action: 'status',
    status: 'COMPLETED',
    reason: 'Benchmark',
    ids: rows.map(({ id }) => id),
  })
  const client = await pool.connect()
  const startedAt = performance.now()
  await client.query(
    `create temp table floor_rows as select id, 'COMPLETED'::text as status from exchanges order by id limit ${BULK}`,
  )
  await client.query(
    `update exchanges e set pinned_status = f.status::enum_exchanges_pinned_status, updated_at = now() from floor_rows f where f.id = e.id`,
  )
  await client.query(
    `insert into audit_logs (id, action, entity_type, entity_id, outcome, created_at, updated_at) select gen_random_uuid(), 'bench', 'exchanges', id::text, 'success', now(), now() from floor_rows`,
  )
  const floor = performance.now() - startedAt
  client.release()
  report.line(
    `status of ${String(valueIn(body, 'changed'))} exchanges in one transaction, with an audit row each`,
    `${(ms / 1000).toFixed(2)} s (${(ms / floor).toFixed(1)} times the same rows in three bare statements)`,
    'under 5 s',
    ms < 5000,
  )
}

export async function benchWork(stage: Stage, build: string, report: Report): Promise<void> {
  benchDates(report)
  const admin = new pg.Client({ connectionString: stage.database.ownerUrl })
  await admin.connect()
  await admin.query('create database work_bench')
  await admin.end()
  const url = new URL(stage.database.ownerUrl)
  url.pathname = '/work_bench'
  const platform = await stage.start(
    'platform',
    platformArguments(build),
    platformSettings(stage, url.href, build),
    /Portal:/,
  )
  const base = /http:\S+/.exec(platform.line)?.[0] ?? ''
  const token = await signIn(base, 'admin@bench.example')
  await ask(`${base}/api/users`, token, {
    email: 'officer@bench.example',
    password: PASSWORD,
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  const pool = new pg.Pool({ connectionString: url.href, max: 2 })
  const [officer] = (
    await pool.query<{ id: string }>(`select id from users where email = 'officer@bench.example'`)
  ).rows
  await fillToScale(sqlOn(new Database(pool)), EXCHANGES, officer?.id ?? '', () => undefined)
  const officerToken = await signIn(base, 'officer@bench.example')
  for (const [who, whose] of [
    ['an administrator', token],
    ['a coordinator', officerToken],
  ] as const) {
    for (const q of ['Keller', 'Ibara-137', 'call-back', '237 Birch']) {
      const ms = await middle(`${base}/api/search?q=${encodeURIComponent(q)}`, whose)
      report.line(
        `search for "${q}" by ${who}, ${EXCHANGES} exchanges`,
        `${ms.toFixed(0)} ms`,
        'under 100 ms',
        ms < 100,
      )
    }
    const ms = await middle(`${base}/api/portal/board`, whose)
    report.line(`board of deadlines for ${who}`, `${ms.toFixed(0)} ms`, 'under 100 ms', ms < 100)
  }
  await benchBulk(pool, base, token, report)
  await pool.end()
  await platform.stop()
}
