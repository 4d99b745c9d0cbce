import type { Metadata } from 'next'
import { isStaff } from '@/src/core/access/matrix'
import { readTasks, taskQuery } from '@/src/modules/tasks'
import { requireActor } from '@/src/portal/session'
import { viewName, viewOf } from '@/src/portal/views'
import { TaskList } from '@/src/modules/tasks/ui/TaskList'
import { whoseChoices } from '@/src/modules/tasks/ui/whose'

export const metadata: Metadata = { title: 'Tasks' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The tasks of the person across all exchanges. */
export default async function TasksPage({ searchParams }: Args) {
  const { actor, db } = await requireActor()
  const name = viewName('tasks', actor.id)
  const view = await viewOf(name, await searchParams)
  const asked = taskQuery.safeParse(Object.fromEntries(new URLSearchParams(view)))
  const valid = asked.success ? view : ''
  const page = await readTasks(db, actor, asked.success ? asked.data : taskQuery.parse({}))
  return (
    <TaskList
      viewName={name}
      remembered={valid}
      first={{ query: valid, page }}
      whose={whoseChoices(isStaff(actor.role))}
      staff={isStaff(actor.role)}
      admin={actor.role === 'admin'}
    />
  )
}
