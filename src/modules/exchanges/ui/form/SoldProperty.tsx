'use client'
import { Field } from '../../../../ui/forms/Field'

/** The property that is sold, as it is typed. */
export type PropertyValues = {
  address: string
  city: string
  state: string
  zip: string
  apn: string
  escrowNumber: string
}
export const EMPTY_PROPERTY: PropertyValues = {
  address: '',
  city: '',
  state: '',
  zip: '',
  apn: '',
  escrowNumber: '',
}

/** The record to make; null when nothing was typed. */
export function propertyBody(values: PropertyValues): Record<string, unknown> | null {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value.trim() ? [[name, value.trim()]] : [],
  )
  return given.length > 0 ? { side: 'relinquished', ...Object.fromEntries(given) } : null
}

/** Asks for the property that is sold. More of them are added later. */
export function SoldProperty({
  values,
  set,
}: {
  values: PropertyValues
  set: (change: Partial<PropertyValues>) => void
}) {
  const field = (name: keyof PropertyValues, label: string, autoComplete = 'off') => (
    <Field
      label={label}
      maxLength={name === 'state' ? 64 : name === 'zip' ? 32 : 500}
      autoComplete={autoComplete}
      value={values[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  return (
    <fieldset className="flex flex-col gap-4 rounded border border-edge p-4">
      <legend className="px-1 text-15 font-semibold">The property that is sold</legend>
      {field('address', 'Street address')}
      <div className="grid gap-4 sm:grid-cols-3">
        {field('city', 'City')}
        {field('state', 'State')}
        {field('zip', 'ZIP code')}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {field('apn', 'Parcel number (APN)')}
        {field('escrowNumber', 'Escrow number')}
      </div>
    </fieldset>
  )
}
