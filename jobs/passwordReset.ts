import {
  writeAuthEvent,
  mailReset,
  deviceOf,
  placeOf,
  PASSWORD_RESET,
  personByEmail,
  newReset,
} from '../src/modules/auth'
import { databaseOf } from '../src/core/database/database'
import { inTransaction } from '../src/core/database/sql'
import { defineJob } from '../src/core/queue/defineJob'

/**
 * Somebody asked for a new password. Done here and not where it was asked, so that an address that
 * is known takes no longer to answer than one that is not.
 */
export const passwordResetAsked = defineJob({
  ...PASSWORD_RESET,
  retries: 5,
  timeoutSeconds: 60,
  handler: async ({ input: { email, ip, userAgent }, payload }) => {
    await inTransaction(databaseOf(payload), async (sql) => {
      const person = await personByEmail(sql, email)
      const origin = { ip, userAgent, device: deviceOf(userAgent), place: placeOf(ip) }
      const known = person?.active === true
      await writeAuthEvent(sql, {
        action: 'users.reset-asked',
        user: person?.id ?? null,
        origin,
        outcome: known ? 'success' : 'failure',
      })
      if (person && known) await mailReset(sql, person, await newReset(sql, person))
    })
  },
})
