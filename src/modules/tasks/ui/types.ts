import type { Plan } from '../plan'
import type { TaskRow } from '../reads/tasks'

/** A task as the API gives it, with what its lines leave out. */
export type TaskDoc = {
  id: string
  title: string
  description?: string | null
  status: TaskRow['status']
  priority: TaskRow['priority']
  dueDate: string | null
  assignee: { id: string; displayName: string } | string | null
  assigneeName?: string | null
  audience: TaskRow['audience']
  completedAt?: string | null
  ppTaskId?: string | null
  updatedAt: string
}
export type TaskPlan = Plan & { follows: boolean }
export type PersonName = { id: string; displayName: string }
export type TaskComment = { id: string; content: string; person: PersonName | string; createdAt: string }
export type TaskEvent = {
  id: string
  kind: 'completed' | 'reopened' | 'rolled' | 'moved' | 'repeated'
  from: string | null
  to: string | null
  person: PersonName | null
  at: string
}
/** Somebody who can be given a task. */
export type Assignee = { id: string; name: string; role: string }

export const idOfPerson = (person: TaskDoc['assignee']): string =>
  person instanceof Object ? person.id : (person ?? '')
