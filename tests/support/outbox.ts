import { getPayload } from 'payload'
import { provideSettings } from '../../src/core/env'
import { databaseOf } from '../../src/core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../src/core/database/sql'

/**
 * The outbox in the test's own process, on the database of a running platform: what is queued here
 * is delivered there. Everything that reads settings is imported after they are set.
 */
export async function outboxOn(databaseUrl: string, settings: Record<string, string>) {
  provideSettings({ ...settings, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' })
  const { default: config } = await import('../../payload.config')
  const { startQueue, stopQueue } = await import('../../src/core/queue/boss')
  const { jobs } = await import('../../jobs')
  const { queueMail, queueSms } = await import('../../src/modules/delivery/queue')
  const { alertAdmins } = await import('../../src/modules/notifications/alert')
  const payload = await getPayload({ config, disableOnInit: true })
  await startQueue(payload, jobs, false)
  const pool = databaseOf(payload)
  return {
    queueMail,
    queueSms,
    alertAdmins,
    payload,
    write: <T>(work: (sql: Sql) => Promise<T>) => inTransaction(pool, work),
    rowOf: async (id: string) =>
      (await sqlOn(pool).query(`select * from peak.outbox where id = $1`, [id]))[0] ?? {},
    close: async () => {
      await stopQueue(1000)
      await payload.destroy()
      await pool.end()
    },
  }
}

export type Outbox = Awaited<ReturnType<typeof outboxOn>>
