'use client'
import { useRef, useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { useRecordSend } from '../../../ui/api-client/useRecordSend'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { SelectField, TextField } from '../../../ui/components/SelectField'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { idOfPerson, type TaskDoc } from './types'

type Props = {
  task: TaskDoc | null
  exchange: string | null
  onDone: (id: string) => void
  onBack?: () => void
}

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))

/** Makes a task or changes one. What comes from PracticePanther is changed there, but for who does it and how far it is. */
export function TaskForm({ task, exchange, onDone, onBack }: Props) {
  const { body: people } = useApi(['assignees', exchange ?? ''], () =>
    api.GET('/api/portal/assignees', { params: { query: exchange ? { exchange } : {} } }),
  )
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(task?.updatedAt, () => form.current?.requestSubmit())
  const synced = Boolean(task?.ppTaskId)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const ours = {
      description: text('description') || null,
      status: text('status'),
      assignee: text('assignee') || null,
      audience: text('audience'),
    }
    const body = synced
      ? ours
      : { ...ours, title: text('title'), priority: text('priority'), dueDate: text('dueDate') || null }
    setWaiting(true)
    setOutcome('')
    const answer = task
      ? await record.save<{ doc: { id: string; updatedAt: string } }>('PATCH', `/api/tasks/${task.id}`, body)
      : await send<{ doc: { id: string } }>('POST', '/api/tasks', { ...body, exchange })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setOutcome('Saved.')
    onDone(answer.body.doc.id)
  }

  const own = idOfPerson(task?.assignee ?? null)
  const known = people?.docs ?? []
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={task ? 'Change the task' : 'New task'}
      className="flex flex-col gap-4"
    >
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      {synced ? (
        <Banner>
          This task comes from PracticePanther. Its subject, date and priority are changed there.
        </Banner>
      ) : null}
      <Field
        label="What is to be done"
        name="title"
        required
        maxLength={500}
        autoFocus={!task}
        disabled={synced}
        defaultValue={task?.title ?? ''}
      />
      <TextField
        label="Details"
        name="description"
        maxLength={20_000}
        defaultValue={task?.description ?? ''}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Due" name="dueDate" type="date" disabled={synced} defaultValue={task?.dueDate ?? ''} />
        <SelectField
          label="Priority"
          name="priority"
          disabled={synced}
          defaultValue={task?.priority ?? 'MEDIUM'}
        >
          {named(PRIORITY_NAMES)}
        </SelectField>
        <SelectField key={people ? 'known' : 'asked'} label="Whose task" name="assignee" defaultValue={own}>
          <option value="">Nobody yet</option>
          {own && !known.some(({ id }) => id === own) ? (
            <option value={own}>{task?.assigneeName ?? 'Somebody'}</option>
          ) : null}
          {known.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {name}, {role}
            </option>
          ))}
        </SelectField>
        <SelectField label="How far it is" name="status" defaultValue={task?.status ?? 'PENDING'}>
          {named(TASK_STATUS_NAMES)}
        </SelectField>
      </div>
      <SelectField
        label="Who sees it"
        name="audience"
        defaultValue={task?.audience ?? (exchange ? 'all' : 'staff')}
      >
        <option value="all">Everyone in the exchange</option>
        <option value="staff">Staff only</option>
      </SelectField>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : task ? 'Save the change' : 'Add the task'}
        </Button>
        {onBack ? <Button onClick={onBack}>Cancel</Button> : null}
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
      </div>
    </form>
  )
}
