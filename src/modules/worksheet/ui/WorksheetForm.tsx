'use client'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import { LINE_CLASSES, LINE_SIDES, PAID_FROM } from '../../../law/boot/settlement'
import { api } from '../../../ui/api-client/client'
import { Button } from '../../../ui/components/Button'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { typedDollars } from '../../../ui/forms/dollars'
import { Field } from '../../../ui/forms/Field'
import { optionalDate, optionalDollars, requiredDollars, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { LineForm } from './LineForm'
import type { KeptLine, Worksheet, WorksheetInput } from './types'

const schema = z.object({
  lines: z.array(
    z.object({
      side: z.enum(LINE_SIDES),
      label: requiredText('Enter the words of the statement.', 300),
      class: z.enum(['', ...LINE_CLASSES]),
      amountCents: requiredDollars('Enter an amount in dollars, such as 12,500.'),
      paidFrom: z.enum(['', ...PAID_FROM]),
      note: z.string(),
    }),
  ),
  adjustedBasisCents: optionalDollars(),
  recaptureCents: optionalDollars(),
  acquiredOn: optionalDate(),
  withholdingExempt: z.boolean(),
})
type Values = z.input<typeof schema>
type Line = Values['lines'][number]

const typedLine = ({ side, label, amountCents, paidFrom, note, ...line }: KeptLine): Line => ({
  side,
  label,
  class: line.class ?? '',
  amountCents: typedDollars(amountCents),
  paidFrom: paidFrom ?? '',
  note: note ?? '',
})
const emptyLine = (side: Line['side']): Line => ({
  side,
  label: '',
  class: '',
  amountCents: '',
  paidFrom: '',
  note: '',
})
const FIRST_LINES: Line[] = [
  { ...emptyLine('relinquished'), label: 'Sale price', class: 'PRICE' },
  { ...emptyLine('replacement'), label: 'Purchase price', class: 'PRICE' },
]

/** A line as it is stored: what was left open is not said. */
const keptLine = ({ paidFrom, note, ...line }: z.output<typeof schema>['lines'][number]): KeptLine => ({
  side: line.side,
  label: line.label,
  amountCents: line.amountCents,
  ...(line.class ? { class: line.class } : {}),
  ...(paidFrom ? { paidFrom } : {}),
  ...(note ? { note } : {}),
})

const valuesOf = (input: WorksheetInput): Values => ({
  lines: input.lines.length > 0 ? input.lines.map(typedLine) : FIRST_LINES,
  adjustedBasisCents: typedDollars(input.adjustedBasisCents),
  recaptureCents: typedDollars(input.recaptureCents),
  acquiredOn: input.acquiredOn ?? '',
  withholdingExempt: input.withholdingExempt ?? false,
})

type Props = {
  exchange: string
  input: WorksheetInput
  updatedAt: string | null
  onSaved: (worksheet: Worksheet) => void
  onBack: () => void
}

/** What the worksheet is filled in with: the lines of both settlement statements, and what the CPA says. */
export function WorksheetForm({ exchange, input, updatedAt, onSaved, onBack }: Props) {
  const [values] = useState(() => valuesOf(input))
  const form = useApiForm({
    schema,
    values,
    updatedAt,
    submit: ({ lines, adjustedBasisCents, recaptureCents, acquiredOn, withholdingExempt }, save) => {
      const { acquiredOn: _before, ...rest } = input
      return save((header) =>
        api.PUT('/api/exchanges/{id}/worksheet', {
          params: { path: { id: exchange }, header },
          body: {
            ...rest,
            lines: lines.map(keptLine),
            adjustedBasisCents: adjustedBasisCents ?? 0,
            recaptureCents: recaptureCents ?? 0,
            ...(acquiredOn ? { acquiredOn } : {}),
            withholdingExempt,
          },
        }),
      )
    },
    onDone: ({ doc }) => onSaved(doc),
  })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'lines' })
  return (
    <ApiForm form={form} label="Fill in the worksheet">
      <ol className="flex flex-col gap-3">
        {fields.map(({ id }, at) => (
          <LineForm
            key={id}
            place={at + 1}
            field={(name) => form.field(`lines.${at}.${name}`)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <span className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => append(emptyLine('relinquished'))}>
          Add a line of the sale
        </Button>
        <Button size="small" onClick={() => append(emptyLine('replacement'))}>
          Add a line of the purchase
        </Button>
      </span>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Adjusted basis, in dollars"
          hint="From the CPA: cost and improvements less depreciation."
          {...form.field('adjustedBasisCents')}
          inputMode="decimal"
        />
        <Field
          label="Recapture, in dollars"
          hint="Ordinary income, from the CPA."
          {...form.field('recaptureCents')}
          inputMode="decimal"
        />
        <Field label="What was sold was acquired on" {...form.field('acquiredOn')} type="date" />
      </div>
      <CheckField
        label="Exempt from state withholding"
        hint="Such as by a certified Form 593."
        {...form.check('withholdingExempt')}
      />
      <FormButtons form={form} submit="Save the worksheet" onCancel={onBack} />
    </ApiForm>
  )
}
