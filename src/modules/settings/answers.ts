import { z } from 'zod'
import { count, instant, recordPageAnswer } from '../../core/api/answers'
import { platformSettings } from '../../core/settings/store'

export const auditLogs = recordPageAnswer('audit-logs')
export const health = z.strictObject({
  status: z.literal('ok'),
  database: z.strictObject({ version: z.string(), size: z.string() }).optional(),
  queue: z.enum(['ok', 'stopped']),
  lastSync: z.strictObject({ status: z.string(), completedAt: instant.nullable() }).nullable(),
  uptimeSeconds: count,
})
export const exchangeCounts = z.strictObject({
  PENDING: count,
  '45D': count,
  '180D': count,
  COMPLETED: count,
  TERMINATED: count,
  expired: count,
  identificationThisWeek: count,
  exchangeThisWeek: count,
})
export const dashboard = z.strictObject({
  exchanges: exchangeCounts.optional(),
  differences: count.optional().describe('Open differences with PracticePanther'),
  overdueTasks: count.optional(),
})
export const settings = platformSettings
