import { finished, pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { platformArguments, platformSettings, type Stage, type Started } from './stage'
import type { Report } from './report'

/** The sync of a real-size firm against its floor: download the same lists, then COPY the same rows with plain `pg`. */
const LISTS = [
  'accounts',
  'contacts',
  'contacts?status=Archived',
  'users',
  'relationships',
  'matters',
  'matters?status=Archived',
  'tasks',
]
/** The records that a full sync makes; its audit rows come on top and are not in the floor. */
const TABLES = ['contacts', 'exchanges', 'properties', 'exchange_participants', 'tasks']
const MB = 1024 * 1024

async function download(base: string, token: string): Promise<number> {
  const startedAt = performance.now()
  for (const list of LISTS) {
    const response = await fetch(`${base}/api/v2/${list}`, { headers: { authorization: `Bearer ${token}` } })
    const reader = response.body?.getReader()
    while (reader && !(await reader.read()).done) continue
  }
  return performance.now() - startedAt
}

async function copyOut(client: pg.Client, table: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  const stream = client.query(copyTo(`copy public.${table} to stdout`))
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  await finished(stream)
  return Buffer.concat(chunks)
}

/** Copies every row into empty tables of the same shape and indexes; only the writing counts. */
async function copyAll(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create schema floor')
  let elapsed = 0
  for (const table of TABLES) {
    const rows = await copyOut(client, table)
    await client.query(`create table floor.${table} (like public.${table} including indexes)`)
    const startedAt = performance.now()
    await pipeline(
      Readable.from(rows.length > MB ? slices(rows) : [rows]),
      client.query(copyFrom(`copy floor.${table} from stdin`)),
    )
    elapsed += performance.now() - startedAt
  }
  await client.query('drop schema floor cascade')
  await client.end()
  return elapsed
}

function* slices(buffer: Buffer): Generator<Buffer> {
  for (let at = 0; at < buffer.length; at += MB) yield buffer.subarray(at, at + MB)
}

async function tokenFor(base: string): Promise<string> {
  const response = await fetch(`${base}/__test/tokens`, { method: 'POST' })
  const body: unknown = await response.json()
  if (!(body instanceof Object && 'access_token' in body)) throw new Error('the offline server gave no token')
  return String(body.access_token)
}

/** An administrator's way to the platform. */
async function admin(base: string): Promise<(path: string, method?: string) => Promise<unknown>> {
  const login = await fetch(`${base}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@bench.example', password: 'correct-horse-1031' }),
  })
  const body: unknown = await login.json()
  const token = body instanceof Object && 'token' in body ? String(body.token) : ''
  return async (path, method = 'GET') =>
    (await fetch(`${base}${path}`, { method, headers: { authorization: `Bearer ${token}` } })).json()
}

type Run = {
  id: string
  status: string
  startedAt: string
  completedAt: string
  counts: { created: number; updated: number; unchanged: number }
}
const isStatus = (value: unknown): value is { running: Run[]; last: { all: Run | null } } =>
  value instanceof Object && 'running' in value && 'last' in value

/** Runs one sync to its end. @returns its duration, and how far the process's memory grew */
async function runSync(
  call: Awaited<ReturnType<typeof admin>>,
  platform: Started,
  full: boolean,
): Promise<{ ms: number; grewMb: number; run: Run }> {
  const before = platform.memoryMb()
  let most = before
  const asked = await call(`/api/sync/all${full ? '?full=1' : ''}`, 'POST')
  if (!(asked instanceof Object && 'run' in asked && asked.run instanceof Object && 'id' in asked.run))
    throw new Error('the sync was not started')
  const { id } = asked.run
  for (;;) {
    most = Math.max(most, platform.memoryMb())
    const status = await call('/api/sync/status')
    const run = isStatus(status) ? status.last.all : null
    if (run && run.id === id) {
      return { ms: Date.parse(run.completedAt) - Date.parse(run.startedAt), grewMb: most - before, run }
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function stateOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ state: string }>(
    [...TABLES, 'audit_logs']
      .map(
        (table) =>
          `select '${table}' || count(*) || max(xmin::text::bigint) as state from ${table} where ${table === 'audit_logs' ? "action <> 'sync.start'" : 'true'}`,
      )
      .join(' union all '),
  )
  await client.end()
  return rows
    .map((row) => row.state)
    .sort()
    .join()
}

export async function benchSync(stage: Stage, build: string, report: Report): Promise<void> {
  const source = await stage.start(
    'source',
    [
      '--import',
      'tsx',
      'src/dev/practicepanther/cli.ts',
      '--port',
      '0',
      '--firm',
      'real',
      '--seed',
      '1',
      '--client-id',
      'c',
      '--client-secret',
      's',
      '--refresh-token',
      'first',
    ],
    {},
    /"url"/,
  )
  const sourceUrl = /http:[^"]+/.exec(source.line)?.[0] ?? ''
  const url = new URL(stage.database.ownerUrl)
  url.pathname = '/sync'
  const server = new pg.Client({ connectionString: stage.database.ownerUrl })
  await server.connect()
  await server.query('create database sync')
  await server.end()
  const platform = await stage.start(
    'platform',
    platformArguments(build),
    platformSettings(stage, url.href, build, {
      PP_BASE_URL: sourceUrl,
      PP_CLIENT_ID: 'c',
      PP_CLIENT_SECRET: 's',
      PP_REFRESH_TOKEN: 'first',
      DATA_DIR: `${stage.folder}/sync`,
    }),
    /Portal:/,
  )
  const call = await admin(/http:\S+/.exec(platform.line)?.[0] ?? '')
  const full = await runSync(call, platform, true)
  const token = await tokenFor(sourceUrl)
  const downloadMs = await download(sourceUrl, token)
  const floorMs = downloadMs + (await copyAll(url.href))
  report.times(`full sync of ${full.run.counts.created} records into an empty database`, full.ms, floorMs, 4)
  report.line(
    'memory grown during the full sync',
    `${full.grewMb.toFixed(0)} MB`,
    'less than 300 MB',
    full.grewMb < 300,
  )
  const before = await stateOf(url.href)
  report.times('incremental sync without changes', (await runSync(call, platform, false)).ms, floorMs, 0.2)
  report.times(
    'sweep without changes, against the download alone',
    (await runSync(call, platform, true)).ms,
    downloadMs,
    1.5,
  )
  const after = await stateOf(url.href)
  report.line(
    'rows written by both',
    after === before ? 'none' : `${before} became ${after}`,
    'none',
    after === before,
  )
  await platform.stop()
  await source.stop()
}
