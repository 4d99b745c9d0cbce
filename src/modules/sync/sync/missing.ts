import { entryForChange, type AuditedCollection } from '../../../core/events/entries'
import { recordEvents } from '../../../core/events/record'
import { inTransaction } from '../../../core/database/sql'
import type { SyncContext } from './context'
import { lockStored, type Known, type TableShape } from './tables'

/** More than a fifth gone at once is a changed role or a broken answer, not a deletion. */
const MAX_SHARE = 0.2
const ALWAYS_CONFIRMED = 3

type Sweep = {
  collection: AuditedCollection
  list: string
  shape: TableShape
  known: Map<string, Known>
  seen: ReadonlySet<string>
  /** Something about the list or the user makes absence meaningless. */
  suspicious: string | null
}

function refusal({ seen, suspicious }: Sweep, candidates: number, present: number): string | null {
  if (suspicious) return suspicious
  if (seen.size === 0 && present > 0) return 'the list was empty'
  if (candidates > ALWAYS_CONFIRMED && candidates > present * MAX_SHARE)
    return `${candidates} of ${present} records were gone at once`
  return null
}

/** Asks for one record by its id: only a 404 says that it is gone (practicepanther.md section 9). */
async function isGone(context: SyncContext, list: string, id: string): Promise<boolean> {
  const answer = await context.source.one(`/${list}/${id}`)
  if (answer.found === 'hidden')
    context.tally.warn({
      entity: list,
      id,
      code: 'not-confirmed',
      message:
        'This record is no longer in the list, but PracticePanther does not say that it was deleted. It was left as it is.',
    })
  return answer.found === 'no'
}

async function markMissing(context: SyncContext, sweep: Sweep, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await inTransaction(context.db, async (sql) => {
    const stored = [...(await lockStored(sql, sweep.shape, ids)).values()].filter(
      (row) => row['missingSince'] === null,
    )
    await sql.query(
      `update ${sweep.shape.table} set missing_since = $2, updated_at = now() where id = any($1)`,
      [stored.map((row) => row.id), context.now],
    )
    const entries = stored.map((row) =>
      entryForChange(sweep.collection, row, { ...row, missingSince: context.now }),
    )
    await recordEvents(
      sql,
      entries.filter((entry) => entry !== null),
    )
    context.tally.counts.missing += stored.length
  })
}

/**
 * After a sweep: records that were not in the list are confirmed one by one and keep their row with
 * `missingSince`; when too many are gone at once nothing is marked and the run says so.
 */
export async function markWhatIsMissing(context: SyncContext, sweep: Sweep): Promise<void> {
  const present = [...sweep.known].filter(([, record]) => !record.missing)
  const candidates = present.map(([key]) => key).filter((key) => !sweep.seen.has(key))
  if (candidates.length === 0) return
  const reason = refusal(sweep, candidates.length, present.length)
  if (reason)
    return context.tally.warn({
      entity: sweep.list,
      code: 'mass-loss',
      message: `Nothing was marked as missing: ${reason}.`,
    })
  const gone: string[] = []
  for (const id of candidates) if (await isGone(context, sweep.list, id)) gone.push(id)
  await markMissing(context, sweep, gone)
}
