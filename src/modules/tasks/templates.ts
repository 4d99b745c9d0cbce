import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { entryForChange } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { ANCHORS, daysFrom } from '../../law/anchorDates'
import type { TaskAuthor } from './follow'
import { multiLine, singleLine } from '../../core/api/plainText'

/** A task of a template: so many days from a date of the exchange, such as a week before day 45. */
export const templateItem = z.strictObject({
  key: z.string().regex(/^[\w-]{1,40}$/, { message: 'letters, digits and hyphens' }),
  title: singleLine().trim().min(1).max(500),
  description: multiLine().max(20_000).optional(),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH', 'URGENT']).default('MEDIUM'),
  anchor: z.enum(ANCHORS),
  days: z.int().min(-3650).max(3650).default(0),
  assignee: z.enum(['coordinator', 'nobody']).default('coordinator'),
  audience: z.enum(['all', 'staff']).default('staff'),
})
export type TemplateItem = z.infer<typeof templateItem>

export const templateInput = z.strictObject({
  name: singleLine().trim().min(1).max(200),
  exchangeType: z.enum(['delayed', 'simultaneous', 'reverse', 'improvement']).nullable().default(null),
  /** Applied by itself to every new exchange of its type. */
  automatic: z.boolean().default(false),
  active: z.boolean().default(true),
  items: z
    .array(templateItem)
    .min(1)
    .max(100)
    .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, {
      message: 'each key only once',
    }),
})

export type Template = { id: string; items: TemplateItem[]; exchangeType: string | null }
type Exchange = {
  id: string
  type: string | null
  coordinator: string | null
  coordinatorName: string | null
  T: string | null
  D45: string | null
  END: string | null
  CLOSING: string | null
}

const EXCHANGES = `select id, type::text, coordinator_id as coordinator, coordinator_name as "coordinatorName", relinquished_transfer_date as "T", identification_deadline as "D45", exchange_deadline as "END",
  coalesce(relinquished_transfer_date, expected_closing_date) as "CLOSING" from exchanges where id = any($1) and archived is not true and status in ('PENDING', '45D', '180D')`

const dueOf = (exchange: Exchange, { anchor, days }: TemplateItem): CalendarDate | null => {
  const date = exchange[anchor]
  return date ? daysFrom(date, days) : null
}

const rowsOf = (exchange: Exchange, template: Template) =>
  template.items.map((item) => ({
    id: uuid(),
    exchange: exchange.id,
    title: item.title,
    description: item.description ?? null,
    priority: item.priority,
    dueDate: dueOf(exchange, item),
    audience: item.audience,
    status: 'PENDING',
    assignee: item.assignee === 'coordinator' ? exchange.coordinator : null,
    assigneeName: item.assignee === 'coordinator' ? exchange.coordinatorName : null,
    template: template.id,
    anchor: item.anchor,
    days: item.days,
    once: `${template.id}:${item.key}:${exchange.id}`,
  }))

/** The plans come first: what is planned already makes no second task. */
const INSERT = `with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(id uuid, exchange uuid, title text, description text, priority text, "dueDate" text, audience text, assignee uuid, "assigneeName" text, template uuid, anchor text, days int, once text)
    where not exists (select 1 from peak.task_plans p where p.once_key = w.once)),
  made as (insert into tasks (id, title, description, status, priority, due_date, exchange_id, assignee_id, assignee_name, audience, created_at, updated_at)
    select id, title, description, 'PENDING', priority::enum_tasks_priority, "dueDate", exchange, assignee, "assigneeName", audience::enum_tasks_audience, now(), now() from wanted returning id)
  select id from made`
const PLAN = `insert into peak.task_plans (task_id, series, template_id, anchor, anchor_days, planned_date, once_key)
  select id, id, template, anchor, days, "dueDate", once from jsonb_to_recordset($1::jsonb) as w(id uuid, template uuid, anchor text, days int, "dueDate" text, once text)`

/** Makes the tasks of templates in exchanges, set by set, each once. @returns their ids */
export async function applyTemplates(
  sql: Sql,
  exchanges: readonly string[],
  templates: readonly Template[],
  author: TaskAuthor,
): Promise<string[]> {
  if (exchanges.length === 0 || templates.length === 0) return []
  const found = await sql.query<Exchange>(EXCHANGES, [exchanges])
  const rows = found.flatMap((exchange) =>
    templates
      .filter(({ exchangeType }) => exchangeType === null || exchangeType === exchange.type)
      .flatMap((template) => rowsOf(exchange, template)),
  )
  if (rows.length === 0) return []
  const made = new Set((await sql.query<{ id: string }>(INSERT, [JSON.stringify(rows)])).map(({ id }) => id))
  const written = rows.filter(({ id }) => made.has(id))
  await sql.query(PLAN, [JSON.stringify(written)])
  const entries = written.map(({ template: _template, anchor: _anchor, days: _days, once: _once, ...task }) =>
    entryForChange('tasks', null, task),
  )
  await recordEvents(
    sql,
    entries.flatMap((entry) => (entry ? [{ ...author, ...entry }] : [])),
  )
  return [...made]
}

/** The templates that apply by themselves. */
export async function automaticTemplates(sql: Sql): Promise<Template[]> {
  const rows = await sql.query<Omit<Template, 'items'> & { items: unknown }>(
    `select id, items, exchange_type as "exchangeType" from peak.task_templates where automatic and active`,
  )
  return rows.map((row) => ({ ...row, items: z.array(templateItem).safeParse(row.items).data ?? [] }))
}

/** Makes the tasks that new exchanges begin with. */
export async function startTasks(sql: Sql, exchanges: readonly string[], author: TaskAuthor): Promise<void> {
  if (exchanges.length === 0) return
  await applyTemplates(sql, exchanges, await automaticTemplates(sql), author)
}
