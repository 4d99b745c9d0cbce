'use client'
import * as z from 'zod/mini'
import { api } from '../../../../ui/api-client/client'
import { Button } from '../../../../ui/components/Button'
import { Dialog } from '../../../../ui/components/Dialog'
import { SelectField } from '../../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { optionalPick } from '../../../../ui/forms/pick'
import { PickerField } from '../../../../ui/forms/PickerField'
import { finder } from '../../../../ui/forms/finder'
import { optionalDate, optionalText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import type { Changes } from '../../../../ui/tables/useView'
import { MORE_FILTERS } from './view'

const RANGES = [
  ['transfer', 'Sale closed'],
  ['identification', 'Day 45'],
  ['exchange', 'Exchange deadline'],
] as const
const findPerson = finder(
  (q) => api.GET('/api/portal/people', { params: { query: { q } } }),
  ({ id, name, detail }) => ({ id, name, detail }),
)

const schema = z.object({
  property: optionalText(200),
  participant: optionalPick(),
  transferFrom: optionalDate(),
  transferTo: optionalDate(),
  identificationFrom: optionalDate(),
  identificationTo: optionalDate(),
  exchangeFrom: optionalDate(),
  exchangeTo: optionalDate(),
  expired: optionalText(),
})

type Props = {
  params: URLSearchParams
  change: (changes: Changes) => void
  staff: boolean
  onClose: () => void
}

/** Asks for the filters that are needed less often, all at once. */
export function MoreFiltersDialog({ params, change, staff, onClose }: Props) {
  const asked = params.get('participant')
  const apply = (changes: Changes) => {
    change(changes)
    onClose()
  }
  const form = useApiForm({
    schema,
    values: {
      property: params.get('property') ?? '',
      participant: asked ? { id: asked, name: 'The chosen person', detail: '' } : null,
      transferFrom: params.get('transferFrom') ?? '',
      transferTo: params.get('transferTo') ?? '',
      identificationFrom: params.get('identificationFrom') ?? '',
      identificationTo: params.get('identificationTo') ?? '',
      exchangeFrom: params.get('exchangeFrom') ?? '',
      exchangeTo: params.get('exchangeTo') ?? '',
      expired: params.get('expired') ?? '',
    },
    // The list asks for what it shows; nothing is sent from here.
    submit: async (filters) => ({ ok: true, body: filters }),
    onDone: apply,
  })
  return (
    <Dialog title="More filters" onClose={onClose}>
      <ApiForm form={form} label="More filters">
        <Field
          label="Property"
          hint="Part of the address, city, parcel or escrow number."
          {...form.field('property')}
          maxLength={200}
        />
        {staff ? (
          <PickerField form={form} name="participant" label="Somebody who takes part" find={findPerson} />
        ) : null}
        {RANGES.map(([name, label]) => (
          <fieldset key={name}>
            <legend className="text-15 font-medium">{label}</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="From" {...form.field(`${name}From`)} type="date" />
              <Field label="To" {...form.field(`${name}To`)} type="date" />
            </div>
          </fieldset>
        ))}
        <SelectField label="The exchange period" {...form.field('expired')}>
          <option value="">Over or not</option>
          <option value="yes">Over, still open</option>
          <option value="no">Not over</option>
        </SelectField>
        <div className="flex gap-2">
          <SubmitButton form={form}>Apply filters</SubmitButton>
          <Button onClick={() => apply(Object.fromEntries(MORE_FILTERS.map((key) => [key, null])))}>
            Clear filters
          </Button>
        </div>
      </ApiForm>
    </Dialog>
  )
}
