import type { Metadata } from 'next'
import { isStaff } from '@/src/core/access/matrix'
import { taskBoardQuery } from '@/src/modules/tasks'
import { requireActor } from '@/src/portal/session'
import { viewName, viewOf } from '@/src/portal/views'
import { TaskBoard } from '@/src/modules/tasks/ui/TaskBoard'
import { whoseChoices } from '@/src/modules/tasks/ui/whose'

export const metadata: Metadata = { title: 'Task board' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Tasks across exchanges in columns. */
export default async function TaskBoardPage({ searchParams }: Args) {
  const { actor } = await requireActor()
  const name = viewName('task-board', actor.id)
  const view = await viewOf(name, await searchParams)
  const asked = taskBoardQuery.safeParse(Object.fromEntries(new URLSearchParams(view)))
  return (
    <TaskBoard
      viewName={name}
      remembered={asked.success ? view : ''}
      whose={whoseChoices(isStaff(actor.role))}
    />
  )
}
