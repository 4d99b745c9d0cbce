import { PgBoss } from 'pg-boss'
import type { Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { databaseOf } from '../database/database'
import { sqlOf, sqlOn, type Sql } from '../database/sql'
import { newWork, runWork } from '../database/work'
import { settings } from '../env'
import { logger } from '../logging'
import type { JobDefinition, JobKind } from './defineJob'

/**
 * The job queue: pg-boss on the platform's own database. A job queued with the request that causes
 * it commits and rolls back with the change: the queue is the outbox (architecture decision 1).
 */
type Queue = { boss: PgBoss; running: boolean; abort: AbortController }

const shared = globalThis as typeof globalThis & { peakQueue?: Queue }

function queue(): Queue {
  if (!shared.peakQueue) throw new Error('The job queue has not been started in this process.')
  return shared.peakQueue
}

export function queueIsRunning(): boolean {
  return shared.peakQueue?.running === true
}

const queueOptions = ({ key, retries, longestPauseSeconds, timeoutSeconds }: JobDefinition) => ({
  policy: key ? ('exclusive' as const) : ('standard' as const),
  notify: true,
  retryLimit: retries,
  retryBackoff: true,
  retryDelay: 2,
  ...(longestPauseSeconds ? { retryDelayMax: longestPauseSeconds } : {}),
  expireInSeconds: timeoutSeconds,
})

/** No notification is sent for a job whose pause before the next try is over: those are found by polling. */
const workOptions = ({ retries, atOnce }: JobDefinition) => ({
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: retries > 0 ? 2 : 30,
  batchSize: 1,
  localConcurrency: atOnce ?? 1,
})

/** Connects to the queue, makes the queues of the definitions, and works on them when asked to. */
export async function startQueue(
  payload: Payload,
  definitions: readonly JobDefinition[],
  work: boolean,
): Promise<void> {
  // A worker is notified of a job when it is committed; polling is the fallback.
  const boss = new PgBoss({
    connectionString: settings().DATABASE_URL ?? '',
    max: 4,
    schedule: false,
    supervise: work,
    // The owner has made and migrated its tables (`installQueue`).
    migrate: false,
    useListenNotify: work,
  })
  boss.on('error', (error) => logger().warn({ err: error }, 'job queue'))
  await boss.start()
  const abort = new AbortController()
  shared.peakQueue = { boss, running: true, abort }
  for (const definition of definitions) {
    await boss.createQueue(definition.name, queueOptions(definition))
    if (work)
      await boss.work(
        definition.name,
        workOptions(definition),
        async ([job]) => job && perform(payload, definition, job, abort.signal),
      )
  }
}

async function perform(
  payload: Payload,
  definition: JobDefinition,
  job: { id: string; data: unknown },
  signal: AbortSignal,
): Promise<void> {
  const log = logger().child({ job: definition.name, jobId: job.id })
  const input = definition.input.parse(job.data)
  try {
    await runWork(newWork(`job ${definition.name}`), () =>
      definition.handler({ input, payload, signal, log, jobId: job.id }),
    )
  } catch (error) {
    log.error({ err: error }, 'job failed')
    throw error
  }
}

async function send<Input extends z.ZodType>(
  sql: Sql,
  definition: JobKind<Input>,
  input: z.infer<Input>,
  slot?: string,
): Promise<string | null> {
  const data = definition.input.parse(input)
  const key = slot ?? definition.key?.(input)
  const db = {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await sql.query(text, values ?? []) }),
  }
  return queue().boss.send(definition.name, data instanceof Object ? data : null, {
    db,
    ...(key ? { singletonKey: key } : {}),
  })
}

/** Queues a job in the transaction of a request: it runs only if the change is committed. */
export async function enqueue<Input extends z.ZodType>(
  req: PayloadRequest,
  definition: JobKind<Input>,
  input: z.infer<Input>,
): Promise<string | null> {
  return send(await sqlOf(req), definition, input)
}

/** Queues a job in a transaction of our own SQL. */
export function enqueueWith<Input extends z.ZodType>(
  sql: Sql,
  definition: JobKind<Input>,
  input: z.infer<Input>,
): Promise<string | null> {
  return send(sql, definition, input)
}

/** Queues a job by itself, such as a tick of the clock. `slot` names the one job of a time slot. */
export function enqueueNow<Input extends z.ZodType>(
  payload: Payload,
  definition: JobKind<Input>,
  input: z.infer<Input>,
): Promise<string | null> {
  return send(sqlOn(databaseOf(payload)), definition, input)
}

/** Lets running jobs come to a stop within the grace, then disconnects. */
export async function stopQueue(graceMs: number): Promise<void> {
  const held = shared.peakQueue
  if (!held) return
  held.running = false
  held.abort.abort()
  await held.boss.stop({ graceful: true, timeout: graceMs })
  delete shared.peakQueue
}
