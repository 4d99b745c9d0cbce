import type { CalendarDate } from '../../../law/dates'
import type { PersonRef } from './matters'
import type { TaskRow } from './rows'
import { cut, storableJson } from './text'
import { toCalendarDate, toInstant } from './time'

export type TaskStatus = 'PENDING' | 'IN_PROGRESS' | 'COMPLETED'
export type TaskPriority = 'LOW' | 'MEDIUM' | 'HIGH'

/** A task as facts, before its exchange and its assignee are looked up. */
export type TaskFacts = {
  ppTaskId: string
  matterId: string | null
  users: PersonRef[]
  title: string
  description: string | null
  status: TaskStatus
  priority: TaskPriority
  dueDate: CalendarDate | null
  /** When it was last touched at the source: the nearest to a completion time there is. */
  touchedAt: string | null
  /** The rest of the row as JSON text: kept compact, since thousands are held at once. */
  ppData: string
}

/** A conditional task waits for its predecessor; a null or unknown status is one to do. */
const STATUS: Record<string, TaskStatus> = {
  NotCompleted: 'PENDING',
  Conditional: 'PENDING',
  InProgress: 'IN_PROGRESS',
  Completed: 'COMPLETED',
}
const PRIORITY: Record<string, TaskPriority> = { Low: 'LOW', Medium: 'MEDIUM', High: 'HIGH' }

export function taskFacts(row: TaskRow, zone: string): TaskFacts {
  return {
    ppTaskId: row.id,
    matterId: row.matter_ref?.id ?? null,
    users: row.assigned_to_users.map((user) => ({
      id: user.id,
      name: user.display_name,
      email: user.email_address,
    })),
    title: cut(row.subject ?? 'Untitled task', 500),
    description: row.notes && cut(row.notes, 20_000),
    status: STATUS[row.status ?? ''] ?? 'PENDING',
    priority: PRIORITY[row.priority ?? ''] ?? 'MEDIUM',
    dueDate: toCalendarDate(row.due_date, zone),
    touchedAt: row.updated_at ? toInstant(row.updated_at) : null,
    ppData: storableJson({
      status: row.status,
      priority: row.priority,
      tags: row.tags,
      account: row.account_ref?.display_name ?? null,
    }),
  }
}
