import { z } from 'zod'
import { today } from '../src/clock'
import { moveStatuses } from '../src/exchanges/moveStatuses'
import { rollOver, tellOverdue } from '../src/tasks/daily'
import { defineJob } from '../src/queue/defineJob'

/**
 * Moves what the calendar moves: the statuses of exchanges whose day has come, and the tasks that
 * roll over or have become overdue.
 */
export const moveClock = defineJob({
  name: 'move-clock',
  input: z.strictObject({ slot: z.string() }),
  retries: 5,
  timeoutSeconds: 300,
  key: ({ slot }) => slot,
  handler: async ({ payload, log }) => {
    const moved = await moveStatuses(payload, today())
    const rolled = await rollOver(payload, today())
    const told = await tellOverdue(payload, today())
    if (moved + rolled + told > 0) log.info({ moved, rolled, told }, 'what the calendar moves was moved')
  },
})
