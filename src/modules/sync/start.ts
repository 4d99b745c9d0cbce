import type { z } from 'zod'
import type { Sql } from '../../core/database/sql'
import { enqueueWith } from '../../core/queue/boss'
import type { JobDefinition } from '../../core/queue/defineJob'
import { createRun, type RunKind } from './runs'

type RunJob = JobDefinition<z.ZodObject<{ runId: z.ZodUUID }>>

/**
 * Asks for a run: its record and its job in one transaction.
 * @returns the run's id, or null when one of the same kind is in progress
 */
export async function startRun(
  sql: Sql,
  job: RunJob,
  run: { kind: RunKind; full: boolean; triggeredBy: string },
): Promise<string | null> {
  const runId = await createRun(sql, run.kind, run.full, run.triggeredBy)
  if (runId) await enqueueWith(sql, job, { runId })
  return runId
}
