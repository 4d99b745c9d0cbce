import type { Payload } from 'payload'
import type { Logger } from 'pino'
import type { z } from 'zod'

/** What a job's handler is given. `signal` fires when the platform stops. */
export type JobContext<Input> = {
  input: Input
  payload: Payload
  signal: AbortSignal
  log: Logger
  jobId: string
}

/**
 * A kind of background work. A handler may run twice for the same input (a crash between the work
 * and its acknowledgement): running twice must do no harm.
 */
export type JobDefinition<Input extends z.ZodType = z.ZodType> = {
  name: string
  input: Input
  retries: number
  /** The pauses between tries double from two seconds, up to this. */
  longestPauseSeconds?: number
  /** How many a process performs at once; one when absent. */
  atOnce?: number
  /** Seconds after which a run counts as lost and is taken up again. */
  timeoutSeconds: number
  /** Jobs with the same key are one job while it waits or runs. */
  key?: (input: z.infer<Input>) => string
  handler: (context: JobContext<z.infer<Input>>) => Promise<void>
}

/** What queues a job needs to know of it: what is above `src` performs it, what is below asks for it. */
export type JobKind<Input extends z.ZodType = z.ZodType> = Pick<
  JobDefinition<Input>,
  'name' | 'input' | 'key'
>

export function defineJob<Input extends z.ZodType>(definition: JobDefinition<Input>): JobDefinition<Input> {
  return definition
}
