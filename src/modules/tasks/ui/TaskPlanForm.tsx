'use client'
import * as z from 'zod/mini'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { choice, optionalDate, wholeNumberOr } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { answerOf, api } from '../../../ui/api-client/client'
import { useApi } from '../../../ui/api-client/useApi'
import { Banner } from '../../../ui/components/Banner'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ANCHOR_NAMES, FREQUENCY_NAMES } from './words'
import type { TaskPlan } from './types'

const kindOf = ({ recurrence, anchor }: TaskPlan) => (anchor ? 'follows' : recurrence ? 'repeats' : 'once')

const schema = z.object({
  kind: z.enum(['once', 'repeats', 'follows']),
  interval: wholeNumberOr(1),
  frequency: choice(FREQUENCY_NAMES),
  until: optionalDate(),
  days: wholeNumberOr(0, 'Enter a whole number of days.'),
  side: z.enum(['before', 'after']),
  anchor: choice(ANCHOR_NAMES),
  rollOver: z.boolean(),
})

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

/** The plan as the API takes it. */
function planOf({ kind, interval, frequency, until, days, side, anchor, rollOver }: z.output<typeof schema>) {
  return {
    recurrence: kind === 'repeats' ? { frequency, interval, ...(until ? { until } : {}) } : null,
    anchor: kind === 'follows' ? { date: anchor, days: side === 'before' ? -days : days } : null,
    rollOver,
  }
}

function Filled({ task, hasExchange, plan, onDone }: Props & { plan: TaskPlan }) {
  const form = useApiForm({
    schema,
    values: {
      kind: kindOf(plan),
      interval: String(plan.recurrence?.interval ?? 1),
      frequency: plan.recurrence?.frequency ?? 'weekly',
      until: plan.recurrence?.until ?? '',
      days: String(Math.abs(plan.anchor?.days ?? 7)),
      side: (plan.anchor?.days ?? -7) < 0 ? 'before' : 'after',
      anchor: plan.anchor?.date ?? 'D45',
      rollOver: plan.rollOver,
    },
    submit: (body) =>
      answerOf(api.PUT('/api/tasks/{id}/plan', { params: { path: { id: task } }, body: planOf(body) })),
    onDone,
  })
  const kind = form.watch('kind')
  return (
    <ApiForm form={form} label="Schedule">
      <SelectField label="This task" {...form.field('kind')}>
        <option value="once">is done once, on its date</option>
        <option value="repeats">repeats when it is done</option>
        {hasExchange || kind === 'follows' ? (
          <option value="follows">follows a date of the exchange</option>
        ) : null}
      </SelectField>
      {kind === 'repeats' ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Every" {...form.field('interval')} inputMode="numeric" />
          <SelectField label="Measured in" {...form.field('frequency')}>
            <Options names={FREQUENCY_NAMES} />
          </SelectField>
          <Field label="Until" {...form.field('until')} type="date" />
        </div>
      ) : null}
      {kind === 'follows' ? (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Days" {...form.field('days')} inputMode="numeric" />
          <SelectField label="Before or after" {...form.field('side')}>
            <option value="before">before</option>
            <option value="after">after</option>
          </SelectField>
          <SelectField label="Which date" {...form.field('anchor')}>
            <Options names={ANCHOR_NAMES} />
          </SelectField>
        </div>
      ) : null}
      {plan.anchor && !plan.follows ? (
        <p className="text-13 text-ink-soft">
          Its date was changed by hand, so it no longer moves with the exchange. Saving lets it follow again.
        </p>
      ) : null}
      <CheckField
        label="Roll over"
        hint="When its day passes and it is not done, it moves to the next day; each move is kept in its history."
        {...form.check('rollOver')}
      />
      <FormButtons form={form} submit="Save the schedule" saved="Saved." />
    </ApiForm>
  )
}
