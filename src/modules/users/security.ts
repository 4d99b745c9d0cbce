import { defineEndpoint, idParam } from '../../core/api/defineEndpoint'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { factorsOf, lockedUntil, personOf, sessionsOf } from '../auth'
import { feedsOf } from '../calendar'
import * as answers from './answers'

/** What an administrator sees of how somebody signs in, and of what is read in their name. */
export const security = defineEndpoint({
  method: 'get',
  path: '/:id/security',
  summary: 'Sessions, calendar feeds, second factors and lock of a user',
  roles: ['admin'],
  answer: answers.security,
  handler: async (call) => {
    const sql = sqlOn(databaseOf(call.req.payload))
    const person = await personOf(sql, idParam(call))
    const factors = await factorsOf(sql, person.id)
    const { sessions } = await sessionsOf(sql, person.id)
    return {
      sessions,
      feeds: await feedsOf(databaseOf(call.req.payload), person.id),
      factors: factors.flatMap(({ method, confirmedAt }) =>
        confirmedAt ? [{ method, since: confirmedAt }] : [],
      ),
      lockedUntil: await lockedUntil(sql, person),
    }
  },
})
