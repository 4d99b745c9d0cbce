import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../core/database/database'
import { sqlOn, type Sql } from '../../core/database/sql'
import type { Tally } from './sync/counts'

/** The records of sync runs, from the moment they are asked for to their end. */
export const RUN_KINDS = ['contacts', 'matters', 'tasks', 'all'] as const
export type RunKind = (typeof RUN_KINDS)[number]
export type RunStatus = 'RUNNING' | 'SUCCESS' | 'PARTIAL' | 'FAILED'

/** This process, as the owner of runs: it holds an advisory lock of its name as long as it lives. */
const OWNER = randomUUID()
const lockKey = `hashtextextended('peak-process-' || $1, 0)`

/** Holds the lock that shows other processes, and the next start, that this one is alive. */
export async function announceOwner(db: Database): Promise<() => void> {
  const client = await db.connect()
  client.on('error', () => undefined)
  await client.query(`select pg_advisory_lock(${lockKey})`, [OWNER])
  return () => client.release(true)
}

/** A run left RUNNING by a process that is gone is over: it failed (contract section 7). */
export async function failOrphans(db: Database): Promise<void> {
  const sql = sqlOn(db)
  const running = await sql.query<{ id: string; owner: string | null }>(
    `select id, owner from sync_runs where status = 'RUNNING'`,
  )
  for (const { id, owner } of running) {
    const client = await db.connect()
    try {
      const { rows } = await client.query<{ gone: boolean }>(
        `select pg_try_advisory_lock(${lockKey}) as gone`,
        [owner ?? ''],
      )
      if (!rows[0]?.gone) continue
      await client.query(`select pg_advisory_unlock(${lockKey})`, [owner ?? ''])
      await client.query(
        `update sync_runs set status = 'FAILED', completed_at = now(), updated_at = now(), step = null, errors = $2 where id = $1 and status = 'RUNNING'`,
        [
          id,
          JSON.stringify([
            {
              entity: 'run',
              code: 'interrupted',
              message:
                'The platform was stopped while this run went on. What it had stored is kept; the next run goes on from there.',
            },
          ]),
        ],
      )
    } finally {
      client.release()
    }
  }
}

/** Starts the record of a run. @returns null when one of the same kind is in progress */
export async function createRun(
  sql: Sql,
  kind: RunKind,
  full: boolean,
  triggeredBy: string,
): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    `insert into sync_runs (id, kind, status, "full", triggered_by, started_at, counts, errors, step, owner, created_at, updated_at)
     values ($1, $2, 'RUNNING', $3, $4, now(), $5, '[]', 'Waiting to start', $6, now(), now())
     on conflict (kind) where status = 'RUNNING' do nothing returning id`,
    [
      uuid(),
      kind,
      full,
      triggeredBy,
      JSON.stringify({ seen: 0, created: 0, updated: 0, unchanged: 0, missing: 0, failed: 0 }),
      OWNER,
    ],
  )
  return row?.id ?? null
}

/** Takes a run over into this process. @returns null when it is no longer to be run */
export async function claimRun(db: Database, id: string): Promise<{ kind: RunKind; full: boolean } | null> {
  const [row] = await sqlOn(db).query<{ kind: RunKind; full: boolean }>(
    `update sync_runs set owner = $2, updated_at = now() where id = $1 and status = 'RUNNING' returning kind, "full"`,
    [id, OWNER],
  )
  return row ?? null
}

/** Writes how far a run has come, for those who watch. */
export async function reportProgress(db: Database, id: string, tally: Tally): Promise<void> {
  await sqlOn(db).query(
    `update sync_runs set counts = $2, step = $3, updated_at = now() where id = $1 and status = 'RUNNING'`,
    [id, JSON.stringify(tally.counts), tally.step],
  )
}

/** Ends a run. */
export async function finishRun(sql: Sql, id: string, status: RunStatus, tally: Tally): Promise<void> {
  await sql.query(
    `update sync_runs set status = $2, counts = $3, errors = $4, step = null, completed_at = now(), updated_at = now() where id = $1`,
    [id, status, JSON.stringify({ ...tally.counts, byKind: tally.byKind }), JSON.stringify(tally.errors)],
  )
}
