import type { RunKind, RunStatus } from './runs'
import type { Counts, RunError } from './sync/counts'

/** A run as the API and the portal show it. */
export type RunRecord = {
  id: string
  kind: RunKind
  status: RunStatus
  full: boolean
  triggeredBy: string | null
  startedAt: string
  completedAt: string | null
  counts: Counts
  errors: RunError[]
  step: string | null
}

const instant = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The columns of a run, in the shape of `RunRecord`. */
export const RUN_COLUMNS = `id, kind, status, "full", triggered_by as "triggeredBy", ${instant('started_at')} as "startedAt", ${instant('completed_at')} as "completedAt", counts, errors, step`
