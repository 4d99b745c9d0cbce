import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import { textAt } from './api'
import { migratedDatabase, poolOn } from './database'
import type { Firm } from './firm'
import { ADMIN, API_ONLY, startPlatform } from './platform'
import { startTimeOf } from './scratch'
import { workerNumber } from './setup/worker'
import { asOf, signedInFirm } from './signedIn'
import { restoreSnapshot, type Snapshot } from './snapshot'
import { until } from './wait'

/**
 * One platform for each worker, started by its first file that needs one and used by those after it.
 * Every file finds the database as it was made. It is for files that need no settings of their own,
 * ask for no pages, and leave process, tables and functions alone; the others start their own.
 */
const record = z.object({ url: z.string(), databaseUrl: z.string(), pid: z.number(), started: z.string() })
type Shared = z.infer<typeof record>

const folder = () => path.join(os.tmpdir(), 'peak-shared')
const fileOf = () => path.join(folder(), `${workerNumber()}.json`)

const read = (file: string): Shared => record.parse(JSON.parse(readFileSync(file, 'utf8')))
const lives = ({ pid, started }: Shared): boolean => startTimeOf(pid) === started

async function start(): Promise<Shared> {
  const databaseUrl = await migratedDatabase()
  const platform = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
  platform.leaveRunning()
  const { url, pid } = platform
  const shared = { url, databaseUrl, pid, started: startTimeOf(pid) ?? '' }
  mkdirSync(folder(), { recursive: true })
  writeFileSync(fileOf(), JSON.stringify(shared))
  return shared
}

type Ready = { url: string; databaseUrl: string; pool: pg.Pool }

async function ready(state: Snapshot): Promise<Ready> {
  const found = existsSync(fileOf()) ? read(fileOf()) : null
  const { url, databaseUrl } = found && lives(found) ? found : await start()
  const pool = poolOn(databaseUrl)
  await restoreSnapshot(pool, state)
  await forgetWhatItRemembers(url, pool)
  await restoreSnapshot(pool, state)
  return { url, databaseUrl, pool }
}

/**
 * The platform remembers for seconds who takes part where, and what people are called. It forgets
 * both when somebody is changed; what that wrote is set back again.
 */
async function forgetWhatItRemembers(url: string, pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into peak.sessions (id, user_id, way, expires_at) select gen_random_uuid(), id, 'password', now() + interval '1 day' from users where email = $1`,
    [ADMIN.email],
  )
  const admin = await asOf(url, pool, ADMIN.email)
  const me = textAt(await admin.get('/api/users/me'), 'user', 'id')
  const { status } = await admin.patch(`/api/users/${me}`, { firstName: 'Somebody' })
  if (status !== 200) throw new Error(`The platform that is shared answers ${status}.`)
}

/** The worker's platform with one administrator and nothing else. */
export const sharedPlatform = (): Promise<Ready> => ready(inject('emptyState'))

/** The worker's platform with the small firm, everybody signed in. */
export async function sharedFirm(): Promise<Ready & { firm: Firm }> {
  const found = await ready(inject('firmState'))
  return { ...found, firm: await signedInFirm(found.url, found.pool) }
}

/** Ends the platforms of all workers; for the end of the run. */
export async function stopShared(): Promise<void> {
  const running = (existsSync(folder()) ? readdirSync(folder()) : [])
    .map((name) => read(path.join(folder(), name)))
    .filter(lives)
  for (const { pid } of running) process.kill(pid, 'SIGTERM')
  await until('the shared platforms have stopped', () => !running.some(lives))
}
