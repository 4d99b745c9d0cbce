import { readerOf } from '@/src/core/access/reader'
import { isStaff } from '@/src/core/access/matrix'
import { readTasks, taskQuery } from '@/src/modules/tasks'
import { getPageExchange } from '@/src/portal/pageExchange'
import { ExchangeTasks } from '@/src/modules/tasks/ui/ExchangeTasks'
import { Section } from '@/src/ui/components/Page'
import { FromTemplate } from '@/src/modules/tasks/ui/FromTemplate'
import { NewTask } from '@/src/modules/tasks/ui/NewTask'

type Args = { params: Promise<{ id: string }> }

/** All tasks of one exchange; who manages it adds to them. */
export default async function ExchangeTasksPage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const [tasks, managed] = await Promise.all([
    readTasks(db, actor, taskQuery.parse({ exchange: exchange.id, status: 'all', limit: '500' })),
    readerOf(db, actor, 'manage'),
  ])
  const works = isStaff(actor.role) && managed.takesPartIn(exchange.id)
  return (
    <Section
      title="Tasks"
      id="tasks"
      aside={
        works ? (
          <span className="flex flex-wrap gap-2">
            <NewTask exchange={exchange.id} />
            <FromTemplate exchange={exchange.id} />
          </span>
        ) : null
      }
    >
      <ExchangeTasks tasks={tasks.docs} />
    </Section>
  )
}
