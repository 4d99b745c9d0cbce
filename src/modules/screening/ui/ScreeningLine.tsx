'use client'
import { CircleAlert, CircleCheck } from 'lucide-react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { ApiForm } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { writtenDate } from '../../../ui/format/dates'
import { nameIn } from '../../../ui/format/terms'
import { PART_NAMES, STATE_NAMES, type Screening } from './types'

const schema = z.object({ reason: requiredText('Say why.', 1000) })

type Props = { exchange: string; screening: Screening; works: boolean; onDone: (outcome: string) => void }

/** A party with what was found, and the decision on it. */
export function ScreeningLine({ exchange, screening, works, onDone }: Props) {
  const { id, party, part, flags, state, note, decidedBy, holdUntil, formYears, changedSince } = screening
  const open = state === 'OPEN' || changedSince
  const Icon = open || state === 'CONFIRMED' ? CircleAlert : CircleCheck

  const form = useApiForm({
    schema,
    values: { reason: '' },
    submit: ({ reason }, _save, decision) =>
      answerOf(
        api.POST('/api/exchanges/{id}/screenings/{screening}/decide', {
          params: { path: { id: exchange, screening: id } },
          body: { decision: decision === 'clear' ? 'clear' : 'confirm', reason },
        }),
      ),
    onDone: ({ message }) => onDone(message),
  })

  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium break-words">
          {party} <span className="text-13 font-normal text-ink-soft">{nameIn(PART_NAMES, part)}</span>
        </p>
        <p className="text-13 text-ink-soft">
          {STATE_NAMES[state]}
          {decidedBy ? ` by ${decidedBy.displayName}` : ''}
          {note ? `: ${note}` : ''}
        </p>
        {flags.map(({ code, message }) => (
          <p key={code} className="prose-width">
            {message}
          </p>
        ))}
        {changedSince ? (
          <p className="prose-width">
            The transfer date changed since: what the rules say is no longer what was decided. Screen this
            party again.
          </p>
        ) : null}
        {holdUntil ? (
          <p className="text-13 text-ink-soft">
            Both sides hold until {writtenDate(holdUntil)}. Form 8824 is due for {formYears.join(', ')}.
          </p>
        ) : null}
        {works && state === 'OPEN' ? (
          <ApiForm form={form} label={`Decide on ${party}`} className="mt-2 flex flex-col gap-2">
            <Field label="Why" {...form.field('reason')} maxLength={1000} />
            <div className="flex flex-wrap gap-2">
              <Button size="small" type="submit" value="clear">
                Clear it
              </Button>
              <Button size="small" type="submit" value="confirm">
                Confirm the finding
              </Button>
            </div>
          </ApiForm>
        ) : null}
      </div>
    </li>
  )
}
