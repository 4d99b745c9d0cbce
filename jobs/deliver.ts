import { DELIVERY, RETRIES } from '../src/outbox/delivery'
import { deliver as carryOut, DELIVERY_SECONDS } from '../src/outbox/deliver'
import { defineJob } from '../src/queue/defineJob'

/** Sends one mail or text message of the outbox. */
export const deliver = defineJob({
  ...DELIVERY,
  retries: RETRIES,
  longestPauseSeconds: 60 * 60,
  atOnce: 3,
  timeoutSeconds: DELIVERY_SECONDS,
  handler: ({ input, payload, log }) => carryOut(payload, input.id, log),
})
