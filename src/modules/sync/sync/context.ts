import type { Database } from '../../../core/database/database'
import type { CalendarDate } from '../../../law/dates'
import type { PracticePanther } from '../client/client'
import type { Tally } from './counts'

/** What every pass of a run works with. */
export type SyncContext = {
  source: PracticePanther
  db: Database
  tally: Tally
  /** The firm's IANA zone, in which PracticePanther's instants become calendar dates. */
  zone: string
  today: CalendarDate
  /** A sweep reads everything and looks for what is missing; otherwise only what changed is read. */
  full: boolean
  /** The instant of this run, as `lastSyncAt` of what it wrote. */
  now: string
  labels: Record<string, string>
  /** Why absence from a list says nothing in this run, or null. */
  suspicion: string | null
}

/** Records written in one transaction. */
export const BATCH = 500

export function batchesOf<T>(items: readonly T[], size: number = BATCH): T[][] {
  const batches: T[][] = []
  for (let at = 0; at < items.length; at += size) batches.push(items.slice(at, at + size))
  return batches
}
