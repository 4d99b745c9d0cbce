import autocannon from 'autocannon'
import pg from 'pg'
import { sizeOf } from './ask'
import { operations, type Operation } from './operations'
import { benchPages } from './pages'
import { openFirm, type Firm } from './firm'
import type { Report } from './report'
import { statementsOf } from '../tests/support/statements'
import type { Stage } from './stage'

/** Reads and one write at scale, as a coordinator with 150 exchanges, against the floor in the same run. */
const EXCHANGES = 10_000
const QUICK = process.argv.includes('--quick')
const SECONDS = QUICK ? 2 : 4
const ROUNDS = QUICK ? 1 : 3
const CONNECTIONS = 16

async function throughput(url: string, headers: Record<string, string>, body?: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers,
    ...(body ? { method: 'POST', body } : {}),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success`)
  return result.requests.average
}

/** Several requests that belong together, as one. */
async function together(
  urls: readonly string[],
  headers: Record<string, string>,
  body?: string,
): Promise<number> {
  let seconds = 0
  for (const url of urls) seconds += 1 / (await throughput(url, headers, body))
  return 1 / seconds
}

/** What one operation costs beside its throughput. */
async function costOf(
  pool: pg.Pool,
  urls: readonly string[],
  headers: Record<string, string>,
  body?: string,
) {
  let bytes = 0
  const statements = await statementsOf(pool, async () => {
    bytes = 0
    for (const url of urls) bytes += await sizeOf(url, headers, body)
  })
  return { statements, bytes }
}

async function compare(
  firm: Firm,
  pool: pg.Pool,
  floorBase: string,
  operation: Operation,
  report: Report,
): Promise<void> {
  const json = { 'content-type': 'application/json' }
  const headers = { ...json, authorization: `Bearer ${firm.token}` }
  const body = operation.body?.(firm.exchange)
  for (const [kind, way] of [
    ['REST', operation.rest],
    ['portal', operation.portal],
  ] as const) {
    if (!way) continue
    const urls = way.asks.map((path) => `${firm.base}${firm.fill(path)}`)
    const rounds: { ours: number; floor: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const floor = await throughput(`${floorBase}${firm.fill(operation.floor)}`, json)
      rounds.push({ floor, ours: await together(urls, headers, body) })
    }
    report.share(`${operation.name}: ${kind}`, rounds, way.wanted, await costOf(pool, urls, headers, body))
  }
}

export async function benchReads(stage: Stage, build: string, report: Report): Promise<void> {
  const firm = await openFirm(stage, build, 'reads_bench', EXCHANGES)
  report.line(
    'start of a built platform',
    `${(firm.platform.startedMs / 1000).toFixed(1)} s`,
    'under 2.5 s',
    firm.platform.startedMs < 2500,
  )
  const rest = firm.memoryAtRestMb
  report.line('memory at rest', `${rest.toFixed(0)} MB`, 'under 250 MB', rest < 250)
  const floor = await stage.start(
    'floor',
    ['--import', 'tsx', 'bench/floor.ts', firm.url, firm.officer],
    {},
    /floor ready/,
  )
  const pool = new pg.Pool({ connectionString: firm.url, max: 1 })
  await pool.query('create extension if not exists pg_stat_statements')
  const floorBase = `http://127.0.0.1:${/\d+$/.exec(floor.line)?.[0]}`
  const today = new Date().toISOString().slice(0, 10)
  for (const operation of operations(today)) await compare(firm, pool, floorBase, operation, report)
  await benchPages(firm, pool, report)
  await pool.end()
  await floor.stop()
  await firm.close()
}
