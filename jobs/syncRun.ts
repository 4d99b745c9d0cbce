import { z } from 'zod'
import { poolOf } from '../src/core/database/pool'
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
  handler: ({ input, payload, signal, log }) => performRun(poolOf(payload), input.runId, { signal, log }),
})
