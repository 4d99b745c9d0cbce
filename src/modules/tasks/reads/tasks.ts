import { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { isStaff, MATRIX, type Role } from '../../../core/access/matrix'
import { readerOf, type Reader } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { pageOf, pageQuery } from '../../../core/api/defineEndpoint'
import { today } from '../../../core/clock'
import { daysBetween, type CalendarDate } from '../../../law/dates'
import { sortOf } from '../../../core/api/queryFields'
import { DUE_RANGES, inRange } from '../../../core/database/dueRanges'
import { containing, pagedRows, Values, whereAll } from '../../../core/database/statement'
import { singleLine } from '../../../core/api/plainText'

/** A third party looks on (contract section 4: tasks view only). */
const mayCommentOn = (role: Role): boolean => role !== 'third_party'

const STATUSES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED'] as const
const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const
const SORTS = ['dueDate', 'title', 'priority', 'status', 'exchangeName', 'assigneeName'] as const

/** What the task list can be asked. `open` is what is still to be done. */
export const taskQuery = z.strictObject({
  q: singleLine().trim().max(200).default(''),
  /** `team`: what other people of the firm, or nobody yet, have to do in one's exchanges. */
  whose: z.enum(['mine', 'team', 'all']).default('all'),
  status: z.enum(['open', 'all', ...STATUSES]).default('open'),
  priority: z.enum(PRIORITIES).optional(),
  due: z.enum(DUE_RANGES).optional(),
  exchange: z.uuid().optional(),
  sort: sortOf(SORTS).default({ column: 'dueDate', descending: false }),
  ...pageQuery,
})
export type TaskQuery = z.infer<typeof taskQuery>

/** One line of the task list. */
export type TaskRow = {
  id: string
  title: string
  status: (typeof STATUSES)[number]
  priority: (typeof PRIORITIES)[number] | null
  dueDate: CalendarDate | null
  daysLeft: number | null
  exchangeId: string | null
  exchangeName: string | null
  exchangeNumber: string | null
  assigneeName: string | null
  mine: boolean
  audience: 'all' | 'staff'
  /** May this person set it done? */
  mayComplete: boolean
  /** May this person change what it is, whose and when? */
  mayArrange: boolean
  mayComment: boolean
}

export type TaskRead = Omit<TaskRow, 'daysLeft' | 'mine' | 'mayComplete' | 'mayArrange' | 'mayComment'> & {
  assigneeId: string | null
}

/** The columns of a task's line. */
export const TASK_COLUMNS = `t.id, t.title, t.status, t.priority, t.due_date as "dueDate", t.exchange_id as "exchangeId", e.name as "exchangeName",
  e.exchange_number as "exchangeNumber", t.assignee_name as "assigneeName", t.assignee_id as "assigneeId", t.audience`

/**
 * Tasks with the exchange of each. For a person with some of the exchanges each is looked up by its id
 * (a part with a limit is not merged into the rest of the statement): given the choice, the database
 * goes through all exchanges there are.
 */
export const tasksWithExchange = (reader: Reader): string =>
  reader.seesAllExchanges
    ? 'tasks t left join exchanges e on e.id = t.exchange_id'
    : 'tasks t left join lateral (select x.* from exchanges x where x.id = t.exchange_id limit 1) e on true'

const SORT_COLUMNS: Record<(typeof SORTS)[number], string> = {
  dueDate: 't.due_date',
  title: 'lower(t.title)',
  priority: 't.priority',
  status: 't.status',
  exchangeName: 'lower(e.name)',
  assigneeName: 'lower(t.assignee_name)',
}

function conditions(actor: Actor, query: TaskQuery, reader: Reader, values: Values): string[] {
  const pattern = query.q ? values.add(containing(query.q)) : null
  return [
    ...reader.sql('tasks', 't', values),
    'e.archived is not true',
    ...(query.status === 'open' ? [`t.status in ('PENDING', 'IN_PROGRESS')`] : []),
    ...(query.status === 'open' || query.status === 'all'
      ? []
      : [`t.status = ${values.add(query.status)}::enum_tasks_status`]),
    ...(query.whose === 'mine' ? [`t.assignee_id = ${values.add(actor.id)}`] : []),
    ...(query.whose === 'team'
      ? [`t.exchange_id is not null and t.assignee_id is distinct from ${values.add(actor.id)}`]
      : []),
    ...(query.priority ? [`t.priority = ${values.add(query.priority)}::enum_tasks_priority`] : []),
    ...(query.due ? inRange('t.due_date', query.due, today(), values) : []),
    ...(query.exchange ? [`t.exchange_id = ${values.add(query.exchange)}`] : []),
    ...(pattern
      ? [`(t.title ilike ${pattern} or e.name ilike ${pattern} or t.assignee_name ilike ${pattern})`]
      : []),
  ]
}

/** The person with the exchanges whose tasks they may finish and arrange. Asked once for a list. */
export const managerOf = (db: Queryable, actor: Actor): Promise<Reader> => readerOf(db, actor, 'manage')

/** Those a person manages, their own where the role has it, or none (the matrix says which). */
function mayComplete(actor: Actor, row: TaskRead, manager: Reader): boolean {
  if (row.status === 'COMPLETED' || row.status === 'CANCELLED') return false
  const scope = MATRIX.tasks.update[actor.role]
  if (scope === 'all') return true
  if (row.exchangeId === null) return scope !== 'none' && row.assigneeId === actor.id
  if (scope === 'assigned') return manager.takesPartIn(row.exchangeId)
  return scope === 'own' && row.assigneeId === actor.id
}

/** Those of the exchanges that a person manages; without an exchange an admin's, or one's own. */
function mayArrange(actor: Actor, row: TaskRead, manager: Reader): boolean {
  if (!isStaff(actor.role)) return false
  if (actor.role === 'admin') return true
  if (row.exchangeId === null) return row.assigneeId === actor.id
  return manager.takesPartIn(row.exchangeId)
}

/** A row as the page has it. */
export function presentTask(actor: Actor, row: TaskRead, now: CalendarDate, manager: Reader): TaskRow {
  const {
    assigneeId,
    id,
    title,
    status,
    priority,
    dueDate,
    exchangeId,
    exchangeName,
    exchangeNumber,
    assigneeName,
    audience,
  } = row
  return {
    id,
    title,
    status,
    priority,
    dueDate,
    exchangeId,
    exchangeName,
    exchangeNumber,
    assigneeName,
    audience,
    daysLeft: row.dueDate ? daysBetween(now, row.dueDate) : null,
    mine: assigneeId === actor.id,
    mayComplete: mayComplete(actor, row, manager),
    mayArrange: mayArrange(actor, row, manager),
    mayComment: mayCommentOn(actor.role),
  }
}

/** The tasks of a person across exchanges, nearest date first unless asked otherwise. */
export async function readTasks(db: Queryable, actor: Actor, query: TaskQuery) {
  const values = new Values()
  const reader = await readerOf(db, actor)
  const where = whereAll(conditions(actor, query, reader, values))
  const direction = query.sort.descending ? 'desc' : 'asc'
  const from = `from ${tasksWithExchange(reader)} ${where}`
  const order = `order by ${SORT_COLUMNS[query.sort.column]} ${direction} nulls last, t.priority desc, t.id ${direction}`
  const few = query.whose === 'mine' || !reader.seesAllExchanges
  const { rows, total } = await pagedRows<TaskRead>(
    db,
    { columns: TASK_COLUMNS, from, order, few },
    query,
    values,
  )
  const [now, manager] = [today(), await managerOf(db, actor)]
  return pageOf(
    rows.map((row) => presentTask(actor, row, now, manager)),
    total,
    query.page,
    query.limit,
  )
}
