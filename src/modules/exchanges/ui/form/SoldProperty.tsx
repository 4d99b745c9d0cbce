'use client'
import { LocationFields } from '../../../../ui/forms/LocationFields'
import type { ExchangeFormState } from './useExchangeForm'

/** Asks for the property that is sold. More of them are added later. */
export function SoldProperty({ form }: { form: ExchangeFormState }) {
  return (
    <fieldset className="flex flex-col gap-4 rounded border border-edge p-4">
      <legend className="px-1 text-15 font-semibold">The property that is sold</legend>
      <LocationFields field={(name) => form.field(`property.${name}`)} />
    </fieldset>
  )
}
