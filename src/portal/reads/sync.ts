import type { Actor } from '../../access/actor'
import { exchangeScope, type Queryable } from '../../access/scope'
import { rowsOf, Values, whereAll, within } from './statement'

/** What one run of the sync did with its records. */
export type SyncCounts = { seen: number; created: number; updated: number; unchanged: number; missing: number; failed: number }

/** The state of the sync in one line, as the home page says it. */
export type SyncState = { completedAt: string | null; running: boolean; counts: SyncCounts | null; openDifferences: number }

type Row = { completedAt: Date | null; counts: Partial<Record<keyof SyncCounts, unknown>> | null; running: boolean }

const LAST = `select r.completed_at as "completedAt", r.counts, exists (select 1 from sync_runs n where n.status = 'RUNNING') as running
  from (select 1) one left join lateral (select completed_at, counts from sync_runs where status in ('SUCCESS', 'PARTIAL') and kind in ('all', 'matters') order by completed_at desc nulls last, id desc limit 1) r on true`

const whole = (value: unknown) => (typeof value === 'number' ? value : 0)

function countsOf(counts: Row['counts']): SyncCounts | null {
  if (!counts) return null
  return { seen: whole(counts.seen), created: whole(counts.created), updated: whole(counts.updated), unchanged: whole(counts.unchanged), missing: whole(counts.missing), failed: whole(counts.failed) }
}

/** The last complete sync and what waits for a decision in the person's exchanges. For staff. */
export async function readSyncState(db: Queryable, actor: Actor): Promise<SyncState> {
  const values = new Values()
  const mine = within('d.exchange_id', await exchangeScope(db, actor), values)
  const [[run], [open]] = await Promise.all([
    rowsOf<Row>(db, LAST),
    rowsOf<{ open: number }>(db, `select count(*)::int as open from sync_discrepancies d ${whereAll([`d.status = 'OPEN'`, ...mine])}`, values),
  ])
  return { completedAt: run?.completedAt?.toISOString() ?? null, running: run?.running ?? false, counts: countsOf(run?.counts ?? null), openDifferences: open?.open ?? 0 }
}
