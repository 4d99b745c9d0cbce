'use client'
import type { ReactNode } from 'react'
import { Field } from '../../../../ui/forms/Field'
import { RecordPicker } from '../../../../ui/forms/RecordPicker'
import { DatesPreview } from './DatesPreview'
import { TAXPAYER_NAMES } from '../../../../ui/format/terms'
import type { ExchangeValues, Origins } from './values'

export type Coordinator = { id: string; name: string }
export type PartProps = {
  values: ExchangeValues
  origins: Origins
  set: (change: Partial<ExchangeValues>) => void
}

const SELECT = 'control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal'
const ORIGIN = {
  synced: 'From PracticePanther. What you change here is kept, and differences are told.',
  entered: 'Entered here.',
} as const
const hintOf = (origins: Origins, field: string, hint = ''): string | undefined =>
  [hint, origins[field] ? ORIGIN[origins[field]] : ''].filter(Boolean).join(' ') || undefined

function Choice({
  label,
  value,
  onChange,
  hint,
  children,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  children: ReactNode
}) {
  return (
    <div>
      <label className="block text-15 font-medium">
        {label}
        <select value={value} onChange={(event) => onChange(event.target.value)} className={SELECT}>
          {children}
        </select>
      </label>
      {hint ? <p className="mt-1 text-13 text-ink-soft">{hint}</p> : null}
    </div>
  )
}

const textIn = (doc: Record<string, unknown>, name: string) =>
  typeof doc[name] === 'string' ? doc[name] : ''

/** Whose exchange it is, and who of the firm runs it. */
export function Who({ values, origins, set, coordinators }: PartProps & { coordinators: Coordinator[] }) {
  return (
    <>
      <RecordPicker
        label="Client (the taxpayer)"
        hint="Type a part of the client's name."
        find={(text) => `/api/contacts/search?q=${encodeURIComponent(text)}`}
        read={(doc) => ({
          id: textIn(doc, 'id'),
          name: textIn(doc, 'displayName'),
          detail: textIn(doc, 'email'),
        })}
        chosen={values.clientId ? { id: values.clientId, name: values.clientName, detail: '' } : null}
        onChoose={(pick) =>
          set({
            clientId: pick?.id ?? null,
            clientName: pick?.name ?? '',
            ...(pick && !values.name ? { name: pick.name } : {}),
          })
        }
      />
      <Field
        label="Name of the exchange"
        hint={hintOf(
          origins,
          'name',
          'What everybody will call it, such as the client and the property that is sold.',
        )}
        required
        maxLength={500}
        value={values.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <Choice
        label="Kind of taxpayer"
        value={values.taxpayerType}
        onChange={(value) => set({ taxpayerType: TAXPAYER_KINDS.find((kind) => kind === value) ?? '' })}
        hint="The due date of the tax return depends on it, and that can end the exchange before day 180."
      >
        <option value="">Not known yet</option>
        {TAXPAYER_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {TAXPAYER_NAMES[kind]}
          </option>
        ))}
      </Choice>
      <Choice
        label="Coordinator"
        value={values.coordinatorId}
        onChange={(coordinatorId) => set({ coordinatorId })}
        hint={hintOf(origins, 'coordinator')}
      >
        <option value="">Nobody yet</option>
        {coordinators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
    </>
  )
}

const TAXPAYER_KINDS = ['individual', 'trust', 'c-corporation', 's-corporation', 'partnership'] as const

/** What kind of exchange it is, and what it is worth. */
export function What({ values, origins, set }: PartProps) {
  return (
    <>
      <Choice
        label="Kind of exchange"
        value={values.type}
        onChange={(type) => set({ type })}
        hint={hintOf(origins, 'type')}
      >
        <option value="delayed">Delayed: sold first, bought later</option>
        <option value="simultaneous">Simultaneous: sold and bought on one day</option>
        <option value="reverse">Reverse: bought first, through a titleholder</option>
        <option value="improvement">Improvement: built on before it is received</option>
      </Choice>
      <Field
        label="Value of what is sold, in dollars"
        hint={hintOf(origins, 'relinquishedValueCents', 'The 200 % test counts twice this value.')}
        inputMode="decimal"
        value={values.relinquishedValue}
        onChange={(event) => set({ relinquishedValue: event.target.value })}
      />
      <Field
        label="Proceeds, in dollars"
        hint={hintOf(origins, 'proceedsCents')}
        inputMode="decimal"
        value={values.proceeds}
        onChange={(event) => set({ proceeds: event.target.value })}
      />
    </>
  )
}

/** The dates that everything is counted from. */
export function Dates({ values, origins, set }: PartProps) {
  return (
    <>
      <Field
        label="Expected closing of the sale"
        hint={hintOf(origins, 'expectedClosingDate')}
        type="date"
        value={values.expectedClosingDate}
        onChange={(event) => set({ expectedClosingDate: event.target.value })}
      />
      <Field
        label="Closed on (transfer date)"
        hint={hintOf(
          origins,
          'relinquishedTransferDate',
          'The day benefits and burdens passed, from the settlement statement. Day 0 of both periods. A date that you set no longer follows PracticePanther.',
        )}
        type="date"
        value={values.relinquishedTransferDate}
        onChange={(event) => set({ relinquishedTransferDate: event.target.value })}
      />
      <Field
        label="What the date rests on"
        hint="Such as: settlement statement of Pacific Escrow, number 4471."
        maxLength={500}
        value={values.transferEvidence}
        onChange={(event) => set({ transferEvidence: event.target.value })}
      />
      <label className="flex items-center gap-3 text-15">
        <input
          type="checkbox"
          checked={values.extensionFiled}
          onChange={(event) => set({ extensionFiled: event.target.checked })}
          className="size-5 accent-accent"
        />{' '}
        An extension of the tax return was filed, and we have the evidence
      </label>
      {values.extensionFiled ? (
        <Field
          label="Which form, and filed when"
          hint="Such as: Form 4868, filed on April 10, 2027. Only an extension that was filed counts."
          maxLength={500}
          value={values.extensionEvidence}
          onChange={(event) => set({ extensionEvidence: event.target.value })}
        />
      ) : null}
      {values.type === 'reverse' || values.type === 'improvement' || values.parkedOn ? (
        <Field
          label="Parked on"
          hint={hintOf(
            origins,
            'parkedOn',
            'The day the titleholder (EAT) took title. From it run five business days for the agreement, 45 days to identify what is sold, and 180 days in all.',
          )}
          type="date"
          value={values.parkedOn}
          onChange={(event) => set({ parkedOn: event.target.value })}
        />
      ) : null}
      <details>
        <summary className="text-accent">The tax year is not the calendar year</summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field
            label="Due date of the return, without extension"
            type="date"
            value={values.returnDueDate}
            onChange={(event) => set({ returnDueDate: event.target.value })}
          />
          <Field
            label="Due date with the extension"
            type="date"
            value={values.extendedDueDate}
            onChange={(event) => set({ extendedDueDate: event.target.value })}
          />
        </div>
      </details>
      <DatesPreview values={values} />
    </>
  )
}
