import { v7 as uuid } from 'uuid'
import { sqlOn, type Sql } from '../../../core/database/sql'
import { closeAgreed, queueDifferences, shown, type OpenDifference } from '../discrepancies/store'
import { taskRow } from '../mapping/rows'
import { taskFacts, type TaskFacts } from '../mapping/tasks'
import type { SyncContext } from './context'
import { changedOnly, changeOf, type Change } from './hash'
import { readSource } from './lists'
import { mergeSource, type Values } from './merge'
import { markWhatIsMissing } from './missing'
import { PeopleMatcher, type MatchedUser } from './people'
import { knownBefore, knownRecords, TASKS, type StoredRow } from './tables'
import { SeenRows } from './seen'
import { saveProgress } from './watermarks'
import { writeChanges, type Writer } from './write'

/** PracticePanther's tasks, linked to their exchange and to the sign-in they are for. */

type Found = TaskFacts & { assignee: MatchedUser | null; exchange: string | null }

/** The fields of a synced task that follow the source whatever is done here (contract section 7). */
function followed(facts: Found) {
  return { title: facts.title, dueDate: facts.dueDate, priority: facts.priority, exchange: facts.exchange }
}

/** When a task was done: what we know already, else when the source last touched it. */
function completedAt(status: unknown, stored: StoredRow | null, facts: Found, now: string): unknown {
  if (status !== 'COMPLETED') return null
  return stored?.['completedAt'] ?? facts.touchedAt ?? now
}

/** The status is ours for good once it was changed here, whether the mark of that was set or the values show it. */
function statusIsOurs(stored: StoredRow | null, base: Values | null): boolean {
  if (!stored || !base) return false
  return base['statusOurs'] === true || ('status' in base && base['status'] !== stored['status'])
}

function taskFrom(
  { facts, hash }: Change<Found>,
  stored: StoredRow | null,
  context: SyncContext,
  audience: string,
): { row: StoredRow; differences: OpenDifference[] } {
  const held = stored?.['ppBase']
  const base = held instanceof Object ? { ...held } : null
  // Ours once they were changed here: the status, and so the words and the person.
  const theirs = {
    status: facts.status,
    description: facts.description,
    assignee: facts.assignee?.id ?? null,
    assigneeName: facts.assignee?.name ?? facts.users[0]?.name ?? null,
  }
  const mark = statusIsOurs(stored, base) ? { statusOurs: true } : {}
  const merged = mergeSource(stored, base, theirs, 'statusOurs' in mark ? ['status'] : [])
  const id = stored?.id ?? uuid()
  const row: StoredRow = {
    id,
    ppTaskId: facts.ppTaskId,
    ...followed(facts),
    ...merged.values,
    audience: stored?.['audience'] ?? audience,
    completedAt: completedAt(merged.values['status'], stored, facts, context.now),
    ppData: facts.ppData,
    ppBase: { ...merged.base, ...mark, matterId: facts.matterId, users: facts.users },
    ppHash: hash,
    missingSince: null,
    lastSyncAt: context.now,
  }
  const differences = merged.differences
    .filter(({ field }) => field !== 'assigneeName')
    .map(({ field, ours, theirs: their }): OpenDifference => ({
      entityType: 'tasks',
      entityId: id,
      exchange: facts.exchange,
      field,
      ours: shown(ours),
      theirs: shown(their),
    }))
  return { row, differences }
}

const writer = (context: SyncContext, audience: string): Writer<Found> => {
  const differences = new Map<string, OpenDifference[]>()
  return {
    collection: 'tasks',
    list: 'tasks',
    shape: TASKS,
    prepare: async () => (change, stored) => {
      const outcome = taskFrom(change, stored, context, audience)
      differences.set(change.key, outcome.differences)
      return outcome.row
    },
    follow: async (sql, written) => {
      await queueDifferences(
        sql,
        written.flatMap(({ change }) => differences.get(change.key) ?? []),
      )
      const agreed = written.filter(
        ({ change, before, after }) => before && after['status'] === change.facts.status,
      )
      await closeAgreed(
        sql,
        agreed.map(({ after }) => ({ entityType: 'tasks', entityId: after.id, field: 'status' })),
      )
    },
  }
}

async function exchangesByMatter(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.query<{ key: string; id: string }>(
    'select pp_matter_id as key, id from exchanges where pp_matter_id is not null',
  )
  return new Map(rows.map((row) => [row.key, row.id]))
}

async function audienceOfSynced(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ audience: string | null }>(
    `select synced_task_audience as audience from settings`,
  )
  return row?.audience === 'staff' ? 'staff' : 'all'
}

export async function tasksPass(context: SyncContext): Promise<void> {
  const { tally, db } = context
  const sql = sqlOn(db)
  const [matcher, exchanges, known, audience] = [
    await PeopleMatcher.load(sql),
    await exchangesByMatter(sql),
    await knownBefore(sql, TASKS, context.full),
    await audienceOfSynced(sql),
  ]
  const seen = (await SeenRows.load(sql, context, 'tasks')).except(known)
  const { rows, progress, mayBeCut } = await readSource(
    context,
    'tasks',
    (row) => {
      const task = taskFacts(taskRow.parse(row), context.zone)
      const exchange = (task.matterId && exchanges.get(task.matterId)) || null
      return changeOf(
        task.ppTaskId,
        { ...task, assignee: matcher.match(task.users)[0] ?? null, exchange },
        'touchedAt',
      )
    },
    seen,
  )
  tally.counts.seen += rows.length
  const compared = context.full
    ? known
    : await knownRecords(
        sql,
        TASKS,
        rows.map((row) => row.id),
      )
  const changes = changedOnly(rows, compared, tally)
  const failed = await writeChanges(context, writer(context, audience), changes)
  if (context.full) {
    const suspicious = mayBeCut ? 'the list may have been cut off' : context.suspicion
    await markWhatIsMissing(context, {
      collection: 'tasks',
      list: 'tasks',
      shape: TASKS,
      known,
      seen: new Set(rows.map((row) => row.id)),
      suspicious,
    })
  }
  await saveProgress(sql, [progress])
  await seen.remember(sql, context, rows, failed)
}
