'use client'
import { useRef, useState, type FormEvent } from 'react'
import type { PropertyRow } from '../../exchanges'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { useRecordSend } from '../../../ui/api-client/useRecordSend'
import { centsOf, typedDollars } from '../../../ui/forms/dollars'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { PROPERTY_STATUS_NAMES } from '../../../ui/format/terms'

type Props = {
  exchange: string
  side: PropertyRow['side']
  property: PropertyRow | null
  onDone: () => void
  onBack: () => void
}

const SELECT = 'control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal'
const TEXTS = [
  'address',
  'city',
  'state',
  'zip',
  'apn',
  'escrowNumber',
  'contractDate',
  'closingDate',
] as const

/** What the form says of a property: what was emptied is emptied. */
function bodyOf(form: FormData, valueCents: number | null): Record<string, string | number | null> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, text(name) || null])),
    valueCents,
    status: text('status') || 'pending',
  }
}

/** Adds a property or changes one. */
export function PropertyForm({ exchange, side, property, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(property?.updatedAt, () => form.current?.requestSubmit())

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const valueCents = centsOf(String(fields.get('value') ?? '').trim())
    if (valueCents === undefined) return setFailure('Give the value in dollars, such as 1,250,000.')
    const body = bodyOf(fields, valueCents)
    if (!body['address'] && !body['apn'])
      return setFailure(
        'Give the address or the parcel number, so that the property can be told from others.',
      )
    setWaiting(true)
    const answer = property
      ? await record.save('PATCH', `/api/properties/${property.id}`, body)
      : await send('POST', '/api/properties', { ...body, side, exchange })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onDone()
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={property ? 'Change the property' : 'Add a property'}
      className="flex flex-col gap-4 p-4"
    >
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      <Field
        label="Street address"
        name="address"
        autoFocus
        maxLength={500}
        defaultValue={property?.address ?? ''}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="City" name="city" maxLength={500} defaultValue={property?.city ?? ''} />
        <Field label="State" name="state" maxLength={64} defaultValue={property?.state ?? ''} />
        <Field label="ZIP code" name="zip" maxLength={32} defaultValue={property?.zip ?? ''} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Parcel number (APN)" name="apn" maxLength={500} defaultValue={property?.apn ?? ''} />
        <Field
          label="Escrow number"
          name="escrowNumber"
          maxLength={500}
          defaultValue={property?.escrowNumber ?? ''}
        />
        <Field
          label="Contract signed on"
          name="contractDate"
          type="date"
          defaultValue={property?.contractDate ?? ''}
        />
        <Field label="Closes on" name="closingDate" type="date" defaultValue={property?.closingDate ?? ''} />
        <Field
          label="Value, in dollars"
          name="value"
          inputMode="decimal"
          defaultValue={typedDollars(property?.valueCents)}
        />
        <label className="block text-15 font-medium">
          Where it stands
          <select name="status" defaultValue={property?.status ?? 'pending'} className={SELECT}>
            {Object.entries(PROPERTY_STATUS_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : property ? 'Save the change' : 'Add the property'}
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
