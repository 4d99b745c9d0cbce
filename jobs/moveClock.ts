import { z } from 'zod'
import { today } from '../src/clock'
import { moveStatuses } from '../src/exchanges/moveStatuses'
import { defineJob } from '../src/queue/defineJob'

/** Moves what the calendar moves: the statuses of exchanges whose day has come. */
export const moveClock = defineJob({
  name: 'move-clock',
  input: z.strictObject({ slot: z.string() }),
  retries: 5,
  timeoutSeconds: 300,
  key: ({ slot }) => slot,
  handler: async ({ payload, log }) => {
    const moved = await moveStatuses(payload, today())
    if (moved > 0) log.info({ moved }, 'statuses moved with the calendar')
  },
})
