import { isoInstant } from '../../core/database/instant'
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

/** What a run did with the records of one kind; a run of before they were counted apart has one count for all. */
export const countsOfKind = (kind: string) => `coalesce(counts->'byKind'->${kind}, counts - 'byKind')`

/** The columns of a run, in the shape of `RunRecord`. */
export const RUN_COLUMNS = `id, kind, status, "full", triggered_by as "triggeredBy", ${isoInstant('started_at')} as "startedAt", ${isoInstant('completed_at')} as "completedAt", counts - 'byKind' as counts, errors, step`
