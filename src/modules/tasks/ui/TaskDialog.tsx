'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { TaskRow } from '../reads/tasks'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Segments } from '../../../ui/tables/Segments'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Options } from '../../../ui/forms/Options'
import { choice } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
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
  { value: 'plan', name: 'Schedule' },
  { value: 'history', name: 'History' },
]

type Props = { row: TaskRow; onClose: () => void; onChanged: () => void }

/** Everything about one task: what it is, what was said of it, its schedule, what happened to it. */
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
      {row.mayComplete ? <Progress task={task} onChanged={onChanged} /> : null}
    </div>
  )
}

const PROGRESS = z.object({ status: choice(TASK_STATUS_NAMES) })

/** How far a task is, as whoever has to do it says. */
function Progress({ task, onChanged }: { task: TaskDoc; onChanged: () => void }) {
  const form = useApiForm({
    schema: PROGRESS,
    values: { status: task.status },
    submit: (body) => answerOf(api.PATCH('/api/tasks/{id}', { params: { path: { id: task.id } }, body })),
    onDone: onChanged,
  })
  const { PENDING, IN_PROGRESS, COMPLETED } = TASK_STATUS_NAMES
  return (
    <ApiForm form={form} label="Status">
      <SelectField label="Status" {...form.field('status')}>
        <Options names={{ PENDING, IN_PROGRESS, COMPLETED }} />
      </SelectField>
      <FormButtons form={form} submit="Save" saved="Saved." />
    </ApiForm>
  )
}
