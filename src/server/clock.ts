import cron from 'node-cron'
import type { Payload } from 'payload'
import { moveClock } from '../../jobs/moveClock'
import { settings } from '../env'
import { enqueueNow } from '../queue/boss'
import { logger } from '../logging'

/**
 * node-cron is the clock, the queue is the work (architecture decision 8): a tick only queues a job
 * with the key of its time slot, so that any number of processes fire once.
 */
export async function startClock(payload: Payload): Promise<() => Promise<void>> {
  const tick = async (slot: string) => {
    try {
      await enqueueNow(payload, moveClock, { slot })
    } catch (error) {
      logger().warn({ err: error }, 'the clock could not queue its work')
    }
  }
  await tick('start')
  const daily = cron.schedule('1 * * * *', ({ triggeredAt }) => tick(triggeredAt.toISOString().slice(0, 13)), { timezone: settings().PP_FIRM_TIME_ZONE })
  return async () => {
    await daily.stop()
  }
}
