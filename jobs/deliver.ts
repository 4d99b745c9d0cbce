import { DELIVERY, RETRIES, deliver as carryOut, DELIVERY_SECONDS } from '../src/modules/delivery'
import { defineJob } from '../src/core/queue/defineJob'

/** Sends one mail or text message of the outbox. */
export const deliver = defineJob({
  ...DELIVERY,
  retries: RETRIES,
  longestPauseSeconds: 60 * 60,
  atOnce: 3,
  timeoutSeconds: DELIVERY_SECONDS,
  handler: ({ input, payload, log }) => carryOut(payload, input.id, log),
})
