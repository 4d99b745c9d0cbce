import { databaseOf } from '../src/core/database/database'
import { FOLLOW_EVENTS, followEvents } from '../src/core/events/afterCommit'
import { defineJob } from '../src/core/queue/defineJob'

/** What follows from recorded events: notifications today. */
export const followRecorded = defineJob({
  ...FOLLOW_EVENTS,
  retries: 12,
  longestPauseSeconds: 60 * 60,
  atOnce: 2,
  timeoutSeconds: 120,
  handler: ({ input, payload }) => followEvents(databaseOf(payload), input.events),
})
