'use client'
import * as z from 'zod/mini'
import type { PropertyRow } from '../../exchanges'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { typedDollars } from '../../../ui/forms/dollars'
import { Field } from '../../../ui/forms/Field'
import { LocationFields, locationFields } from '../../../ui/forms/LocationFields'
import { Options } from '../../../ui/forms/Options'
import { choice, optionalDate, optionalDollars } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { answerOf, api } from '../../../ui/api-client/client'
import { SelectField } from '../../../ui/components/SelectField'
import { PROPERTY_STATUS_NAMES } from '../../../ui/format/terms'

const fields = z.object({
  ...locationFields,
  contractDate: optionalDate(),
  closingDate: optionalDate(),
  valueCents: optionalDollars(),
  status: choice(PROPERTY_STATUS_NAMES),
})
const schema = fields.check(
  z.refine(({ address, apn }) => address !== null || apn !== null, {
    path: ['address'],
    message: 'Enter the address or the parcel number, so that the property cannot be mistaken for another.',
  }),
)

type Props = {
  exchange: string
  side: PropertyRow['side']
  property: PropertyRow | null
  onDone: () => void
  onBack: () => void
}

/** Adds a property or changes one: what was emptied is emptied. */
export function PropertyForm({ exchange, side, property, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: {
      address: property?.address ?? '',
      city: property?.city ?? '',
      state: property?.state ?? '',
      zip: property?.zip ?? '',
      apn: property?.apn ?? '',
      escrowNumber: property?.escrowNumber ?? '',
      contractDate: property?.contractDate ?? '',
      closingDate: property?.closingDate ?? '',
      valueCents: typedDollars(property?.valueCents),
      status: property?.status ?? 'pending',
    },
    updatedAt: property?.updatedAt,
    submit: (body, save) =>
      property
        ? save((header) =>
            api.PATCH('/api/properties/{id}', { params: { path: { id: property.id }, header }, body }),
          )
        : answerOf(api.POST('/api/properties', { body: { ...body, side, exchange } })),
    onDone,
  })
  return (
    <ApiForm
      form={form}
      label={property ? 'Change the property' : 'Add a property'}
      className="flex flex-col gap-4 p-4"
    >
      <LocationFields field={form.field} autoFocus />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Contract signed on" {...form.field('contractDate')} type="date" />
        <Field label="Closes on" {...form.field('closingDate')} type="date" />
        <Field label="Value, in dollars" {...form.field('valueCents')} inputMode="decimal" />
        <SelectField label="Status" {...form.field('status')}>
          <Options names={PROPERTY_STATUS_NAMES} />
        </SelectField>
      </div>
      <FormButtons form={form} submit={property ? 'Save the change' : 'Add the property'} onCancel={onBack} />
    </ApiForm>
  )
}
