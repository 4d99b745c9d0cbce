'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../../ui/forms/Field'
import type { Changes } from '../../../../ui/tables/useView'
import { Button } from '../../../../ui/components/Button'
import { Dialog } from '../../../../ui/components/Dialog'
import { SelectField } from '../../../../ui/components/SelectField'
import { RecordPicker, type Pick } from '../../../../ui/forms/RecordPicker'
import { MORE_FILTERS } from './view'

const RANGES = [
  ['transfer', 'Sale closed'],
  ['identification', 'Day 45'],
  ['exchange', 'Exchange deadline'],
] as const
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const readPerson = (doc: Record<string, unknown>): Pick => ({
  id: text(doc['id']),
  name: text(doc['name']),
  detail: text(doc['detail']),
})

type Props = { params: URLSearchParams; change: (changes: Changes) => void; staff: boolean }

/** Filters that are needed less often: a property, a person, ranges of dates. */
export function MoreFilters({ params, change, staff }: Props) {
  const [open, setOpen] = useState(false)
  const count = MORE_FILTERS.filter((key) => params.has(key)).length
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className={`inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-13 ${count > 0 ? 'border-accent bg-accent-ground font-medium text-accent-strong' : 'border-edge-strong bg-surface text-ink hover:bg-sunken'}`}
      >
        <SlidersHorizontal aria-hidden className="size-3.5" />{' '}
        {count > 0 ? `More filters: ${count}` : 'More filters'}
      </button>
      {open ? (
        <Dialog title="More filters" onClose={() => setOpen(false)}>
          <Form
            params={params}
            staff={staff}
            onApply={(changes) => {
              change(changes)
              setOpen(false)
            }}
          />
        </Dialog>
      ) : null}
    </>
  )
}

function Form({
  params,
  staff,
  onApply,
}: {
  params: URLSearchParams
  staff: boolean
  onApply: (changes: Changes) => void
}) {
  const asked = params.get('participant')
  const [person, setPerson] = useState<Pick | null>(
    asked ? { id: asked, name: 'The chosen person', detail: '' } : null,
  )

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onApply({
      ...Object.fromEntries(MORE_FILTERS.map((key) => [key, String(form.get(key) ?? '').trim() || null])),
      participant: person?.id ?? null,
    })
  }

  return (
    <form onSubmit={submit} aria-label="More filters" className="flex flex-col gap-4">
      <Field
        label="Property"
        hint="A part of the address, city, parcel or escrow number."
        name="property"
        maxLength={200}
        defaultValue={params.get('property') ?? ''}
      />
      {staff ? (
        <RecordPicker
          label="Somebody who takes part"
          find={(q) => `/api/portal/people?q=${encodeURIComponent(q)}`}
          read={readPerson}
          chosen={person}
          onChoose={setPerson}
        />
      ) : null}
      {RANGES.map(([name, label]) => (
        <fieldset key={name}>
          <legend className="text-15 font-medium">{label}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              label="From"
              name={`${name}From`}
              type="date"
              defaultValue={params.get(`${name}From`) ?? ''}
            />
            <Field label="To" name={`${name}To`} type="date" defaultValue={params.get(`${name}To`) ?? ''} />
          </div>
        </fieldset>
      ))}
      <SelectField label="The exchange period" name="expired" defaultValue={params.get('expired') ?? ''}>
        <option value="">Over or not</option>
        <option value="yes">Over, still open</option>
        <option value="no">Not over</option>
      </SelectField>
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          Show these
        </Button>
        <Button onClick={() => onApply(Object.fromEntries(MORE_FILTERS.map((key) => [key, null])))}>
          Clear them
        </Button>
      </div>
    </form>
  )
}
