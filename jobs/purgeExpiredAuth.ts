import { z } from 'zod'
import { purgeExpiredAuth as tidy } from '../src/modules/auth'
import { databaseOf } from '../src/core/database/database'
import { sqlOn } from '../src/core/database/sql'
import { defineJob } from '../src/core/queue/defineJob'

/** Removes sessions, codes and counts that are over. */
export const purgeExpiredAuth = defineJob({
  name: 'purge-expired-auth',
  input: z.strictObject({ slot: z.string() }),
  retries: 2,
  timeoutSeconds: 300,
  key: ({ slot }) => slot,
  handler: async ({ payload, log }) => {
    const removed = await tidy(sqlOn(databaseOf(payload)))
    if (removed > 0) log.debug({ removed }, 'what signing in left behind was removed')
  },
})
