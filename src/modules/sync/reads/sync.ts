import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { RUN_COLUMNS, type RunRecord } from '../runRecord'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'

/** What one run of the sync did with its records. */
export type SyncCounts = {
  seen: number
  created: number
  updated: number
  unchanged: number
  missing: number
  failed: number
}

/** The state of the sync in one line, as the home page says it. */
export type SyncState = {
  completedAt: string | null
  running: boolean
  counts: SyncCounts | null
  openDifferences: number
}

type Row = {
  completedAt: Date | null
  counts: Partial<Record<keyof SyncCounts, unknown>> | null
  running: boolean
}

const LAST = `select r.completed_at as "completedAt", r.counts, exists (select 1 from sync_runs n where n.status = 'RUNNING') as running
  from (select 1) one left join lateral (select completed_at, counts from sync_runs where status in ('SUCCESS', 'PARTIAL') and kind in ('all', 'matters') order by completed_at desc nulls last, id desc limit 1) r on true`

const whole = (value: unknown) => (typeof value === 'number' ? value : 0)

function countsOf(counts: Row['counts']): SyncCounts | null {
  if (!counts) return null
  return {
    seen: whole(counts.seen),
    created: whole(counts.created),
    updated: whole(counts.updated),
    unchanged: whole(counts.unchanged),
    missing: whole(counts.missing),
    failed: whole(counts.failed),
  }
}

/** The last complete sync and what waits for a decision in the person's exchanges. For staff. */
export async function readSyncState(db: Queryable, actor: Actor): Promise<SyncState> {
  const values = new Values()
  const mine = (await readerOf(db, actor)).sql('sync-discrepancies', 'd', values)
  const [[run], [open]] = await Promise.all([
    rowsOf<Row>(db, LAST),
    rowsOf<{ open: number }>(
      db,
      `select count(*)::int as open from sync_discrepancies d ${whereAll([`d.status = 'OPEN'`, ...mine])}`,
      values,
    ),
  ])
  return {
    completedAt: run?.completedAt?.toISOString() ?? null,
    running: run?.running ?? false,
    counts: countsOf(run?.counts ?? null),
    openDifferences: open?.open ?? 0,
  }
}

/** A difference that waits for a decision, with the exchange it belongs to. */
export type OpenDifference = {
  id: string
  entityType: string
  field: string
  ours: string | null
  theirs: string | null
  exchange: string | null
  exchangeName: string | null
  recordName: string | null
}

/** The open differences, oldest first, as far as the person takes part in their exchanges. */
export async function readOpenDifferences(
  db: Queryable,
  actor: Actor,
  most: number,
): Promise<OpenDifference[]> {
  const values = new Values()
  const mine = (await readerOf(db, actor)).sql('sync-discrepancies', 'd', values)
  return rowsOf(
    db,
    `select d.id, d.entity_type as "entityType", d.field, d.ours, d.theirs, d.exchange_id as exchange, e.name as "exchangeName", coalesce(t.title, p.address) as "recordName"
    from sync_discrepancies d left join exchanges e on e.id = d.exchange_id
    left join tasks t on d.entity_type = 'tasks' and t.id::text = d.entity_id left join properties p on d.entity_type = 'properties' and p.id::text = d.entity_id
    ${whereAll([`d.status = 'OPEN'`, ...mine])} order by d.created_at, d.id limit ${values.add(most)}`,
    values,
  )
}

/** The newest runs of the sync. For admins. */
export function readRuns(db: Queryable, most: number): Promise<RunRecord[]> {
  const values = new Values()
  return rowsOf(
    db,
    `select ${RUN_COLUMNS} from sync_runs order by started_at desc, id desc limit ${values.add(most)}`,
    values,
  )
}
