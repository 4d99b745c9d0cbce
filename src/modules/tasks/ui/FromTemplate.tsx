'use client'
import { ListPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { SelectField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { useApiForm } from '../../../ui/forms/useApiForm'
import type { Template } from './templates/types'

type Props = { exchange: string; onBack: () => void }

/** Makes the tasks of a template in an exchange; those that are there already are not made twice. */
export function FromTemplate({ exchange }: { exchange: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <ListPlus aria-hidden className="size-4" /> From a template
      </Button>
      {open ? (
        <Dialog title="Tasks from a template" onClose={() => setOpen(false)}>
          <Choose exchange={exchange} onBack={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  )
}

const schema = z.object({ template: z.string() })

function Choose(props: Props) {
  const { body, failure } = useApi(['task-templates'], () => api.GET('/api/task-templates'))
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-24" />
  const [first] = body.docs
  if (!first) return <p>There is no template yet. An administrator adds one under Tasks, Templates.</p>
  return <ChooseOf {...props} templates={body.docs} first={first.id} />
}

function ChooseOf({ exchange, onBack, templates, first }: Props & { templates: Template[]; first: string }) {
  const [outcome, setOutcome] = useState('')
  const router = useRouter()
  const form = useApiForm({
    schema,
    values: { template: first },
    submit: (body) =>
      answerOf(
        api.POST('/api/exchanges/{id}/tasks/from-template', { params: { path: { id: exchange } }, body }),
      ),
    onDone: ({ message }) => {
      setOutcome(message)
      router.refresh()
    },
  })
  return (
    <ApiForm form={form} label="Tasks from a template">
      <SelectField
        label="Template"
        {...form.field('template')}
        hint="Each task is computed from the dates of the exchange and moves with them."
      >
        {templates.map(({ id, name, items }) => (
          <option key={id} value={id}>
            {name}, {items.length} tasks
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton form={form} busy="Adding …">
          Add these tasks
        </SubmitButton>
        <Button onClick={onBack}>Close</Button>
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
      </div>
    </ApiForm>
  )
}
