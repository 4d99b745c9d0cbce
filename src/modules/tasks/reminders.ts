import type { Payload } from 'payload'
import { aheadSeconds } from '../../core/clock'
import { entryForChange } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { remindersOf, type Reminder, type ReminderFacts } from '../../law/reminders'
import { createTasks, type NewTask, type TaskAuthor } from './commands/createTasks'

type Facts = Omit<ReminderFacts, 'today'> & {
  id: string
  coordinator: string | null
  coordinatorName: string | null
}
type Kept = {
  task: string
  exchange: string
  key: string
  title: string
  dueDate: string | null
  planned: string | null
  open: boolean
}

const FACTS = `select e.id, e.coordinator_id as coordinator, e.coordinator_name as "coordinatorName", nullif(e.relinquished_transfer_date, '') as "transferDate", e.taxpayer_type::text as taxpayer, coalesce(e.extension_filed, false) as "extensionFiled",
  nullif(e.return_due_date, '') as "returnDueDate", nullif(e.extended_due_date, '') as "extendedDueDate", e.archived is not true and e.status in ('PENDING', '45D', '180D') as open, coalesce(e.archived, false) or e.status = 'TERMINATED' as failed,
  exists (select 1 from screenings s where s.exchange_id = e.id and s.related and s.state = 'CONFIRMED') as related from exchanges e where e.id = any($1) order by e.id for no key update of e`

const KEPT = `select t.id as task, t.exchange_id as exchange, substr(p.once_key, length('reminder:' || t.exchange_id || ':') + 1) as key, t.title, t.due_date as "dueDate", p.planned_date as planned, t.status in ('PENDING', 'IN_PROGRESS') as open
  from peak.task_plans p join tasks t on t.id = p.task_id where t.exchange_id = any($1) and p.once_key like 'reminder:%' for update of t`

const MOVE = `with moved as (update tasks t set title = m.title, due_date = m."dueDate", updated_at = now() from jsonb_to_recordset($1::jsonb) as m(task uuid, title text, "dueDate" text) where t.id = m.task returning t.id, t.due_date)
  update peak.task_plans p set planned_date = moved.due_date from moved where moved.id = p.task_id`

/** One that ended by itself gives up its key: should it be wanted again, it is made anew. */
const END = `with ended as (update tasks t set status = m.status::enum_tasks_status, completed_at = case when m.status = 'COMPLETED' then now() end, updated_at = now() from jsonb_to_recordset($1::jsonb) as m(task uuid, status text) where t.id = m.task returning t.id)
  update peak.task_plans p set once_key = null from ended where ended.id = p.task_id`

const onceKey = (exchange: string, key: string) => `reminder:${exchange}:${key}`

const taskOf = ({ key, title, dueDate, facts }: Reminder & { facts: Facts }): NewTask => ({
  exchange: facts.id,
  title,
  priority: 'HIGH',
  dueDate,
  audience: 'all',
  assignee: facts.coordinator,
  assigneeName: facts.coordinatorName,
  plan: { once: onceKey(facts.id, key), dated: true },
})

/** Those that nobody touched follow the dates; a date that a person set stays. */
async function move(
  sql: Sql,
  kept: readonly (Kept & { to: Reminder })[],
  author: TaskAuthor,
): Promise<number> {
  const moved = kept.filter(
    ({ open, planned, dueDate, title, to }) =>
      open && planned === dueDate && (title !== to.title || dueDate !== to.dueDate),
  )
  if (moved.length === 0) return 0
  await sql.query(MOVE, [
    JSON.stringify(moved.map(({ task, to }) => ({ task, title: to.title, dueDate: to.dueDate }))),
  ])
  const entries = moved.map(({ task, exchange, title, dueDate, to }) =>
    entryForChange(
      'tasks',
      { id: task, exchange, title, dueDate },
      { id: task, exchange, title: to.title, dueDate: to.dueDate },
    ),
  )
  await recordEvents(
    sql,
    entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])),
  )
  return moved.length
}

async function end(
  sql: Sql,
  kept: readonly (Kept & { followed: boolean })[],
  author: TaskAuthor,
): Promise<number> {
  const ended = kept
    .filter(({ open }) => open)
    .map(({ task, exchange, followed }) => ({ task, exchange, status: followed ? 'COMPLETED' : 'CANCELLED' }))
  if (ended.length === 0) return 0
  await sql.query(END, [JSON.stringify(ended)])
  const entries = ended.map(({ task, exchange, status }) =>
    entryForChange('tasks', { id: task, exchange, status: 'PENDING' }, { id: task, exchange, status }),
  )
  await recordEvents(
    sql,
    entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])),
  )
  return ended.length
}

/**
 * Brings the reminders of some exchanges in line with their facts, in the caller's transaction: those
 * that are wanted and never were are made (where `makes` says so), the others follow the dates, are
 * done once the filing is, or fall away. However often it runs, it changes nothing twice.
 * @returns how many tasks changed
 */
export async function saveReminders(
  sql: Sql,
  exchanges: readonly string[],
  today: CalendarDate,
  author: TaskAuthor,
  makes: boolean,
): Promise<number> {
  if (exchanges.length === 0) return 0
  const found = await sql.query<Facts>(FACTS, [exchanges])
  const kept = await sql.query<Kept>(KEPT, [exchanges])
  const state = found.map((facts) => ({ facts, ...remindersOf({ ...facts, today }) }))
  const fits = (one: { exchange: string; key: string }) =>
    state.find(({ facts }) => facts.id === one.exchange)?.wanted.find(({ key }) => key === one.key)
  const missing = state.flatMap(({ facts, wanted }) =>
    wanted
      .filter(
        ({ key, dueDate }) =>
          dueDate >= today && !kept.some((one) => one.exchange === facts.id && one.key === key),
      )
      .map((reminder) => ({ ...reminder, facts })),
  )
  const made = makes ? (await createTasks(sql, missing.map(taskOf), author)).length : 0
  const moved = await move(
    sql,
    kept.flatMap((one) => {
      const to = fits(one)
      return to ? [{ ...one, to }] : []
    }),
    author,
  )
  const followed = (one: Kept) =>
    state.some(({ facts, settled }) => facts.id === one.exchange && settled.includes(one.key))
  return (
    made +
    moved +
    (await end(
      sql,
      kept.filter((one) => !fits(one)).map((one) => ({ ...one, followed: followed(one) })),
      author,
    ))
  )
}

/**
 * Exchanges of which the day may ask for a reminder. One that was made today is left to the next day:
 * whoever enters it is not answered with tasks before it is complete.
 */
const DUE = `select e.id from exchanges e where e.relinquished_transfer_date <> '' and e.archived is not true and (
    (e.status in ('PENDING', '45D', '180D') and e.extension_filed is not true and (e.taxpayer_type is not null or e.return_due_date <> '') and ((e.created_at + make_interval(secs => $3)) at time zone $2)::date < $1::date)
    or exists (select 1 from screenings s where s.exchange_id = e.id and s.related and s.state = 'CONFIRMED'))
  union select t.exchange_id from peak.task_plans p join tasks t on t.id = p.task_id where p.once_key like 'reminder:%' and t.status in ('PENDING', 'IN_PROGRESS')`

/** Makes and ends the reminders of all exchanges, as the day has it. */
export function remindDaily(payload: Payload, today: CalendarDate, zone: string): Promise<number> {
  return inTransaction(databaseOf(payload), async (sql) => {
    const due = await sql.query<{ id: string }>(DUE, [today, zone, aheadSeconds()])
    return saveReminders(
      sql,
      due.map(({ id }) => id),
      today,
      {},
      true,
    )
  })
}
