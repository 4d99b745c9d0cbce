import { v7 as uuid } from 'uuid'
import type { Payload } from 'payload'
import { entryForChange } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import { addDays, type CalendarDate } from '../../law/dates'
import { writeNotifications } from '../notifications'

type Rolled = { id: string; exchange: string | null; was: string }

const ROLL = `with due as (select t.id, t.exchange_id as exchange, t.due_date as was from peak.task_plans p join tasks t on t.id = p.task_id
    where p.roll_over and t.status in ('PENDING', 'IN_PROGRESS') and t.due_date < $1 for update of t skip locked),
  moved as (update tasks t set due_date = $1, updated_at = now() from due where due.id = t.id)
  select id, exchange, was from due`

/** Tasks that roll over and were not done stand on today, each day with its line of history. */
export function rollOver(payload: Payload, today: CalendarDate): Promise<number> {
  return inTransaction(databaseOf(payload), async (sql) => {
    const rolled = await sql.query<Rolled>(ROLL, [today])
    if (rolled.length === 0) return 0
    await sql.query(
      `insert into peak.task_events (id, task_id, kind, from_date, to_date) select e.id, e.task, 'rolled', e.was, $2 from jsonb_to_recordset($1::jsonb) as e(id uuid, task uuid, was text)`,
      [JSON.stringify(rolled.map(({ id, was }) => ({ id: uuid(), task: id, was }))), today],
    )
    const entries = rolled.map(({ id, exchange, was }) =>
      entryForChange('tasks', { id, exchange, dueDate: was }, { id, exchange, dueDate: today }),
    )
    await recordEvents(
      sql,
      entries.filter((entry) => entry !== null),
    )
    return rolled.length
  })
}

type Overdue = { user: string; total: number; titles: string[] }

/** Further back a notification helps nobody. */
const LONGEST_DAYS = 60
const NAMED = 5

/**
 * Open tasks whose day has passed and whose person was not notified of that day: the assignee, or who
 * coordinates the exchange. Marked in the same statement, so that each day is notified once.
 */
const OVERDUE = `with late as (
    select t.id, t.title, t.due_date, coalesce(t.assignee_id, e.coordinator_id) as "user" from tasks t left join exchanges e on e.id = t.exchange_id
    where t.status in ('PENDING', 'IN_PROGRESS') and t.due_date < $1 and t.due_date >= $2 and e.archived is not true and t.missing_since is null and coalesce(t.assignee_id, e.coordinator_id) is not null
      and not exists (select 1 from peak.task_alerts a where a.task_id = t.id and a.due_date = t.due_date)),
  marked as (insert into peak.task_alerts (task_id, due_date) select id, due_date from late on conflict (task_id) do update set due_date = excluded.due_date where task_alerts.due_date <> excluded.due_date returning task_id)
  select late."user", count(*)::int as total, (array_agg(late.title order by late.due_date, late.id))[1:${NAMED}] as titles from late join marked on marked.task_id = late.id join users u on u.id = late."user" and u.active group by late."user"`

/** Notifies people of their tasks that have become overdue, in one notification each. */
export function notifyOverdue(payload: Payload, today: CalendarDate): Promise<number> {
  return inTransaction(databaseOf(payload), async (sql) => {
    const people = await sql.query<Overdue>(OVERDUE, [today, addDays(today, -LONGEST_DAYS)])
    await writeNotifications(
      sql,
      people.map(({ user, total, titles }) => ({
        user,
        category: 'task-overdue',
        title: total === 1 ? `A task is overdue: ${titles[0]}` : `${total} tasks are overdue`,
        body: [...titles, ...(total > titles.length ? [`and ${total - titles.length} more`] : [])].join('\n'),
        link: '/tasks?due=overdue',
      })),
    )
    return people.length
  })
}
