import { z } from 'zod'
import { databaseOf } from '../src/core/database/database'
import { purgeFiles as purge } from '../src/core/files/store/purge'
import { defineJob } from '../src/core/queue/defineJob'

/** Removes the bytes of files that belong to nothing. */
export const purgeFiles = defineJob({
  name: 'purge-files',
  input: z.strictObject({ slot: z.string() }),
  retries: 2,
  timeoutSeconds: 600,
  key: ({ slot }) => slot,
  handler: async ({ payload, signal, log }) => {
    const removed = await purge(databaseOf(payload), signal)
    if (removed > 0) log.info({ removed }, 'files that belonged to nothing were removed')
  },
})
