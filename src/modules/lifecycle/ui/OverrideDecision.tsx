'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { ApiForm } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import type { Override } from './types'

const schema = z.object({ note: optionalText(1000) })

type Props = {
  exchange: string
  id: string
  state: Override['state']
  mine: boolean
  onDone: () => Promise<void>
}

/** The decision on a postponement: by a second person, or back by whoever asked for it. */
export function OverrideDecision({ exchange, id, state, mine, onDone }: Props) {
  const params = { path: { id: exchange, override: id } }
  const decide = (decision: string, note: string | null) => {
    const path = '/api/exchanges/{id}/deadline-overrides/{override}'
    switch (decision) {
      case 'approve':
        return api.POST(`${path}/approve`, { params, body: note ? { note } : {} })
      case 'refuse':
        return api.POST(`${path}/refuse`, { params, body: { note: note ?? '' } })
      default:
        return api.POST(`${path}/withdraw`, { params, body: { note: note ?? '' } })
    }
  }
  const form = useApiForm({
    schema,
    values: { note: '' },
    submit: ({ note }, _save, decision) => answerOf<unknown>(decide(decision, note)),
    onDone: () => void onDone(),
  })

  return (
    <ApiForm form={form} className="flex flex-col gap-2" label="Decide">
      <Field label="Note" {...form.field('note')} maxLength={1000} />
      <div className="flex flex-wrap gap-2">
        {state === 'REQUESTED' && !mine ? (
          <Button size="small" look="primary" type="submit" value="approve">
            Approve
          </Button>
        ) : null}
        {state === 'REQUESTED' && !mine ? (
          <Button size="small" type="submit" value="refuse">
            Refuse
          </Button>
        ) : null}
        {state === 'APPROVED' || mine ? (
          <Button size="small" type="submit" value="withdraw">
            Withdraw
          </Button>
        ) : null}
      </div>
      {state === 'REQUESTED' && mine ? (
        <p className="text-13 text-ink-soft">Somebody else must approve what you asked for.</p>
      ) : null}
    </ApiForm>
  )
}
