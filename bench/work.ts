import pg from 'pg'
import { addDays } from '../src/law/dates'
import { computeDeadlines } from '../src/law/deadlines'
import { fetchJson, millisecondsOf } from './ask'
import { openFirm } from './firm'
import type { Stage } from './stage'
import type { Report } from './report'

/** The work around exchanges at size: the computation of dates, a bulk change, the board and the search. */
const EXCHANGES = 10_000
const BULK = 1000

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

const valueIn = (body: unknown, key: string): unknown =>
  body instanceof Object ? Reflect.get(body, key) : undefined

async function benchBulk(pool: pg.Pool, base: string, token: string, report: Report): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('select id from exchanges order by id limit $1', [BULK])
  const askedAt = performance.now()
  const body = await fetchJson(`${base}/api/exchanges/bulk`, token, {
    action: 'status',
    status: 'COMPLETED',
    reason: 'Benchmark',
    ids: rows.map(({ id }) => id),
  })
  const ms = performance.now() - askedAt
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
  const firm = await openFirm(stage, build, 'work_bench', EXCHANGES)
  for (const [who, whose] of [
    ['an administrator', firm.adminToken],
    ['a coordinator', firm.token],
  ] as const) {
    const headers = { authorization: `Bearer ${whose}` }
    for (const q of ['Keller', 'Ibara-137', 'call-back', '237 Birch']) {
      const ms = await millisecondsOf(`${firm.base}/api/search?q=${encodeURIComponent(q)}`, headers)
      report.line(
        `search for "${q}" by ${who}, ${EXCHANGES} exchanges`,
        `${ms.toFixed(0)} ms`,
        'under 100 ms',
        ms < 100,
      )
    }
    const ms = await millisecondsOf(`${firm.base}/api/portal/board`, headers)
    report.line(`board of deadlines for ${who}`, `${ms.toFixed(0)} ms`, 'under 100 ms', ms < 100)
  }
  const pool = new pg.Pool({ connectionString: firm.url, max: 2 })
  await benchBulk(pool, firm.base, firm.adminToken, report)
  await pool.end()
  await firm.close()
}
