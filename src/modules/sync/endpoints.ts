import type { Endpoint } from 'payload'
import { z } from 'zod'
import { syncRun } from '../../../jobs/syncRun'
import { isStaff } from '../../core/access/matrix'
import { defineEndpoint, pageOf, pageQuery } from '../../core/api/defineEndpoint'
import { recordEvent } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { ConflictError } from '../../core/errors'
import { readSettings } from '../../core/settings/store'
import { connectEndpoints } from './connect/endpoints'
import { RUN_KINDS, type RunKind } from './runs'
import { startRun } from './start'
import { countsOfKind, RUN_COLUMNS, type RunRecord } from './runRecord'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import { discrepancyEndpoints } from './discrepancies/endpoints'
import * as answers from './answers'

const ADMIN = ['admin'] as const

const start = (kind: RunKind): Endpoint =>
  defineEndpoint({
    method: 'post',
    path: `/sync/${kind}`,
    summary: `Starts a sync of ${kind === 'all' ? 'everything' : kind}: what changed, or with full=1 a sweep`,
    roles: ADMIN,
    status: 202,
    query: z.strictObject({ full: z.enum(['0', '1', 'true', 'false']).optional() }),
    answer: answers.start,
    handler: async (call) => {
      const full = call.query.full === '1' || call.query.full === 'true'
      const triggeredBy = call.req.user?.displayName ?? call.req.user?.email ?? 'Admin'
      const id = await inTransaction(databaseOf(call.req.payload), (sql) =>
        startRun(sql, syncRun, { kind, full, triggeredBy }),
      )
      if (!id) throw new ConflictError('A sync of this kind is already running.', 'already-running')
      await recordEvent(call.req, {
        action: 'sync.start',
        entityType: 'sync-runs',
        entityId: id,
        after: { kind, full },
      })
      return { run: { id, kind, status: 'RUNNING' as const } }
    },
  })

const newest = (which: string) =>
  `select ${RUN_COLUMNS}, ${countsOfKind('$1::text')} as "countsOfKind" from sync_runs where kind::text in ($1, 'all') and ${which} order by completed_at desc, id desc limit 1`
/** The newest finished run of a kind, however it ended; a run of everything is one of each kind. */
const LAST = newest(`status <> 'RUNNING'`)
/** The newest one that brought the records up to date, as far as each could be stored. */
const LAST_SUCCESS = newest(`status in ('SUCCESS', 'PARTIAL')`)

type NewestRun = RunRecord & { countsOfKind: RunRecord['counts'] }

/** One run for each kind with what it did with that kind, or null. */
async function runByKind(sql: Sql, statement: string): Promise<Record<string, RunRecord | null>> {
  const found = await Promise.all(
    RUN_KINDS.map(async (kind): Promise<[RunKind, RunRecord | null]> => {
      const [newestRun] = await sql.query<NewestRun>(statement, [kind])
      if (!newestRun) return [kind, null]
      const { countsOfKind: counts, ...run } = newestRun
      return [kind, { ...run, counts }]
    }),
  )
  return Object.fromEntries(found)
}

const status = defineEndpoint({
  method: 'get',
  path: '/sync/status',
  summary:
    'Runs going on, the last finished and the last good run of each kind, and the schedule; for coordinators the last runs alone',
  roles: ['admin', 'coordinator'],
  answer: answers.status,
  handler: async ({ req, actor }) => {
    const sql = sqlOn(databaseOf(req.payload))
    // What goes on is asked first: a run that ends meanwhile is then among the last ones, and whoever
    // waits for its end never sees it in neither place.
    const running = await sql.query<RunRecord>(
      `select ${RUN_COLUMNS} from sync_runs where status = 'RUNNING' order by started_at, id`,
    )
    const [last, lastSuccess] = [await runByKind(sql, LAST), await runByKind(sql, LAST_SUCCESS)]
    if (actor.role !== 'admin' && isStaff(actor.role)) return { last, lastSuccess }
    const { syncSchedule, syncHour } = await readSettings(sql)
    const [connection] = await sql.query<{ state: string }>(
      'select state from peak.pp_connection where id = 1',
    )
    return {
      running,
      last,
      lastSuccess,
      schedule: { mode: syncSchedule, hour: syncHour },
      connection: connection?.state ?? 'new',
    }
  },
})

const logs = defineEndpoint({
  method: 'get',
  path: '/sync/logs',
  summary: 'The history of sync runs, newest first',
  roles: ADMIN,
  query: z.strictObject(pageQuery),
  answer: answers.logs,
  handler: async ({ req, query: { page, limit } }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const docs = await sql.query<RunRecord>(
      `select ${RUN_COLUMNS} from sync_runs order by started_at desc, id desc limit $1 offset $2`,
      [limit, (page - 1) * limit],
    )
    const [total] = await sql.query<{ count: number }>('select count(*)::int as count from sync_runs')
    return pageOf(docs, total?.count ?? 0, page, limit)
  },
})

export const endpoints: ModuleEndpoints = {
  root: [...RUN_KINDS.map(start), status, logs, ...connectEndpoints],
  'sync-discrepancies': discrepancyEndpoints,
}
