import { v7 as uuid } from 'uuid'
import type { Sql } from '../../../core/database/sql'
import { entryForChange, type AuditEntry } from '../../../core/events/entries'
import { recordEvents } from '../../../core/events/record'
import type { CalendarDate } from '../../../law/dates'
import type { Anchor } from '../../../law/anchorDates'

/** For whom, or by what, a task is made. */
export type TaskAuthor = Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>

/** What a task comes of and how it goes on; a date that it gave moves with the date it is counted from. */
export type TaskPlan = {
  /** The occurrences of one repeated task; one's own otherwise. */
  series?: string
  recurrence?: unknown
  rollOver?: boolean
  template?: string
  anchor?: Anchor
  /** Days from the anchor. */
  days?: number
  /** What makes it at most once: a second task of this key is not made. */
  once?: string
  /** The due date is the plan's, not a person's. */
  dated?: boolean
}

/** A task that the platform makes by itself, to be done by nobody yet. */
export type NewTask = {
  title: string
  description?: string | null
  priority: string | null
  dueDate: CalendarDate | null
  exchange: string | null
  assignee: string | null
  assigneeName: string | null
  audience: string
  plan?: TaskPlan
}

/** The plans come first: what is planned already makes no second task. */
const INSERT = `with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(id uuid, title text, description text, priority text, "dueDate" text, exchange uuid, assignee uuid, "assigneeName" text, audience text,
      planned boolean, series uuid, recurrence jsonb, "rollOver" boolean, template uuid, anchor text, days int, once text, dated boolean)
    where w.once is null or not exists (select 1 from peak.task_plans p where p.once_key = w.once)),
  made as (insert into tasks (id, title, description, status, priority, due_date, exchange_id, assignee_id, assignee_name, audience, created_at, updated_at)
    select id, title, description, 'PENDING', priority::enum_tasks_priority, "dueDate", exchange, assignee, "assigneeName", audience::enum_tasks_audience, now(), now() from wanted returning id),
  plans as (insert into peak.task_plans (task_id, series, recurrence, roll_over, template_id, anchor, anchor_days, planned_date, once_key)
    select id, series, recurrence, "rollOver", template, anchor, days, case when dated then "dueDate" end, once from wanted where planned)
  select id from made`

const rowOf = ({ plan, ...task }: NewTask, id: string) => ({
  ...task,
  id,
  planned: plan !== undefined,
  series: plan?.series ?? id,
  recurrence: plan?.recurrence ?? null,
  rollOver: plan?.rollOver ?? false,
  template: plan?.template,
  anchor: plan?.anchor,
  days: plan?.days,
  once: plan?.once,
  dated: plan?.dated ?? false,
})

/**
 * Makes tasks with their plans and audit rows, set by set, in the caller's transaction: what templates,
 * reminders and repeated tasks have in common.
 * @returns the ids of those that were made, in the order of the list
 */
export async function createTasks(
  sql: Sql,
  tasks: readonly NewTask[],
  author: TaskAuthor,
): Promise<string[]> {
  if (tasks.length === 0) return []
  const wanted = tasks.map((task) => ({ task, id: uuid() }))
  const rows = await sql.query<{ id: string }>(INSERT, [
    JSON.stringify(wanted.map(({ task, id }) => rowOf(task, id))),
  ])
  const made = new Set(rows.map(({ id }) => id))
  const written = wanted.filter(({ id }) => made.has(id))
  const entries = written.map(({ task: { plan: _plan, ...task }, id }) =>
    entryForChange('tasks', null, { id, ...task, status: 'PENDING' }),
  )
  await recordEvents(
    sql,
    entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])),
  )
  return written.map(({ id }) => id)
}
