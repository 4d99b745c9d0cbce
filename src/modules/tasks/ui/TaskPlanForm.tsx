'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ANCHOR_NAMES, FREQUENCY_NAMES } from './words'
import type { TaskPlan } from './types'

type Kind = 'once' | 'repeats' | 'follows'
const kindOf = ({ recurrence, anchor }: TaskPlan): Kind =>
  anchor ? 'follows' : recurrence ? 'repeats' : 'once'

type Props = { task: string; hasExchange: boolean; onDone: () => void }

/** Lets a task repeat, follow a date of its exchange, and roll over when its day passes. */
export function TaskPlanForm({ task, hasExchange, onDone }: Props) {
  const { body: plan, failure } = useApi(['task-plan', task], () =>
    api.GET('/api/tasks/{id}/plan', { params: { path: { id: task } } }),
  )
  if (failure) return <Banner kind="failure">{failure}</Banner>
  if (!plan) return <div aria-hidden className="skeleton h-32" />
  return <Filled task={task} hasExchange={hasExchange} plan={plan} onDone={onDone} />
}

/** The plan as the form says it; null where a number is none. */
function planOf(form: FormData, kind: Kind) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const days = Number(text('days') || '0')
  const [interval, until] = [Number(text('interval') || '1'), text('until')]
  if (!Number.isInteger(days) || !Number.isInteger(interval)) return null
  return {
    recurrence:
      kind === 'repeats' ? { frequency: text('frequency'), interval, ...(until ? { until } : {}) } : null,
    anchor:
      kind === 'follows' ? { date: text('anchor'), days: text('side') === 'before' ? -days : days } : null,
    rollOver: form.get('rollOver') === 'on',
  }
}

function Filled({ task, hasExchange, plan, onDone }: Props & { plan: TaskPlan }) {
  const [kind, setKind] = useState(kindOf(plan))
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const wanted = planOf(new FormData(event.currentTarget), kind)
    if (!wanted) return setFailure('Days are counted in whole numbers.')
    const answer = await send('PUT', `/api/tasks/${task}/plan`, wanted)
    setFailure(answer.ok ? null : answer.message)
    setOutcome(answer.ok ? 'Saved.' : '')
    if (answer.ok) onDone()
  }

  return (
    <form onSubmit={submit} noValidate aria-label="When it comes back" className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <SelectField
        label="This task"
        value={kind}
        onChange={(event) =>
          setKind(
            event.target.value === 'repeats'
              ? 'repeats'
              : event.target.value === 'follows'
                ? 'follows'
                : 'once',
          )
        }
      >
        <option value="once">is done once, on its date</option>
        <option value="repeats">comes back when it is done</option>
        {hasExchange || kind === 'follows' ? (
          <option value="follows">follows a date of the exchange</option>
        ) : null}
      </SelectField>
      {kind === 'repeats' ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            label="Every"
            name="interval"
            inputMode="numeric"
            defaultValue={String(plan.recurrence?.interval ?? 1)}
          />
          <SelectField
            label="Measured in"
            name="frequency"
            defaultValue={plan.recurrence?.frequency ?? 'weekly'}
          >
            {Object.entries(FREQUENCY_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </SelectField>
          <Field label="Until" name="until" type="date" defaultValue={plan.recurrence?.until ?? ''} />
        </div>
      ) : null}
      {kind === 'follows' ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            label="Days"
            name="days"
            inputMode="numeric"
            defaultValue={String(Math.abs(plan.anchor?.days ?? 7))}
          />
          <SelectField
            label="Before or after"
            name="side"
            defaultValue={(plan.anchor?.days ?? -7) < 0 ? 'before' : 'after'}
          >
            <option value="before">before</option>
            <option value="after">after</option>
          </SelectField>
          <SelectField label="Which date" name="anchor" defaultValue={plan.anchor?.date ?? 'D45'}>
            {Object.entries(ANCHOR_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
      {plan.anchor && !plan.follows ? (
        <p className="text-13 text-ink-soft">
          Its date was changed by hand, so it no longer moves with the exchange. Saving lets it follow again.
        </p>
      ) : null}
      <CheckField
        label="Roll it over"
        hint="When its day passes and it is not done, it moves to the next day; each move is kept in its history."
        name="rollOver"
        defaultChecked={plan.rollOver}
      />
      <div className="flex items-center gap-3">
        <Button type="submit">Save the plan</Button>
        <p role="status" className="text-15 text-ink-soft empty:hidden">
          {outcome}
        </p>
      </div>
    </form>
  )
}
