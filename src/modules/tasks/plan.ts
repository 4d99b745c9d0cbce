import { z } from 'zod'
import type { PayloadRequest } from 'payload'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { DomainRuleError } from '../../core/errors'
import { peopleById } from '../../core/access/people'
import { ANCHORS } from '../../law/anchorDates'
import { moveAnchoredTasks } from './anchors'
import { recurrenceInput } from './recurrence'
import type { VisibleTask } from './visible'

/** How a task repeats, rolls over, or follows a date of its exchange. */
export const planInput = z.strictObject({
  recurrence: recurrenceInput.omit({ start: true }).nullable().default(null),
  rollOver: z.boolean().default(false),
  anchor: z
    .strictObject({ date: z.enum(ANCHORS), days: z.int().min(-3650).max(3650) })
    .nullable()
    .default(null),
})
export type Plan = z.infer<typeof planInput>

type Row = {
  recurrence: unknown
  rollOver: boolean
  anchor: (typeof ANCHORS)[number] | null
  days: number | null
  plannedDate: string | null
  dueDate: string | null
}

const ROW = `select p.recurrence, p.roll_over as "rollOver", p.anchor, p.anchor_days as days, p.planned_date as "plannedDate", t.due_date as "dueDate" from peak.task_plans p join tasks t on t.id = p.task_id where p.task_id = $1`

/** The plan of a task; one without a plan neither repeats nor moves. */
export async function planOf(sql: Sql, task: string) {
  const [row] = await sql.query<Row>(ROW, [task])
  const anchor = row?.anchor ? { date: row.anchor, days: row.days ?? 0 } : null
  return {
    recurrence: recurrenceInput.safeParse(row?.recurrence).data ?? null,
    rollOver: row?.rollOver ?? false,
    anchor,
    follows: anchor !== null && row?.plannedDate === row?.dueDate,
  }
}

const SAVE = `insert into peak.task_plans (task_id, series, recurrence, roll_over, anchor, anchor_days, planned_date) values ($1, $1, $2, $3, $4, $5, $6)
  on conflict (task_id) do update set recurrence = excluded.recurrence, roll_over = excluded.roll_over, anchor = excluded.anchor, anchor_days = excluded.anchor_days, planned_date = excluded.planned_date`

/** Sets the plan of a task; with an anchor its due date is computed at once. */
export function setPlan(req: PayloadRequest, task: VisibleTask, plan: Plan) {
  if (task.ppTaskId && (plan.anchor || plan.rollOver))
    throw new DomainRuleError(
      'This task comes from PracticePanther: its due date is changed there.',
      'synced-read-only',
      plan.anchor ? 'anchor' : 'rollOver',
    )
  if (plan.anchor && !task.exchange)
    throw new DomainRuleError('Only a task of an exchange can follow its dates.', 'no-exchange', 'anchor')
  if (plan.anchor && plan.recurrence)
    throw new DomainRuleError(
      'A task follows a date or repeats, not both.',
      'anchor-and-recurrence',
      'recurrence',
    )
  const recurrence = plan.recurrence && {
    ...plan.recurrence,
    ...(task.dueDate ? { start: task.dueDate } : {}),
  }
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const before = await planOf(sql, task.id)
    await sql.query(SAVE, [
      task.id,
      recurrence && JSON.stringify(recurrence),
      plan.rollOver,
      plan.anchor?.date ?? null,
      plan.anchor?.days ?? null,
      plan.anchor ? task.dueDate : null,
    ])
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'task-plans.update',
        entityType: 'task-plans',
        entityId: task.id,
        exchange: task.exchange,
        before,
        after: plan,
      },
    ])
    if (plan.anchor && task.exchange) await moveAnchoredTasks(sql, [task.exchange], actorFacts(req))
    return planOf(sql, task.id)
  })
}

type Event = {
  id: string
  task: string
  kind: 'completed' | 'reopened' | 'rolled' | 'moved' | 'repeated'
  from: string | null
  to: string | null
  user: string | null
  at: Date
}

/** What happened to a task and to its earlier occurrences, newest first. */
export async function historyOf(req: PayloadRequest, task: string) {
  const { rows } = await databaseOf(req.payload).query<Event>({
    name: 'task-history',
    text: `select e.id, e.task_id as task, e.kind, e.from_date as "from", e.to_date as "to", e.user_id as "user", e.created_at as at from peak.task_events e
      where e.task_id = $1 or e.task_id in (select o.task_id from peak.task_plans p join peak.task_plans o on o.series = p.series where p.task_id = $1) order by e.created_at desc, e.id desc limit 500`,
    values: [task],
  })
  const people = await peopleById(
    req.payload,
    rows.map(({ user }) => user),
  )
  return rows.map(({ user, at, ...event }) => ({
    ...event,
    person: (user && people.get(user)) || null,
    at: at.toISOString(),
  }))
}
