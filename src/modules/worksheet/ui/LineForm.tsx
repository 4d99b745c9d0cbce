'use client'
import { Trash2 } from 'lucide-react'
import { Field } from '../../../ui/forms/Field'
import { Options } from '../../../ui/forms/Options'
import type { FieldProps } from '../../../ui/forms/useApiForm'
import { Button } from '../../../ui/components/Button'
import { SelectField } from '../../../ui/components/SelectField'
import { CLASS_NAMES, PAID_NAMES, SIDE_NAMES } from './types'

type Props = {
  place: number
  field: (name: 'side' | 'label' | 'amountCents' | 'class' | 'paidFrom') => FieldProps
  onRemove: () => void
}

/** One line of a settlement statement. Without a class its words suggest one. */
export function LineForm({ place, field, onRemove }: Props) {
  return (
    <li className="rounded border border-edge p-4">
      <fieldset className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-[8rem_1fr_9rem_12rem_10rem_auto]">
        <legend className="sr-only">Line {place}</legend>
        <SelectField label="Closing" {...field('side')}>
          <Options names={SIDE_NAMES} />
        </SelectField>
        <Field label="As the statement has it" {...field('label')} maxLength={300} />
        <Field label="Amount, in dollars" {...field('amountCents')} inputMode="decimal" />
        <SelectField label="What it is" {...field('class')}>
          <option value="">As its words suggest</option>
          <Options names={CLASS_NAMES} />
        </SelectField>
        <SelectField label="Paid from" {...field('paidFrom')}>
          <option value="">Not stated</option>
          <Options names={PAID_NAMES} />
        </SelectField>
        <Button aria-label={`Remove line ${place}`} onClick={onRemove} className="mt-7 min-h-11">
          <Trash2 aria-hidden className="size-4" />
        </Button>
      </fieldset>
    </li>
  )
}
