import { z } from 'zod'
import type { JobKind } from '../../core/queue/defineJob'

/** The ways out of the platform. */
export const CHANNELS = ['mail', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/** `KEPT` is for good: there was no way out when it was written. */
export const STATES = ['QUEUED', 'KEPT', 'SENT', 'FAILED'] as const
export type State = (typeof STATES)[number]

/** With doubling pauses of at most an hour: a server that is away for some hours costs nothing. */
export const RETRIES = 15

const input = z.strictObject({ id: z.uuid() })

/** The job that carries one row of the outbox out. It is performed in `jobs/deliver.ts`. */
export const DELIVERY: JobKind<typeof input> = { name: 'deliver', input }
