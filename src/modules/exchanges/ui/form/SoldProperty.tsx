'use client'
import { Field } from '../../../../ui/forms/Field'
import type { ExchangeFormState } from './useExchangeForm'

/** Asks for the property that is sold. More of them are added later. */
export function SoldProperty({ form }: { form: ExchangeFormState }) {
  return (
    <fieldset className="flex flex-col gap-4 rounded border border-edge p-4">
      <legend className="px-1 text-15 font-semibold">The property that is sold</legend>
      <Field label="Street address" {...form.field('property.address')} maxLength={500} autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="City" {...form.field('property.city')} maxLength={500} autoComplete="off" />
        <Field label="State" {...form.field('property.state')} maxLength={64} autoComplete="off" />
        <Field label="ZIP code" {...form.field('property.zip')} maxLength={32} autoComplete="off" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Parcel number (APN)"
          {...form.field('property.apn')}
          maxLength={500}
          autoComplete="off"
        />
        <Field
          label="Escrow number"
          {...form.field('property.escrowNumber')}
          maxLength={500}
          autoComplete="off"
        />
      </div>
    </fieldset>
  )
}
