import type { ReactNode } from 'react'
import { isStaff } from '@/src/core/access/matrix'
import { requireActor } from '@/src/portal/session'
import { PageTitle } from '@/src/ui/components/Page'
import { NewTask } from '@/src/modules/tasks/ui/NewTask'
import { TaskNav } from '@/src/modules/tasks/ui/TaskNav'

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
