'use client'
import * as z from 'zod/mini'
import { Button } from '../../../ui/components/Button'
import { SelectField, TextField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { typedDollars } from '../../../ui/forms/dollars'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import { optionalText, percent, requiredDollars } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { DESCRIPTION_NAMES, DESCRIPTIONS } from '../../../law/description'
import type { DraftItem, Kind } from './types'

const ASKS: Record<Kind, string> = {
  'street-address': 'The whole address, with city, state and ZIP code; with the unit, if there is one.',
  'legal-description': 'As the deed or the title report has it.',
  'distinguishable-name': 'Such as the name of a building that cannot be mistaken, with its city.',
}

const schema = z.object({
  kind: z.enum(DESCRIPTIONS),
  description: z
    .string()
    .check(
      z.trim(),
      z.minLength(5, 'Describe the property so that it cannot be mistaken for another.'),
      z.maxLength(1000, 'Use at most 1,000 characters.'),
    ),
  valueCents: requiredDollars(
    'Enter its fair market value in dollars, such as 1,250,000. An estimate is enough.',
  ),
  percent: percent(),
  incidentalTo: optionalText(),
  construction: optionalText(4000),
})

type Props = {
  item: DraftItem | null
  others: readonly DraftItem[]
  onDone: (item: DraftItem) => void
  onBack: () => void
}

/** One property, asked for on a screen of its own. */
export function ItemForm({ item, others, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: {
      kind: item?.kind ?? 'street-address',
      description: item?.description ?? '',
      valueCents: typedDollars(item?.valueCents),
      percent: String(item?.percent ?? 100),
      incidentalTo: item?.incidentalTo ?? '',
      construction: item?.construction ?? '',
    },
    // It is sent with the notice, not by itself.
    submit: async ({ incidentalTo, construction, ...rest }) => ({
      ok: true,
      body: {
        id: item?.id ?? crypto.randomUUID(),
        ...rest,
        ...(incidentalTo ? { incidentalTo } : {}),
        ...(construction ? { construction } : {}),
      },
    }),
    onDone,
  })
  const kind = form.watch('kind')
  return (
    <ApiForm form={form} label="A property">
      <h2 className="text-18">
        {item
          ? 'Change this property'
          : others.length === 0
            ? 'Which property may you buy?'
            : 'Another property'}
      </h2>
      <SelectField label="Described by" {...form.field('kind')}>
        <Options names={DESCRIPTION_NAMES} />
      </SelectField>
      <TextField
        label={DESCRIPTION_NAMES[kind]}
        hint={ASKS[kind]}
        {...form.field('description')}
        autoFocus
        required
        maxLength={1000}
      />
      <Field
        label="Fair market value, in dollars"
        hint="Of what you identify, without deducting any loan. If it is a share, the value of the share."
        {...form.field('valueCents')}
        inputMode="decimal"
        required
      />
      <details open={Boolean(item && (item.percent < 100 || item.incidentalTo || item.construction))}>
        <summary className="text-accent">A share of it, something that goes with it, or to be built</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field label="Share, in percent" {...form.field('percent')} inputMode="decimal" />
          {others.length > 0 ? (
            <SelectField
              label="Goes with another property"
              hint="Such as furniture that is sold with a building. Up to 15% of the building’s value, it does not count as a property of its own."
              {...form.field('incidentalTo')}
            >
              <option value="">No</option>
              {others
                .filter(({ incidentalTo }) => !incidentalTo)
                .map(({ id, description }) => (
                  <option key={id} value={id}>
                    {description.slice(0, 80)}
                  </option>
                ))}
            </SelectField>
          ) : null}
          <TextField label="What will be built" {...form.field('construction')} maxLength={4000} />
        </div>
      </details>
      <div className="flex gap-2">
        <SubmitButton form={form}>{item ? 'Save' : 'Add this property'}</SubmitButton>
        <Button onClick={onBack}>Back</Button>
      </div>
    </ApiForm>
  )
}
