import { z } from 'zod'
import type { Sql } from '../../core/database/sql'

/**
 * What people choose to be notified of. Each notification has a category; categories are chosen in
 * groups, because nobody wants to decide about twenty things. Notifications about the own sign-in are sent
 * always, and has no group.
 */
export const GROUPS = [
  'deadlines',
  'exchanges',
  'tasks',
  'documents',
  'messages',
  'people',
  'operations',
] as const
export type Group = (typeof GROUPS)[number]

/** By the beginning of the category: `task-overdue` belongs to the tasks. */
const GROUP_OF: readonly [RegExp, Group][] = [
  [/^(deadline|transfer-date|identification)/, 'deadlines'],
  [/^task/, 'tasks'],
  [/^document/, 'documents'],
  [/^message/, 'messages'],
  [/^invitations/, 'people'],
  [/^(sync|delivery)/, 'operations'],
]

/** The group of a category; null for what nobody can switch off. */
export function groupOf(category: string): Group | null {
  if (category === 'security') return null
  return GROUP_OF.find(([beginning]) => beginning.test(category))?.[1] ?? 'exchanges'
}

export const choice = z.strictObject({ inApp: z.boolean(), mail: z.boolean() })
/** Some groups, each with both of its choices. */
export const choices = z.partialRecord(z.enum(GROUPS), choice)
export type Choices = Record<Group, z.infer<typeof choice>>

/** The default: everything in the portal, nothing by mail. */
const DEFAULT = { inApp: true, mail: false }

const stored = z.record(z.string(), choice).catch({})

export async function readChoices(sql: Sql, user: string): Promise<Choices> {
  const [row] = await sql.query<{ choices: unknown }>(
    'select notification_choices as choices from peak.profiles where user_id = $1',
    [user],
  )
  const held = stored.parse(row?.choices ?? {})
  const of = (group: Group) => held[group] ?? DEFAULT
  return {
    deadlines: of('deadlines'),
    exchanges: of('exchanges'),
    tasks: of('tasks'),
    documents: of('documents'),
    messages: of('messages'),
    people: of('people'),
    operations: of('operations'),
  }
}

/** Changes some and answers all of them. */
export async function writeChoices(
  sql: Sql,
  user: string,
  changes: z.infer<typeof choices>,
): Promise<Choices> {
  await sql.query(
    `insert into peak.profiles (user_id, notification_choices) values ($1, $2::jsonb) on conflict (user_id) do update set notification_choices = peak.profiles.notification_choices || excluded.notification_choices, updated_at = now()`,
    [user, JSON.stringify(changes)],
  )
  return readChoices(sql, user)
}
