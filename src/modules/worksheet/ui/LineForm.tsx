'use client'
import { Trash2 } from 'lucide-react'
import { LINE_CLASSES, LINE_SIDES, PAID_FROM } from '../../../law/boot/settlement'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { SelectField } from '../../../ui/components/SelectField'
import { CLASS_NAMES, PAID_NAMES, SIDE_NAMES } from './types'

/** A settlement line while it is typed: the amount as text. */
export type DraftLine = {
  key: string
  side: (typeof LINE_SIDES)[number]
  label: string
  kind: (typeof LINE_CLASSES)[number] | ''
  amount: string
  paidFrom: (typeof PAID_FROM)[number] | ''
  note: string
}

type Props = {
  line: DraftLine
  place: number
  onChange: (part: Partial<DraftLine>) => void
  onRemove: () => void
}

/** One line of a settlement statement. Without a class its words suggest one. */
export function LineForm({ line, place, onChange, onRemove }: Props) {
  return (
    <li className="rounded border border-edge p-4">
      <fieldset className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[8rem_1fr_9rem_12rem_10rem_auto]">
        <legend className="sr-only">Line {place}</legend>
        <SelectField
          label="Closing"
          value={line.side}
          onChange={(event) =>
            onChange({ side: LINE_SIDES.find((side) => side === event.target.value) ?? 'relinquished' })
          }
        >
          {LINE_SIDES.map((side) => (
            <option key={side} value={side}>
              {SIDE_NAMES[side]}
            </option>
          ))}
        </SelectField>
        <Field
          label="As the statement has it"
          maxLength={300}
          value={line.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
        <Field
          label="Amount, in dollars"
          inputMode="decimal"
          value={line.amount}
          onChange={(event) => onChange({ amount: event.target.value })}
        />
        <SelectField
          label="What it is"
          value={line.kind}
          onChange={(event) =>
            onChange({ kind: LINE_CLASSES.find((kind) => kind === event.target.value) ?? '' })
          }
        >
          <option value="">As its words suggest</option>
          {LINE_CLASSES.map((kind) => (
            <option key={kind} value={kind}>
              {CLASS_NAMES[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Paid from"
          value={line.paidFrom}
          onChange={(event) =>
            onChange({ paidFrom: PAID_FROM.find((from) => from === event.target.value) ?? '' })
          }
        >
          <option value="">Not said</option>
          {PAID_FROM.map((from) => (
            <option key={from} value={from}>
              {PAID_NAMES[from]}
            </option>
          ))}
        </SelectField>
        <Button aria-label={`Take line ${place} away`} onClick={onRemove} className="min-h-11">
          <Trash2 aria-hidden className="size-4" />
        </Button>
      </fieldset>
    </li>
  )
}
