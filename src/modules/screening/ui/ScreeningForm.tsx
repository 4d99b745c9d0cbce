'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { choice, optionalChoice, optionalDate, optionalText, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { AGENT_NAMES, PART_NAMES } from './types'

const schema = z.object({
  party: requiredText('Enter the name of the party.', 200),
  part: choice(PART_NAMES),
  family: z.boolean(),
  ownershipPercent: z.pipe(
    z
      .string()
      .check(
        z.refine((text) => Number.isFinite(Number(text)), 'Enter the ownership as a number, such as 12.5.'),
      ),
    z.transform((text) => (text.trim() ? Number(text) : null)),
  ),
  relatedToAgent: z.boolean(),
  agentRole: optionalChoice(AGENT_NAMES),
  servedUntil: optionalDate(),
  note: optionalText(1000),
})

type Props = { exchange: string; party: string; onDone: (outcome: string) => void; onBack: () => void }

/** What is asked of a party: two tests with two thresholds, kept apart (10 % and 50 %). */
export function ScreeningForm({ exchange, party, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: {
      party,
      part: 'intermediary',
      family: false,
      ownershipPercent: '',
      relatedToAgent: false,
      agentRole: '',
      servedUntil: '',
      note: '',
    },
    submit: ({ ownershipPercent, servedUntil, note, ...body }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/screenings', {
          params: { path: { id: exchange } },
          body: {
            ...body,
            ...(ownershipPercent === null ? {} : { ownershipPercent }),
            ...(body.agentRole && servedUntil ? { servedUntil } : {}),
            ...(note ? { note } : {}),
          },
        }),
      ),
    onDone: ({ message }) => onDone(message),
  })
  return (
    <ApiForm form={form} label="Screen a party">
      <Field label="Name of the party" {...form.field('party')} required maxLength={200} autoFocus />
      <SelectField label="Their part in the exchange" {...form.field('part')}>
        <Options names={PART_NAMES} />
      </SelectField>
      <CheckField
        label="Family of the taxpayer"
        hint="A brother, sister, spouse, ancestor or descendant."
        {...form.check('family')}
      />
      <Field
        label="Owned in common with the taxpayer, in percent"
        hint="More than 10% disqualifies an intermediary; more than 50% makes a related party."
        {...form.field('ownershipPercent')}
        inputMode="decimal"
      />
      <CheckField
        label="Related to somebody who was the taxpayer’s agent"
        hint="By family or by more than 10%, to an employee, attorney, accountant, broker or agent of the last two years."
        {...form.check('relatedToAgent')}
      />
      <SelectField label="What they did for the taxpayer" {...form.field('agentRole')}>
        <option value="">Nothing</option>
        <Options names={AGENT_NAMES} />
      </SelectField>
      {form.watch('agentRole') ? (
        <Field
          label="Until"
          hint="Leave it empty if they still do. Two years before the transfer are looked at."
          {...form.field('servedUntil')}
          type="date"
        />
      ) : null}
      <Field label="Note" {...form.field('note')} maxLength={1000} />
      <FormButtons form={form} submit="Screen" onCancel={onBack} />
    </ApiForm>
  )
}
