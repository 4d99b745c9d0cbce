import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { today } from '../../../core/clock'
import { addDays, type CalendarDate } from '../../../law/dates'
import type { SafeUntil } from '../../../law/safe-date'
import { LIFTED_END } from '../../exchanges'
import { describeChange, visiblePart } from '../../history'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'
import {
  managerOf,
  presentTask,
  TASK_COLUMNS,
  tasksWithExchange,
  type TaskRead,
  type TaskRow,
} from '../../tasks'

/** Tasks that need this person now: theirs, or nobody's in an exchange they coordinate, overdue or due within a week. */
export async function readTasksNow(db: Queryable, actor: Actor, most: number): Promise<TaskRow[]> {
  const values = new Values()
  const now = today()
  const reader = await readerOf(db, actor)
  const scope = reader.sql('tasks', 't', values)
  const me = values.add(actor.id)
  const rows = await rowsOf<TaskRead>(
    db,
    `select ${TASK_COLUMNS} from ${tasksWithExchange(reader)}
    ${whereAll([...scope, `t.status in ('PENDING', 'IN_PROGRESS')`, 'e.archived is not true', `(t.assignee_id = ${me} or (t.assignee_id is null and e.coordinator_id = ${me}))`, `t.due_date <= ${values.add(addDays(now, 7))}`])}
    order by t.due_date, t.priority desc, t.id limit ${values.add(most)}`,
    values,
  )
  const manager = await managerOf(db, actor)
  return rows.map((row) => presentTask(actor, row, now, manager))
}

/** Something that happened in one of the person's exchanges. */
export type Change = {
  id: string
  at: string
  exchange: string
  exchangeName: string
  summary: string
  personName: string | null
}

type ChangeRow = Omit<Change, 'at' | 'summary'> & {
  at: Date
  action: string
  entityType: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The latest changes under a condition. */
const latest = (condition: string, since: string, most: string) =>
  `select a.* from audit_logs a where ${condition} and a.created_at >= ${since} and a.outcome = 'success' and a.entity_type <> 'messages'
  order by a.created_at desc, a.id desc limit ${most}`

/** What changed in the person's exchanges since an instant, newest first. For staff. */
export async function readChanges(db: Queryable, actor: Actor, since: Date, most: number): Promise<Change[]> {
  const values = new Values()
  const mine = (await readerOf(db, actor)).eachExchange(values)
  const [from, limit] = [values.add(since), values.add(most)]
  const changes = mine
    ? `${mine} mine (id) cross join lateral (${latest('a.exchange_id = mine.id', from, limit)}) a`
    : `(${latest('a.exchange_id is not null', from, limit)}) a`
  const rows = await rowsOf<ChangeRow>(
    db,
    `select a.id, a.created_at as at, a.exchange_id as exchange, e.name as "exchangeName", a.action, a.entity_type as "entityType", a."before", a."after", u.display_name as "personName"
    from ${changes} join exchanges e on e.id = a.exchange_id left join users u on u.id = a.user_id
    order by a.created_at desc, a.id desc limit ${limit}`,
    values,
  )
  return rows.map(({ at, action, entityType, before, after, ...row }) => ({
    ...row,
    at: at.toISOString(),
    summary: describeChange(
      action,
      visiblePart(actor, entityType, before),
      visiblePart(actor, entityType, after),
    ),
  }))
}

/** An exchange of somebody outside the firm, with its two dates. */
export type OwnExchange = {
  id: string
  name: string
  exchangeNumber: string | null
  status: string
  identificationDeadline: CalendarDate | null
  safeDeadline: CalendarDate | null
  safeUntil: SafeUntil | null
  day180: CalendarDate | null
  expectedClosingDate: CalendarDate | null
  /** Parked before anything was sold: the last day to name what will be sold; null of any other. */
  parkedIdentification: CalendarDate | null
}

/** The open exchanges of a person, the most urgent first. */
export async function readOwnExchanges(db: Queryable, actor: Actor, most: number): Promise<OwnExchange[]> {
  const values = new Values()
  const mine = (await readerOf(db, actor)).sql('exchanges', 'e', values)
  return rowsOf(
    db,
    `select e.id, e.name, e.exchange_number as "exchangeNumber", e.status, e.identification_deadline as "identificationDeadline", e.safe_deadline as "safeDeadline", e.safe_until as "safeUntil",
    ${LIFTED_END} as "day180", coalesce(e.relinquished_transfer_date, e.expected_closing_date) as "expectedClosingDate",
    case when e.status = 'PENDING' and nullif(e.parked_on, '') is not null then e.parking_identification end as "parkedIdentification" from exchanges e ${whereAll([...mine, 'e.archived is not true', `e.status in ('PENDING', '45D', '180D')`])}
    order by e.safe_deadline nulls last, e.id limit ${values.add(most)}`,
    values,
  )
}
