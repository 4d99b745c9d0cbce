'use client'
import clsx from 'clsx'
import { Check, CircleAlert, Flag, LockKeyhole } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { TaskRow } from '../reads/tasks'
import { DateWithDays } from '../../../ui/components/Urgency'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { useCompletion } from './useCompletion'

// Loaded when a task is opened: its forms are heavy, and a list has the lines alone.
const TaskDialog = dynamic(async () => (await import('./TaskDialog')).TaskDialog)

type Props = {
  tasks: TaskRow[]
  label: string
  showExchange?: boolean
  compact?: boolean
  /** Brings the list up to date after a task was changed; without it the page is asked again. */ onChanged?: () => void
}

function DoneButton({ task, done, onDone }: { task: TaskRow; done: boolean; onDone: () => void }) {
  if (!task.mayComplete && !done) {
    return (
      <span aria-hidden className="grid size-6 shrink-0 place-items-center text-ink-soft">
        {task.status === 'COMPLETED' ? (
          <Check className="size-4" />
        ) : (
          <span className="size-1.5 rounded-full bg-edge-strong" />
        )}
      </span>
    )
  }
  return (
    <button
      type="button"
      disabled={done}
      onClick={onDone}
      aria-label={done ? `${task.title} is done` : `Mark as done: ${task.title}`}
      title={done ? 'Done' : 'Mark as done'}
      className={clsx(
        'grid size-6 shrink-0 place-items-center rounded-full border border-edge-strong hover:border-accent hover:text-accent',
        done ? 'bg-sunken text-ink-soft' : 'text-transparent',
      )}
    >
      <Check aria-hidden className="size-4" />
    </button>
  )
}

function Facts({ task, showExchange }: { task: TaskRow; showExchange: boolean }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-13 text-ink-soft">
      {showExchange && task.exchangeId ? (
        <Link
          prefetch={false}
          href={`/exchanges/${task.exchangeId}`}
          className="max-w-full truncate rounded-sm text-accent hover:underline"
        >
          {task.exchangeName}
        </Link>
      ) : null}
      {showExchange && !task.exchangeId ? <span>For the firm</span> : null}
      <span>{task.mine ? 'Yours' : (task.assigneeName ?? 'Nobody’s yet')}</span>
      {task.status === 'PENDING' ? null : <span>{TASK_STATUS_NAMES[task.status]}</span>}
      {task.priority === 'HIGH' || task.priority === 'URGENT' ? (
        <span className="inline-flex items-center gap-1 font-medium text-ink">
          <Flag aria-hidden className="size-3.5" />
          {PRIORITY_NAMES[task.priority]} priority
        </span>
      ) : null}
      {task.audience === 'staff' ? (
        <span className="inline-flex items-center gap-1">
          <LockKeyhole aria-hidden className="size-3.5" />
          Staff only
        </span>
      ) : null}
    </p>
  )
}

/** Tasks as lines, each to be opened, and to be marked as done where the person may. */
export function TaskItems({ tasks, label, showExchange = true, compact = false, onChanged }: Props) {
  const { done, failures, complete } = useCompletion()
  const [open, setOpen] = useState<TaskRow | null>(null)
  const router = useRouter()
  return (
    <>
      <ul aria-label={label} className="divide-y divide-edge">
        {tasks.map((task) => {
          const finished = done.has(task.id) || task.status === 'COMPLETED'
          const failure = failures.get(task.id)
          return (
            <li key={task.id} className={clsx('flex gap-3 px-4', compact ? 'py-1.5' : 'py-3')}>
              <DoneButton task={task} done={done.has(task.id)} onDone={() => void complete(task.id)} />
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <button
                    type="button"
                    onClick={() => setOpen(task)}
                    aria-haspopup="dialog"
                    className={clsx(
                      'min-w-0 rounded-sm text-left font-medium break-words hover:text-accent hover:underline',
                      finished && 'text-ink-soft line-through',
                    )}
                  >
                    {task.title}
                  </button>
                  {task.dueDate && task.daysLeft !== null && !finished && task.status !== 'CANCELLED' ? (
                    <DateWithDays date={task.dueDate} daysLeft={task.daysLeft} />
                  ) : null}
                </div>
                <Facts task={task} showExchange={showExchange} />
                {failure ? (
                  <p role="alert" className="mt-1 flex items-center gap-1.5 text-13 font-medium">
                    <CircleAlert aria-hidden className="size-4" />
                    {failure}
                  </p>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      {open ? (
        <TaskDialog
          row={open}
          onClose={() => setOpen(null)}
          onChanged={onChanged ?? (() => router.refresh())}
        />
      ) : null}
    </>
  )
}
