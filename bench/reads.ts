import autocannon from 'autocannon'
import pg from 'pg'
import { Database } from '../src/core/database/database'
import { sqlOn } from '../src/core/database/sql'
import { fillToScale } from '../src/dev/demonstration/scale'
import { platformArguments, platformSettings, type Stage } from './stage'
import type { Report } from './report'

/** Reads and one write at scale, as a coordinator with 150 exchanges, against the floor in the same run. */
const EXCHANGES = 10_000
const SECONDS = Number(process.argv.includes('--quick') ? 3 : 6)
const CONNECTIONS = 16

/** `and` is a second request that belongs to the first: both together are one. */
type Asked = {
  name: string
  floor: string
  rest: string
  and?: string
  portal?: string
  target: number
  body?: (id: string) => string
}

const today = new Date().toISOString().slice(0, 10)

/** What is asked of each; `ID` stands for one of the coordinator's exchanges. Targets: 1.3 times what bare Payload reaches. */
const READS: Asked[] = [
  {
    name: 'list of 25 exchanges with client and total',
    floor: '/list',
    rest: '/api/exchanges?limit=25&sort=exchangeDeadline',
    portal: '/api/portal/exchanges?limit=25&sort=exchangeDeadline',
    target: 0.043 * 1.3,
  },
  {
    name: 'one exchange with its parties',
    floor: '/one?id=ID',
    rest: '/api/exchanges/ID',
    and: '/api/exchanges/ID/participants',
    target: 0.04 * 1.3,
  },
  {
    name: 'my overdue tasks',
    floor: '/overdue',
    rest: `/api/tasks?where[assignee][equals]=ME&where[status][in]=PENDING,IN_PROGRESS&where[dueDate][less_than]=${today}&sort=dueDate&limit=25`,
    portal: '/api/portal/tasks?whose=mine&due=overdue&limit=25',
    target: 0.024 * 1.3,
  },
  {
    name: 'last 50 messages',
    floor: '/messages?id=ID',
    rest: '/api/exchanges/ID/messages?limit=50',
    target: 0.078 * 1.3,
  },
  {
    name: 'search by name',
    floor: '/search?q=Keller',
    rest: '/api/exchanges?where[or][0][name][contains]=Keller&where[or][1][clientName][contains]=Keller&limit=25&sort=exchangeDeadline',
    portal: '/api/portal/exchanges?limit=25&q=Keller',
    target: 0.061 * 1.3,
  },
  {
    name: 'create a message with its audit row',
    floor: '/send?id=ID',
    rest: '/api/messages',
    target: 0.045,
    body: (exchange) => JSON.stringify({ exchange, content: 'A message of the benchmark' }),
  },
]

async function throughput(url: string, headers: Record<string, string>, body?: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body } : {}),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success`)
  return result.requests.average
}

async function signIn(base: string): Promise<string> {
  const response = await fetch(`${base}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'officer@bench.example', password: 'correct-horse-1031' }),
  })
  const body: unknown = await response.json()
  return body instanceof Object && 'token' in body ? String(body.token) : ''
}

async function makeCoordinator(base: string): Promise<void> {
  const login = await fetch(`${base}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@bench.example', password: 'correct-horse-1031' }),
  })
  const body: unknown = await login.json()
  const token = body instanceof Object && 'token' in body ? String(body.token) : ''
  const made = await fetch(`${base}/api/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      email: 'officer@bench.example',
      password: 'correct-horse-1031',
      firstName: 'Olive',
      lastName: 'Officer',
      role: 'coordinator',
    }),
  })
  if (made.status !== 201) throw new Error(`no coordinator: ${made.status}`)
}

export async function benchReads(stage: Stage, build: string, report: Report): Promise<void> {
  const platform = await stage.start(
    'platform',
    platformArguments(build),
    platformSettings(stage, stage.database.ownerUrl, build),
    /Portal:/,
  )
  report.line('start of a built platform', `${(platform.startedMs / 1000).toFixed(1)} s`, 'under 8 s')
  const base = /http:\S+/.exec(platform.line)?.[0] ?? ''
  await makeCoordinator(base)
  const pool = new pg.Pool({ connectionString: stage.database.ownerUrl, max: 1 })
  const sql = sqlOn(new Database(pool))
  const [me] = await sql.query<{ id: string }>(`select id from users where email = 'officer@bench.example'`)
  const user = me?.id ?? ''
  await fillToScale(sql, EXCHANGES, user, () => undefined)
  const [mine] = await sql.query<{ id: string }>(
    'select id from exchanges where coordinator_id = $1 order by id limit 1',
    [user],
  )
  const floor = await stage.start(
    'floor',
    ['--import', 'tsx', 'bench/floor.ts', stage.database.ownerUrl, user],
    {},
    /floor ready/,
  )
  const floorBase = `http://127.0.0.1:${/\d+$/.exec(floor.line)?.[0]}`
  const headers = { authorization: `Bearer ${await signIn(base)}` }
  const fill = (path: string) => path.replaceAll('ID', mine?.id ?? '').replaceAll('ME', user)
  for (const { name, floor: floorPath, rest, and, portal, target, body } of READS) {
    const bare = await throughput(`${floorBase}${fill(floorPath)}`, {})
    const first = await throughput(`${base}${fill(rest)}`, headers, body?.(mine?.id ?? ''))
    const ours = and ? 1 / (1 / first + 1 / (await throughput(`${base}${fill(and)}`, headers))) : first
    report.share(`${name}: REST`, ours, bare, target)
    if (portal)
      report.share(`${name}: portal`, await throughput(`${base}${fill(portal)}`, headers), bare, 1 / 3)
  }
  await pool.end()
  await floor.stop()
  await platform.stop()
}
