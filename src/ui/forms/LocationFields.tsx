'use client'
import { Field } from './Field'
import { optionalText } from './schemas'
import type { FieldProps } from './useApiForm'

/** The part of a schema that says which property it is. */
export const locationFields = {
  address: optionalText(),
  city: optionalText(),
  state: optionalText(64),
  zip: optionalText(32),
  apn: optionalText(),
  escrowNumber: optionalText(),
}
export const NO_LOCATION = { address: '', city: '', state: '', zip: '', apn: '', escrowNumber: '' }

type Name = keyof typeof NO_LOCATION
type Props = { field: (name: Name) => FieldProps; autoFocus?: boolean }

/** Address, parcel and escrow of a property. */
export function LocationFields({ field, autoFocus }: Props) {
  return (
    <>
      <Field
        label="Street address"
        {...field('address')}
        autoFocus={autoFocus}
        maxLength={500}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="City" {...field('city')} maxLength={500} autoComplete="off" />
        <Field label="State" {...field('state')} maxLength={64} autoComplete="off" />
        <Field label="ZIP code" {...field('zip')} maxLength={32} autoComplete="off" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Parcel number (APN)" {...field('apn')} maxLength={500} autoComplete="off" />
        <Field label="Escrow number" {...field('escrowNumber')} maxLength={500} autoComplete="off" />
      </div>
    </>
  )
}
