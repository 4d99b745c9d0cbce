'use client'
import { ListPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { SelectField } from '../../../ui/components/SelectField'

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

function Choose({ exchange, onBack }: { exchange: string; onBack: () => void }) {
  const { body, failure } = useApi(['task-templates'], () => api.GET('/api/task-templates'))
  const [refused, setRefused] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)
  const router = useRouter()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWaiting(true)
    const answer = await send<{ message: string }>('POST', `/api/exchanges/${exchange}/tasks/from-template`, {
      template: String(new FormData(event.currentTarget).get('template')),
    })
    setWaiting(false)
    setRefused(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setOutcome(answer.body.message)
    router.refresh()
  }

  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!body) return <div aria-hidden className="skeleton h-24" />
  if (body.docs.length === 0)
    return <p>There is no template yet. An administrator makes them under Tasks, Templates.</p>
  return (
    <form onSubmit={submit} aria-label="Tasks from a template" className="flex flex-col gap-4">
      {refused ? <Banner kind="failure">{refused}</Banner> : null}
      <SelectField
        label="Template"
        name="template"
        hint="Each task is computed from the dates of the exchange and moves with them."
      >
        {body.docs.map(({ id, name, items }) => (
          <option key={id} value={id}>
            {name}, {items.length} tasks
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Making them …' : 'Make these tasks'}
        </Button>
        <Button onClick={onBack}>Close</Button>
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
      </div>
    </form>
  )
}
