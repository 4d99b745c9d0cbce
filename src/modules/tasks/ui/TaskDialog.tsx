'use client'
import { useState, type FormEvent } from 'react'
import type { TaskRow } from '../reads/tasks'
import { send } from '../../../ui/api-client/send'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Segments } from '../../../ui/tables/Segments'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { SelectField } from '../../../ui/components/SelectField'
import { DateWithDays } from '../../../ui/components/Urgency'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { TaskComments } from './TaskComments'
import { TaskForm } from './TaskForm'
import { TaskHistory } from './TaskHistory'
import { TaskPlanForm } from './TaskPlanForm'
import type { TaskDoc } from './types'

const PARTS = [
  { value: 'task', name: 'Task' },
  { value: 'comments', name: 'Comments' },
  { value: 'plan', name: 'When it comes back' },
  { value: 'history', name: 'History' },
]

type Props = { row: TaskRow; onClose: () => void; onChanged: () => void }

/** Everything about one task: what it is, what was said of it, when it comes back, what happened to it. */
export function TaskDialog({ row, onClose, onChanged }: Props) {
  const {
    body: task,
    failure,
    ask,
  } = useApi(['task', row.id], () =>
    api.GET('/api/tasks/{id}', { params: { path: { id: row.id }, query: { depth: 0 } } }),
  )
  const [part, setPart] = useState('task')
  const changed = () => {
    void ask()
    onChanged()
  }
  const parts = PARTS.filter(({ value }) => value !== 'plan' || row.mayArrange)
  return (
    <Dialog title={row.title} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <div className="max-w-full overflow-x-auto">
          <Segments label="Parts of the task" options={parts} value={part} onChoose={setPart} />
        </div>
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {!task && !failure ? <div aria-hidden className="skeleton h-48" /> : null}
        {part === 'task' && task ? (
          row.mayArrange ? (
            <TaskForm key={row.id} task={task} exchange={row.exchangeId} onDone={changed} />
          ) : (
            <Shown row={row} task={task} onChanged={changed} />
          )
        ) : null}
        {part === 'comments' ? <TaskComments task={row.id} mayComment={row.mayComment} /> : null}
        {part === 'plan' ? (
          <TaskPlanForm task={row.id} hasExchange={row.exchangeId !== null} onDone={changed} />
        ) : null}
        {part === 'history' ? <TaskHistory task={row.id} /> : null}
      </div>
    </Dialog>
  )
}

/** A task as somebody sees it who does not arrange it; who has to do it says how far it is. */
function Shown({ row, task, onChanged }: { row: TaskRow; task: TaskDoc; onChanged: () => void }) {
  const [failure, setFailure] = useState<string | null>(null)
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const answer = await send('PATCH', `/api/tasks/${task.id}`, {
      status: String(new FormData(event.currentTarget).get('status')),
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onChanged()
  }
  return (
    <div className="flex flex-col gap-4">
      {task.description ? <p className="break-words whitespace-pre-line">{task.description}</p> : null}
      <p className="text-ink-soft">
        {TASK_STATUS_NAMES[task.status]}.{' '}
        {row.mine ? 'Yours.' : row.assigneeName ? `For ${row.assigneeName}.` : 'Nobody’s yet.'}{' '}
        {task.priority ? `${PRIORITY_NAMES[task.priority]} priority.` : ''}
      </p>
      {row.dueDate && row.daysLeft !== null ? (
        <p>
          <DateWithDays date={row.dueDate} daysLeft={row.daysLeft} />
        </p>
      ) : null}
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      {row.mayComplete ? (
        <form onSubmit={submit} aria-label="How far it is" className="flex flex-col items-start gap-3">
          <div className="w-full">
            <SelectField label="How far it is" name="status" defaultValue={task.status}>
              {(['PENDING', 'IN_PROGRESS', 'COMPLETED'] as const).map((status) => (
                <option key={status} value={status}>
                  {TASK_STATUS_NAMES[status]}
                </option>
              ))}
            </SelectField>
          </div>
          <Button type="submit" look="primary">
            Save
          </Button>
        </form>
      ) : null}
    </div>
  )
}
