import type { ReactNode } from 'react'
import { isStaff } from '@/src/access/matrix'
import { requireActor } from '@/src/portal/session'
import { PageTitle } from '@/src/ui/parts/Page'
import { NewTask } from '@/src/ui/tasks/NewTask'
import { TaskNav } from '@/src/ui/tasks/TaskNav'

/** Tasks across all exchanges, as a list and as a board; the templates that make them. */
export default async function TasksLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireActor()
  return (
    <>
      <PageTitle
        title="Tasks"
        action={actor.role === 'admin' ? <NewTask exchange={null} primary /> : undefined}
      />
      <TaskNav staff={isStaff(actor.role)} />
      {children}
    </>
  )
}
