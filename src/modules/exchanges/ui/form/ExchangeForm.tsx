'use client'
import { ButtonLink } from '../../../../ui/components/Button'
import { Section } from '../../../../ui/components/Page'
import { CheckField, TextField } from '../../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { MoveConfirm, UNUSUAL } from '../move/MoveConfirm'
import { Dates, What, Who, type Coordinator } from './Parts'
import { SoldProperty } from './SoldProperty'
import { useExchangeForm } from './useExchangeForm'
import type { ExchangeValues, Origins } from './values'

type Props = {
  id: string | null
  updatedAt?: string
  start: ExchangeValues
  origins: Origins
  coordinators: Coordinator[]
}

/** Makes an exchange by hand or changes one: who, what, when, and where each value came from. */
export function ExchangeForm({ id, updatedAt, start, origins, coordinators }: Props) {
  const form = useExchangeForm({ id, updatedAt, start })

  // What was typed stays while what moves is looked at.
  if (id && form.preview) {
    return (
      <div className="flex max-w-3xl flex-col gap-4">
        {form.problem}
        <MoveConfirm
          preview={form.preview}
          exchange={id}
          waiting={form.busy}
          onSave={form.confirmMove}
          onBack={form.leaveMove}
        />
      </div>
    )
  }
  return (
    <ApiForm
      form={form}
      label={id ? 'Change the exchange' : 'New exchange'}
      className="flex max-w-2xl flex-col gap-10"
    >
      <Section title="Who" id="who">
        <div className="flex flex-col gap-4">
          <Who form={form} origins={origins} coordinators={coordinators} isNew={id === null} />
        </div>
      </Section>
      <Section title="What" id="what">
        <div className="flex flex-col gap-4">
          <What form={form} origins={origins} />
          {id ? null : <SoldProperty form={form} />}
        </div>
      </Section>
      <Section title="When" id="when">
        <div className="flex flex-col gap-4">
          <Dates form={form} origins={origins} />
          {form.unusual ? <CheckField label={UNUSUAL} {...form.check('confirmUnusualDate')} /> : null}
        </div>
      </Section>
      <Section title="Notes" id="notes">
        <TextField label="For staff only" {...form.field('notes')} maxLength={20_000} rows={4} />
      </Section>
      <div className="flex flex-wrap gap-2">
        <SubmitButton form={form}>{id ? 'Save the changes' : 'Create exchange'}</SubmitButton>
        <ButtonLink href={id ? `/exchanges/${id}` : '/exchanges'}>Cancel</ButtonLink>
      </div>
    </ApiForm>
  )
}
