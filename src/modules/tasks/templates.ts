import { z } from 'zod'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { ANCHORS, daysFrom } from '../../law/anchorDates'
import { createTasks, type NewTask, type TaskAuthor } from './commands/createTasks'
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

/** The type of exchange that a template is for; null is any. */
export const templateType = z.enum(['delayed', 'simultaneous', 'reverse', 'improvement']).nullable()

export const templateInput = z.strictObject({
  name: singleLine().trim().min(1).max(200),
  exchangeType: templateType.default(null),
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

export type Template = { id: string; items: TemplateItem[]; exchangeType: z.infer<typeof templateType> }
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

const tasksOf = (exchange: Exchange, template: Template): NewTask[] =>
  template.items.map((item) => ({
    exchange: exchange.id,
    title: item.title,
    description: item.description ?? null,
    priority: item.priority,
    dueDate: dueOf(exchange, item),
    audience: item.audience,
    assignee: item.assignee === 'coordinator' ? exchange.coordinator : null,
    assigneeName: item.assignee === 'coordinator' ? exchange.coordinatorName : null,
    plan: {
      template: template.id,
      anchor: item.anchor,
      days: item.days,
      once: `${template.id}:${item.key}:${exchange.id}`,
      dated: true,
    },
  }))

/** Makes the tasks of templates in exchanges, set by set, each once. @returns their ids */
export async function applyTemplates(
  sql: Sql,
  exchanges: readonly string[],
  templates: readonly Template[],
  author: TaskAuthor,
): Promise<string[]> {
  if (exchanges.length === 0 || templates.length === 0) return []
  const found = await sql.query<Exchange>(EXCHANGES, [exchanges])
  const tasks = found.flatMap((exchange) =>
    templates
      .filter(({ exchangeType }) => exchangeType === null || exchangeType === exchange.type)
      .flatMap((template) => tasksOf(exchange, template)),
  )
  return createTasks(sql, tasks, author)
}

/** The templates that apply by themselves. */
export async function automaticTemplates(sql: Sql): Promise<Template[]> {
  const rows = await sql.query<Omit<Template, 'items'> & { items: unknown }>(
    `select id, items, exchange_type as "exchangeType" from task_templates where automatic and active`,
  )
  return rows.map((row) => ({ ...row, items: z.array(templateItem).safeParse(row.items).data ?? [] }))
}

/** Makes the tasks that new exchanges begin with. */
export async function startTasks(sql: Sql, exchanges: readonly string[], author: TaskAuthor): Promise<void> {
  if (exchanges.length === 0) return
  await applyTemplates(sql, exchanges, await automaticTemplates(sql), author)
}
