import { v7 as uuid } from 'uuid'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { createTasks, type TaskAuthor } from './commands/createTasks'
import { nextDate, recurrenceInput } from './recurrence'

export type TaskEventKind = 'completed' | 'reopened' | 'rolled' | 'moved' | 'repeated'

/** Keeps what happened to a task. */
export async function taskEvent(
  sql: Sql,
  task: string,
  kind: TaskEventKind,
  user: string | null,
  from: string | null = null,
  to: string | null = null,
): Promise<void> {
  await sql.query(
    'insert into peak.task_events (id, task_id, kind, from_date, to_date, user_id) values ($1, $2, $3, $4, $5, $6)',
    [uuid(), task, kind, from, to, user],
  )
}

type Repeated = {
  exchange: string | null
  title: string
  description: string | null
  priority: string | null
  assignee: string | null
  assigneeName: string | null
  audience: string
  dueDate: string | null
  series: string
  recurrence: unknown
  rollOver: boolean
  nextId: string | null
}

const REPEATED = `select t.exchange_id as exchange, t.title, t.description, t.priority::text, t.assignee_id as assignee, t.assignee_name as "assigneeName", t.audience::text, t.due_date as "dueDate",
  p.series, p.recurrence, p.roll_over as "rollOver", p.next_id as "nextId" from peak.task_plans p join tasks t on t.id = p.task_id where p.task_id = $1 and p.recurrence is not null for update of p`

/** The next occurrence of a repeated task, once: doing the same one twice makes no second. */
async function repeat(sql: Sql, task: string, today: CalendarDate, author: TaskAuthor): Promise<void> {
  const [row] = await sql.query<Repeated>(REPEATED, [task])
  const recurrence = recurrenceInput.safeParse(row?.recurrence).data
  if (!row || !recurrence || row.nextId) return
  const due = nextDate(recurrence, row.dueDate ?? today, today)
  if (due === null) return
  const { series, rollOver, nextId: _next, recurrence: _stored, ...same } = row
  const [id] = await createTasks(
    sql,
    [{ ...same, dueDate: due, plan: { series, recurrence, rollOver } }],
    author,
  )
  if (id === undefined) return
  await sql.query('update peak.task_plans set next_id = $2 where task_id = $1', [task, id])
  await taskEvent(sql, id, 'repeated', author.user ?? null, row.dueDate, due)
}

type TaskState = { id: string; status?: string | null; dueDate?: string | null }

/** What follows from a change of a task's status, in the transaction of the change: its history, and the next one of those that repeat. */
export async function followTask(
  sql: Sql,
  before: TaskState | null,
  after: TaskState,
  today: CalendarDate,
  author: TaskAuthor,
): Promise<void> {
  if (before === null || before.status === after.status) return
  if (before.status === 'COMPLETED') await taskEvent(sql, after.id, 'reopened', author.user ?? null)
  if (after.status !== 'COMPLETED') return
  await taskEvent(sql, after.id, 'completed', author.user ?? null, after.dueDate ?? null)
  await repeat(sql, after.id, today, author)
}
