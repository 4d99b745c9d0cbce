import type { Payload } from 'payload'
import { syncRun } from '../../../jobs/syncRun'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn } from '../../core/database/sql'
import { startRun } from '../../modules/sync'

/** A start does not wait longer than this for the first sync: a large firm goes on in the background. */
const WAIT_MS = 60_000

async function hasSynced(payload: Payload): Promise<boolean> {
  const rows = await sqlOn(databaseOf(payload)).query(
    `select 1 from sync_runs where kind = 'all' and status in ('SUCCESS', 'PARTIAL') limit 1`,
  )
  return rows.length > 0
}

/** The first sync of a demonstration: a new user finds a firm at work, not an empty platform. */
export async function firstSync(payload: Payload): Promise<void> {
  if (await hasSynced(payload)) return
  const runId = await inTransaction(databaseOf(payload), (sql) =>
    startRun(sql, syncRun, { kind: 'all', full: true, triggeredBy: 'First start' }),
  )
  if (!runId) return
  for (let waited = 0; waited < WAIT_MS; waited += 100) {
    const [run] = await sqlOn(databaseOf(payload)).query<{ status: string }>(
      'select status from sync_runs where id = $1',
      [runId],
    )
    if (run?.status !== 'RUNNING') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
