import { v7 as uuid } from 'uuid'
import { entryForChange, type AuditEntry } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'

/** The column with an anchor's date; a closing is the transfer, or what is expected. */
const ANCHOR_SQL = `(case p.anchor when 'T' then e.relinquished_transfer_date when 'D45' then e.identification_deadline when 'END' then e.exchange_deadline
  else coalesce(e.relinquished_transfer_date, e.expected_closing_date) end)`

/** The day so many days from the anchor; none beyond the days that a date of ours can be. */
const DUE_SQL = `(case when nullif(${ANCHOR_SQL}, '')::date + p.anchor_days between date '1900-01-01' and date '2199-12-31' then (nullif(${ANCHOR_SQL}, '')::date + p.anchor_days)::text end)`

type Moved = { id: string; exchange: string; was: string | null; is: string | null }

/** Only a task that is still open and has the date its plan gave moves: what a person set stays. */
const MOVE = `with due as (
    select t.id, t.exchange_id as exchange, t.due_date as was, ${DUE_SQL} as "is"
    from peak.task_plans p join tasks t on t.id = p.task_id join exchanges e on e.id = t.exchange_id
    where e.id = any($1) and p.anchor is not null and t.status in ('PENDING', 'IN_PROGRESS') and t.due_date is not distinct from p.planned_date for update of t),
  moved as (update tasks t set due_date = due."is", updated_at = now() from due where due.id = t.id and due."is" is distinct from due.was returning due.*),
  planned as (update peak.task_plans p set planned_date = moved."is" from moved where moved.id = p.task_id)
  select id, exchange, was, "is" from moved`

/** Moves the tasks whose exchange's dates moved, with their history and audit rows, in the caller's transaction. */
export async function moveAnchoredTasks(
  sql: Sql,
  exchanges: readonly string[],
  author: Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>,
): Promise<void> {
  if (exchanges.length === 0) return
  const moved = await sql.query<Moved>(MOVE, [exchanges])
  if (moved.length === 0) return
  await sql.query(
    `insert into peak.task_events (id, task_id, kind, from_date, to_date, user_id) select e.id, e.task, 'moved', e.was, e."is", $2 from jsonb_to_recordset($1::jsonb) as e(id uuid, task uuid, was text, "is" text)`,
    [
      JSON.stringify(moved.map(({ id, was, is }) => ({ id: uuid(), task: id, was, is }))),
      author.user ?? null,
    ],
  )
  const entries = moved.map(({ id, exchange, was, is }) =>
    entryForChange('tasks', { id, exchange, dueDate: was }, { id, exchange, dueDate: is }),
  )
  await recordEvents(
    sql,
    entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])),
  )
}
