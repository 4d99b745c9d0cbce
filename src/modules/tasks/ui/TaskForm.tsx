'use client'
import * as z from 'zod/mini'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { choice, optionalDate, optionalText, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Banner } from '../../../ui/components/Banner'
import { SelectField, TextField } from '../../../ui/components/SelectField'
import { Options } from '../../../ui/forms/Options'
import { PRIORITY_NAMES, TASK_STATUS_NAMES } from '../../../ui/format/terms'
import { idOfPerson, type TaskDoc } from './types'

const LABELS = { all: 'Everyone in the exchange', staff: 'Staff only' }
const schema = z.object({
  title: requiredText('Say what is to be done.'),
  description: optionalText(20_000),
  dueDate: optionalDate(),
  priority: choice(PRIORITY_NAMES),
  assignee: optionalText(),
  status: choice(TASK_STATUS_NAMES),
  audience: choice(LABELS),
})

type Props = {
  task: TaskDoc | null
  exchange: string | null
  onDone: (id: string) => void
  onBack?: () => void
}

/** Makes a task or changes one. What comes from PracticePanther is changed there, but for who does it and how far it is. */
export function TaskForm({ task, exchange, onDone, onBack }: Props) {
  const { body: people } = useApi(['assignees', exchange ?? ''], () =>
    api.GET('/api/portal/assignees', { params: { query: exchange ? { exchange } : {} } }),
  )
  const synced = Boolean(task?.ppTaskId)
  const own = idOfPerson(task?.assignee ?? null)
  const form = useApiForm({
    schema,
    values: {
      title: task?.title ?? '',
      description: task?.description ?? '',
      dueDate: task?.dueDate ?? '',
      priority: task?.priority ?? 'MEDIUM',
      assignee: own,
      status: task?.status ?? 'PENDING',
      audience: task?.audience ?? (exchange ? 'all' : 'staff'),
    },
    updatedAt: task?.updatedAt,
    submit: ({ title, dueDate, priority, ...ours }, save) => {
      const theirs = { title, dueDate, priority }
      return task
        ? save((header) =>
            api.PATCH('/api/tasks/{id}', {
              params: { path: { id: task.id }, header },
              body: synced ? ours : { ...ours, ...theirs },
            }),
          )
        : answerOf(api.POST('/api/tasks', { body: { ...ours, ...theirs, exchange } }))
    },
    onDone: ({ doc }) => onDone(doc.id),
  })
  const known = people?.docs ?? []
  return (
    <ApiForm form={form} label={task ? 'Change the task' : 'New task'}>
      {synced ? (
        <Banner>
          This task comes from PracticePanther. Its subject, date and priority are changed there.
        </Banner>
      ) : null}
      <Field
        label="Title"
        {...form.field('title')}
        required
        maxLength={500}
        autoFocus={!task}
        disabled={synced}
      />
      <TextField label="Details" {...form.field('description')} maxLength={20_000} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Due" {...form.field('dueDate')} type="date" disabled={synced} />
        <SelectField label="Priority" {...form.field('priority')} disabled={synced}>
          <Options names={PRIORITY_NAMES} />
        </SelectField>
        <SelectField key={people ? 'known' : 'asked'} label="Assigned to" {...form.field('assignee')}>
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
        <SelectField label="Status" {...form.field('status')}>
          <Options names={TASK_STATUS_NAMES} />
        </SelectField>
      </div>
      <SelectField label="Who sees it" {...form.field('audience')}>
        <Options names={LABELS} />
      </SelectField>
      <FormButtons
        form={form}
        submit={task ? 'Save the change' : 'Add the task'}
        onCancel={onBack}
        saved="Saved."
      />
    </ApiForm>
  )
}
