import { ChevronDown } from 'lucide-react'
import type { TaskRow } from '../reads/tasks'
import { Card } from '../../../ui/components/Page'
import { TaskItems } from './TaskItems'

const isOpen = ({ status }: TaskRow) => status === 'PENDING' || status === 'IN_PROGRESS'

/** The tasks of one exchange: what is open, and what is behind it. */
export function ExchangeTasks({ tasks }: { tasks: TaskRow[] }) {
  const open = tasks.filter(isOpen)
  const finished = tasks.filter((task) => !isOpen(task))
  return (
    <Card>
      {open.length > 0 ? (
        <TaskItems tasks={open} label="Open tasks" showExchange={false} />
      ) : (
        <p className="px-4 py-3 text-ink-soft">No task is open in this exchange.</p>
      )}
      {finished.length > 0 ? (
        <details className="group border-t border-edge">
          <summary className="flex items-center gap-2 rounded px-4 py-3 text-13 font-medium text-accent hover:underline">
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />{' '}
            {finished.length} done or canceled
          </summary>
          <TaskItems tasks={finished} label="Finished tasks" showExchange={false} />
        </details>
      ) : null}
    </Card>
  )
}
