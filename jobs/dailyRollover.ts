import { z } from 'zod'
import { today } from '../src/core/clock'
import { moveStatuses } from '../src/modules/exchanges'
import { settings } from '../src/core/env'
import { rollOver, notifyOverdue, remindDaily } from '../src/modules/tasks'
import { defineJob } from '../src/core/queue/defineJob'

/**
 * Moves what the calendar moves: the statuses of exchanges whose day has come, and the tasks that
 * roll over or have become overdue, and the reminders of filings.
 */
export const dailyRollover = defineJob({
  name: 'daily-rollover',
  input: z.strictObject({ slot: z.string() }),
  retries: 5,
  timeoutSeconds: 300,
  key: ({ slot }) => slot,
  handler: async ({ payload, log }) => {
    const moved = await moveStatuses(payload, today())
    const rolled = await rollOver(payload, today())
    const reminded = await remindDaily(payload, today(), settings().PP_FIRM_TIME_ZONE)
    const notified = await notifyOverdue(payload, today())
    if (moved + rolled + reminded + notified > 0)
      log.info({ moved, rolled, reminded, notified }, 'what the calendar moves was moved')
  },
})
