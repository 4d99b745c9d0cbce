import { Database } from '../../src/core/database/database'
import { attachSubscribers } from '../../src/modules'
import type pg from 'pg'
import pino from 'pino'
import { sqlOn } from '../../src/core/database/sql'
import { provideSettings } from '../../src/core/env'
import type { Patience } from '../../src/modules/sync/connection'
import { startOfflineServer } from '../../src/dev/practicepanther/server'
import type { OfflineServer, OfflineServerOptions } from '../../src/dev/practicepanther/types'
import { createRun, type RunKind } from '../../src/modules/sync/runs'
import { performRun } from '../../src/modules/sync/sync/run'
import type { Counts, RunError } from '../../src/modules/sync/sync/counts'
import { migratedDatabase, poolOn } from './database'
import { today } from './today'

// The sync runs in the process of the test: what follows from it is attached as the configuration does.
attachSubscribers()

/** A firm at the offline server, a database of one's own, and runs of the real sync between them. */

export type RunResult = { id: string; status: string; counts: Counts; errors: RunError[] }
export type World = {
  server: OfflineServer
  pool: pg.Pool
  sync: (
    kind?: RunKind,
    options?: { full?: boolean; patience?: Patience; signal?: AbortSignal },
  ) => Promise<RunResult>
  rows: <R extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>
  log: () => string
  close: () => Promise<void>
}

/** Short waits: the rules are the same, only the clock is another. */
export const HASTY: Patience = {
  limits: { headersMs: 400, idleMs: 400 },
  retries: { attempts: 4, baseMs: 20, maxWaitMs: 300 },
}

const CLIENT = { clientId: 'test-client', clientSecret: 'test-secret', refreshToken: 'test-bootstrap' }

function pointAt(server: OfflineServer): void {
  provideSettings({
    PP_BASE_URL: server.url,
    PP_CLIENT_ID: CLIENT.clientId,
    PP_CLIENT_SECRET: CLIENT.clientSecret,
    PP_REFRESH_TOKEN: CLIENT.refreshToken,
    PP_FIRM_TIME_ZONE: 'America/Los_Angeles',
    ENCRYPTION_KEY: '5e'.repeat(32),
  })
}

export async function startWorld(options: OfflineServerOptions = {}): Promise<World> {
  const server = await startOfflineServer({ firm: 'small', seed: 7, anchor: today, ...CLIENT, ...options })
  const pool = poolOn(await migratedDatabase())
  const db = new Database(pool)
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const rows = <R extends object>(text: string, values: unknown[] = []) => sqlOn(db).query<R>(text, values)
  return {
    server,
    pool,
    rows,
    log: () => lines.join(''),
    sync: async (
      kind = 'all',
      { full = false, patience = HASTY, signal = new AbortController().signal } = {},
    ) => {
      pointAt(server)
      const id = await createRun(sqlOn(db), kind, full, 'Test')
      if (!id) throw new Error(`a run of ${kind} is going on already`)
      await performRun(db, id, { signal, log, patience })
      const [run] = await rows<RunResult>('select id, status, counts, errors from sync_runs where id = $1', [
        id,
      ])
      if (!run) throw new Error('the run has no record')
      return run
    },
    close: async () => {
      await server.close()
    },
  }
}

/** A fingerprint of everything the sync may write; equal fingerprints mean that no row was touched. */
export async function writtenState(world: World): Promise<string> {
  const tables = [
    'contacts',
    'exchanges',
    'properties',
    'exchange_participants',
    'tasks',
    'audit_logs',
    'notifications',
    'sync_discrepancies',
  ]
  const parts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await world.rows<{ state: string }>(
        `select md5(coalesce(string_agg(id::text || xmin::text, ',' order by id), '')) as state from ${table}`,
      )
      return `${table}:${row?.state}`
    }),
  )
  return parts.join(' ')
}
