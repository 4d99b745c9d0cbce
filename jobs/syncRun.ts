import { z } from 'zod'
import { databaseOf } from '../src/core/database/database'
import { performRun } from '../src/modules/sync'
import { defineJob } from '../src/core/queue/defineJob'

/**
 * Performs one sync run. Not retried as a job: a failed run says so and is started again by the
 * schedule or by an admin, as a run of its own.
 */
export const syncRun = defineJob({
  name: 'sync-run',
  input: z.strictObject({ runId: z.uuid() }),
  retries: 0,
  timeoutSeconds: 4 * 60 * 60,
  key: ({ runId }) => runId,
  handler: ({ input, payload, signal, log }) => performRun(databaseOf(payload), input.runId, { signal, log }),
})
