import { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { today } from '../../../core/clock'
import { addDays } from '../../../law/dates'
import { nameIn, TASK_STATUS_NAMES } from '../../../core/terms'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'
import { managerOf, presentTask, TASK_COLUMNS, tasksWithExchange, type TaskRead, type TaskRow } from './tasks'

/** What the board of tasks can be asked: by status, by urgency or by person. */
export const taskBoardQuery = z.strictObject({
  group: z.enum(['status', 'due', 'assignee']).default('status'),
  whose: z.enum(['mine', 'team', 'all']).default('all'),
  exchange: z.uuid().optional(),
  each: z.coerce.number().int().min(1).max(100).default(20),
})
export type TaskBoardQuery = z.infer<typeof taskBoardQuery>

/** A column of the board: the first tasks of it, and how many there are. */
export type TaskGroup = { key: string; label: string; total: number; tasks: TaskRow[] }

const DUE_LABELS: Record<string, string> = {
  overdue: 'Overdue',
  today: 'Today',
  '48h': 'In two days',
  week: 'This week',
  month: 'This month',
  later: 'Later',
  none: 'Without a date',
}
const RECENT_DAYS = 7

/** The column a task stands in, as SQL. */
function groupSql(group: TaskBoardQuery['group'], values: Values): string {
  if (group === 'status') return 't.status::text'
  if (group === 'assignee') return `coalesce(t.assignee_id::text, t.assignee_name, '')`
  const [day, two, week, month] = [0, 2, 7, 30].map((days) => values.add(addDays(today(), days)))
  return `case when t.due_date is null then 'none' when t.due_date < ${day} then 'overdue' when t.due_date = ${day} then 'today' when t.due_date <= ${two} then '48h' when t.due_date <= ${week} then 'week' when t.due_date <= ${month} then 'month' else 'later' end`
}

const labelOf = (group: TaskBoardQuery['group'], key: string, first: TaskRow | undefined): string => {
  if (group === 'status') return nameIn(TASK_STATUS_NAMES, key)
  return group === 'due' ? (DUE_LABELS[key] ?? key) : (first?.assigneeName ?? 'Nobody yet')
}

const ORDER: Record<TaskBoardQuery['group'], readonly string[]> = {
  status: ['PENDING', 'IN_PROGRESS', 'COMPLETED'],
  due: Object.keys(DUE_LABELS),
  assignee: [],
}

/** Tasks across exchanges as a board, in one statement besides who takes part where. What was done lately is shown by status alone. */
export async function readTaskBoard(
  db: Queryable,
  actor: Actor,
  query: TaskBoardQuery,
): Promise<{ groups: TaskGroup[] }> {
  const values = new Values()
  const reader = await readerOf(db, actor)
  const scope = reader.sql('tasks', 't', values)
  const open = `t.status in ('PENDING', 'IN_PROGRESS')`
  const where = whereAll([
    ...scope,
    'e.archived is not true',
    't.missing_since is null',
    query.group === 'status'
      ? `(${open} or (t.status = 'COMPLETED' and t.completed_at > now() - make_interval(days => ${RECENT_DAYS})))`
      : open,
    ...(query.whose === 'mine' ? [`t.assignee_id = ${values.add(actor.id)}`] : []),
    ...(query.whose === 'team'
      ? [`t.exchange_id is not null and t.assignee_id is distinct from ${values.add(actor.id)}`]
      : []),
    ...(query.exchange ? [`t.exchange_id = ${values.add(query.exchange)}`] : []),
  ])
  const band = groupSql(query.group, values)
  const rows = await rowsOf<TaskRead & { band: string; total: number }>(
    db,
    `with found as (select ${TASK_COLUMNS}, ${band} as band from ${tasksWithExchange(reader)} ${where}),
    ranked as (select *, row_number() over (partition by band order by "dueDate" nulls last, priority desc, id) as place, (count(*) over (partition by band))::int as total from found)
    select * from ranked where place <= ${values.add(query.each)} order by band, place`,
    values,
  )
  const [now, manager] = [today(), await managerOf(db, actor)]
  const groups = [...Map.groupBy(rows, (row) => row.band)].map(([key, found]): TaskGroup => {
    const tasks = found.map((row) => presentTask(actor, row, now, manager))
    return { key, label: labelOf(query.group, key, tasks[0]), total: found[0]?.total ?? 0, tasks }
  })
  const place = ({ key, label }: TaskGroup) =>
    query.group === 'assignee' ? label.toLowerCase() : String(ORDER[query.group].indexOf(key) + 10)
  return { groups: groups.toSorted((a, b) => place(a).localeCompare(place(b))) }
}
