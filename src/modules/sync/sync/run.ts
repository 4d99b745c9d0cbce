import type { Logger } from 'pino'
import { today } from '../../../core/clock'
import type { Database } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { settings } from '../../../core/env'
import { forgetScopes } from '../../../core/access/reader'
import { notifyAdmins } from '../../notifications'
import { isUnavailable } from '../../../core/api/databaseProblem'
import { PracticePanther } from '../client/client'
import { SourceError } from '../client/errors'
import { connectionFor, sourceSettings, type Patience } from '../connection'
import { claimRun, finishRun, reportProgress, type RunKind, type RunStatus } from '../runs'
import { contactsPass } from './contactsPass'
import type { SyncContext } from './context'
import { noCounts, Tally, type RunError } from './counts'
import { mattersPass } from './mattersPass'
import { relink } from './relink'
import { suspicionOfUser } from './sourceUser'
import { tasksPass } from './tasksPass'

const PASSES = { contacts: contactsPass, matters: mattersPass, tasks: tasksPass }

/** What a run does, in this order: people before what belongs to them. */
const partsOf = (kind: RunKind) => (kind === 'all' ? (['contacts', 'matters', 'tasks'] as const) : [kind])

/** What a run is given besides its record. `patience` is for tests. */
export type RunOptions = { signal: AbortSignal; log: Logger; patience?: Patience }

/** Any number that all processes share: one run at a time writes, whatever its kind. */
export const SYNC_LOCK = 1031_0002
const PROGRESS_EVERY_MS = 1000

function causeOf(error: unknown): RunError {
  if (error instanceof SourceError) return { entity: 'run', code: error.code, message: error.message }
  if (isUnavailable(error))
    return {
      entity: 'run',
      code: 'database',
      message: 'The database could not be reached. What was stored before is kept.',
    }
  return {
    entity: 'run',
    code: 'internal',
    message: 'The run failed because of a fault of this platform; the log has the details.',
  }
}

async function labelsOf(db: Database): Promise<Record<string, string>> {
  const [row] = await sqlOn(db).query<{ labels: Record<string, string> | null }>(
    `select field_labels as labels from settings`,
  )
  return row?.labels ?? {}
}

async function perform(
  db: Database,
  { kind, full }: { kind: RunKind; full: boolean },
  tally: Tally,
  { signal, patience }: RunOptions,
): Promise<void> {
  const configured = sourceSettings()
  if (!configured)
    throw new SourceError(
      'not-connected',
      'PracticePanther is not set up: PP_CLIENT_ID and PP_CLIENT_SECRET are missing.',
    )
  const source = new PracticePanther(connectionFor(db, configured, signal, patience))
  const context: SyncContext = {
    source,
    db,
    tally,
    full,
    zone: settings().PP_FIRM_TIME_ZONE,
    today: today(),
    now: new Date().toISOString(),
    labels: await labelsOf(db),
    suspicion: full ? await suspicionOfUser(source, db) : null,
  }
  for (const part of partsOf(kind)) tally.byKind[part] = noCounts()
  for (const part of partsOf(kind)) await tally.part(part, () => PASSES[part](context))
  await relink(context)
}

/**
 * Ends a run that failed. It is never silent: every admin is notified with its end, of the cause
 * (practicepanther.md T6.8). One that was stopped has somebody who knows.
 */
const finishFailed = (db: Database, runId: string, tally: Tally, cause: RunError): Promise<void> =>
  inTransaction(db, async (sql) => {
    await finishRun(sql, runId, 'FAILED', tally)
    if (cause.code === 'stopped') return
    await notifyAdmins(sql, {
      category: 'sync-failed',
      title: 'The sync from PracticePanther failed',
      body: cause.message,
      link: `/sync?run=${runId}`,
    })
  })

/** Runs one sync to its end under the lock that all runs share. */
async function underLock(db: Database, work: () => Promise<void>): Promise<void> {
  const client = await db.connect()
  client.on('error', () => undefined)
  try {
    // A run of another kind may take longer than any one statement may.
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [SYNC_LOCK])
    await work()
  } finally {
    // The lock and the setting end with the connection.
    client.release(true)
  }
}

/** What a run reports where something of the source was not followed. */
const NOT_ALL_FOLLOWED = new Set(['list-may-be-cut', 'mass-loss', 'wrong-midnight', 'unusual-transfer-date'])

const endedAs = (tally: Tally): RunStatus =>
  tally.counts.failed > 0 || tally.errors.some(({ code }) => NOT_ALL_FOLLOWED.has(code))
    ? 'PARTIAL'
    : 'SUCCESS'

/**
 * Performs a run that was asked for, reporting progress while it goes on. The run's record says how
 * it ended; only a database that is gone makes this throw.
 */
export async function performRun(db: Database, runId: string, options: RunOptions): Promise<void> {
  const { log } = options
  const run = await claimRun(db, runId)
  if (!run) return
  const tally = new Tally()
  const progress = setInterval(
    () => void reportProgress(db, runId, tally).catch(() => undefined),
    PROGRESS_EVERY_MS,
  )
  try {
    await underLock(db, () => perform(db, run, tally, options))
    clearInterval(progress)
    await finishRun(sqlOn(db), runId, endedAs(tally), tally)
    log.info({ runId, kind: run.kind, ...tally.counts }, 'sync finished')
  } catch (error) {
    clearInterval(progress)
    const cause = causeOf(error)
    tally.errors.unshift(cause)
    log.error({ err: error, runId, kind: run.kind, cause: cause.code }, 'sync failed')
    await finishFailed(db, runId, tally, cause).catch(async (err: unknown) => {
      log.error({ err, runId }, 'the notification of a failed sync could not be written')
      // Left running, it would keep the next one from starting.
      await finishRun(sqlOn(db), runId, 'FAILED', tally)
    })
  } finally {
    forgetScopes()
  }
}
