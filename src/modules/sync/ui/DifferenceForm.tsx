'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { TextField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({ keep: z.enum(['ours', 'theirs']), note: requiredText('Say why.', 5000) })

type Props = {
  id: string
  name: string
  ours: string
  theirs: string
  /** Computed here: the source's value cannot be taken over. */ computed: boolean
}

/** The decision on one difference: which value stays, and why. */
export function DifferenceForm({ id, name, ours, theirs, computed }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const form = useApiForm({
    schema,
    values: { keep: 'ours', note: '' },
    submit: (body) =>
      answerOf(api.POST('/api/sync-discrepancies/{id}/resolve', { params: { path: { id } }, body })),
    onDone: router.refresh,
  })

  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Decide: ${name}`}>
        Decide
      </Button>
    )
  const choice = 'flex min-h-9 items-start gap-2 text-15'
  return (
    <ApiForm form={form} className="appear mt-3 flex w-full flex-col gap-3 border-t border-edge pt-3">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">Which value stays?</legend>
        <label className={choice}>
          <input {...form.register('keep')} type="radio" value="ours" className="mt-1 size-4 accent-accent" />{' '}
          <span>Ours: {ours}</span>
        </label>
        <label className={choice}>
          <input
            {...form.register('keep')}
            type="radio"
            value="theirs"
            disabled={computed}
            className="mt-1 size-4 accent-accent"
          />{' '}
          <span className={computed ? 'text-ink-soft' : ''}>
            PracticePanther’s: {theirs}
            {computed
              ? '. It cannot be taken over, because this date is computed from the day the sale closed.'
              : ''}
          </span>
        </label>
      </fieldset>
      <TextField label="Why" {...form.field('note')} required maxLength={5000} rows={2} />
      <div className="flex gap-3">
        <SubmitButton form={form} size="small">
          Save the decision
        </SubmitButton>
        <Button size="small" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </ApiForm>
  )
}
