import cron from 'node-cron'
import type { Payload } from 'payload'
import { dailyRollover } from '../../jobs/dailyRollover'
import { scheduledSync } from '../../jobs/scheduledSync'
import { purgeExpiredAuth } from '../../jobs/purgeExpiredAuth'
import { purgeFiles } from '../../jobs/purgeFiles'
import { databaseOf } from '../core/database/database'
import { sqlOn } from '../core/database/sql'
import { settings } from '../core/env'
import { enqueueNow } from '../core/queue/boss'
import { readSettings } from '../core/settings/store'
import { logger } from '../core/logging'

/**
 * The hourly or daily sync, with one sweep a day, as the settings have it. node-cron is the clock, the queue is the work (architecture decision 8): a tick only queues a job
 * with the key of its time slot, so that any number of processes fire once.
 */
async function tickSync(payload: Payload, at: Date): Promise<void> {
  const { syncSchedule, syncHour } = await readSettings(sqlOn(databaseOf(payload)))
  const hour = Number(
    new Intl.DateTimeFormat('en-US', {
      hour: 'numeric',
      hourCycle: 'h23',
      timeZone: settings().PP_FIRM_TIME_ZONE,
    }).format(at),
  )
  const full = hour === syncHour
  if (syncSchedule === 'off' || (syncSchedule === 'daily' && !full)) return
  await enqueueNow(payload, scheduledSync, { slot: at.toISOString().slice(0, 13), full })
}

export async function startClock(payload: Payload): Promise<() => Promise<void>> {
  const tick = async (slot: string) => {
    try {
      await enqueueNow(payload, dailyRollover, { slot })
      await enqueueNow(payload, purgeExpiredAuth, { slot })
      await enqueueNow(payload, purgeFiles, { slot })
    } catch (error) {
      logger().warn({ err: error }, 'the clock could not queue its work')
    }
  }
  await tick('start')
  const hourly = cron.schedule('1 * * * *', ({ triggeredAt }) => tick(triggeredAt.toISOString().slice(0, 13)))
  const sync = cron.schedule('0 * * * *', ({ triggeredAt }) =>
    tickSync(payload, triggeredAt).catch((error: unknown) =>
      logger().warn({ err: error }, 'the schedule could not start its sync'),
    ),
  )
  return async () => {
    await hourly.stop()
    await sync.stop()
  }
}
