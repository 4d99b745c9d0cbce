import { z } from 'zod'
import { defineEndpoint, pageQuery } from '../../core/api/defineEndpoint'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn } from '../../core/database/sql'
import { queueIsRunning } from '../../core/queue/boss'
import { platformSettings, readSettings, writeSettings } from '../../core/settings/store'
import { singleLine } from '../../core/api/plainText'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'
import * as answers from './answers'

const ADMIN = ['admin'] as const

const auditLogs = defineEndpoint({
  method: 'get',
  path: '/admin/audit-logs',
  summary: 'The audit log, newest first; filter by exchange, user, action or kind of record',
  roles: ADMIN,
  query: z.strictObject({
    ...pageQuery,
    exchange: z.uuid().optional(),
    user: z.uuid().optional(),
    action: singleLine().max(100).optional(),
    entityType: singleLine().max(100).optional(),
    entityId: singleLine().max(100).optional(),
  }),
  answer: answers.auditLogs,
  handler: ({ req, query: { page, limit, ...filters } }) => {
    const and = Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => ({ [field]: { equals: value } }))
    return req.payload.find({
      collection: 'audit-logs',
      where: { and },
      sort: '-createdAt,-id',
      page,
      limit,
      depth: 0,
      overrideAccess: false,
      req,
    })
  },
})

const health = defineEndpoint({
  method: 'get',
  path: '/admin/system-health',
  summary: 'How the platform is: database, queue, sync',
  roles: ADMIN,
  answer: answers.health,
  handler: async ({ req }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const [database] = await sql.query<{ version: string; size: string }>(
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`,
    )
    const [lastRun] = await sql.query<{ status: string; completedAt: Date | null }>(
      `select status, completed_at as "completedAt" from sync_runs order by started_at desc limit 1`,
    )
    return {
      status: 'ok' as const,
      database,
      queue: queueIsRunning() ? ('ok' as const) : ('stopped' as const),
      lastSync: lastRun ?? null,
      uptimeSeconds: Math.round(process.uptime()),
    }
  },
})

const COUNTS = `select count(*) filter (where status = 'PENDING')::int as "PENDING", count(*) filter (where status = '45D')::int as "45D", count(*) filter (where status = '180D')::int as "180D",
  count(*) filter (where status = 'COMPLETED')::int as "COMPLETED", count(*) filter (where status = 'TERMINATED')::int as "TERMINATED", count(*) filter (where expired)::int as expired,
  count(*) filter (where status = '45D' and identification_deadline <= $1)::int as "identificationThisWeek", count(*) filter (where status in ('45D', '180D') and exchange_deadline <= $1)::int as "exchangeThisWeek"
  from exchanges where not archived and missing_since is null`

const dashboard = defineEndpoint({
  method: 'get',
  path: '/admin/dashboard',
  summary: 'Exchanges by status, dates of the coming week, open differences, overdue tasks',
  roles: ADMIN,
  answer: answers.dashboard,
  handler: async ({ req }) => {
    const sql = sqlOn(databaseOf(req.payload))
    const week = new Date(Date.parse(`${today()}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
    const [exchanges] = await sql.query<z.infer<typeof answers.exchangeCounts>>(COUNTS, [week])
    const [open] = await sql.query<{ differences: number; overdueTasks: number }>(
      `select (select count(*)::int from sync_discrepancies where status = 'OPEN') as differences, (select count(*)::int from tasks where status in ('PENDING', 'IN_PROGRESS') and due_date < $1) as "overdueTasks"`,
      [today()],
    )
    return { exchanges, ...open }
  },
})

const getSettings = defineEndpoint({
  method: 'get',
  path: '/admin/settings',
  summary: 'What administrators have set',
  roles: ADMIN,
  answer: answers.settings,
  handler: ({ req }) => readSettings(sqlOn(databaseOf(req.payload))),
})

const putSettings = defineEndpoint({
  method: 'put',
  path: '/admin/settings',
  summary: 'Changes some settings',
  roles: ADMIN,
  body: platformSettings.partial(),
  answer: answers.settings,
  handler: ({ req, body }) =>
    inTransaction(databaseOf(req.payload), async (sql) => {
      const { before, after } = await writeSettings(sql, body)
      await recordEvents(sql, [
        { ...actorFacts(req), action: 'settings.update', entityType: 'settings', before, after },
      ])
      return after
    }),
})

export const endpoints: ModuleEndpoints = { root: [auditLogs, health, dashboard, getSettings, putSettings] }
