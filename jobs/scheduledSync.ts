import { z } from 'zod'
import { databaseOf } from '../src/core/database/database'
import { inTransaction } from '../src/core/database/sql'
import { startRun } from '../src/modules/sync'
import { defineJob } from '../src/core/queue/defineJob'
import { syncRun } from './syncRun'

/** A tick of the schedule: starts a run of everything, unless one is going on. */
export const scheduledSync = defineJob({
  name: 'scheduled-sync',
  input: z.strictObject({ slot: z.string(), full: z.boolean() }),
  retries: 2,
  timeoutSeconds: 60,
  key: ({ slot }) => slot,
  handler: async ({ input, payload }) => {
    await inTransaction(databaseOf(payload), (sql) =>
      startRun(sql, syncRun, { kind: 'all', full: input.full, triggeredBy: 'Schedule' }),
    )
  },
})
