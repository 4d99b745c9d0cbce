'use client'
import { useRef, useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { useRecordSend } from '../../../ui/api-client/useRecordSend'
import { centsOf, typedDollars } from '../../../ui/forms/dollars'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { CheckField } from '../../../ui/components/SelectField'
import { LineForm, type DraftLine } from './LineForm'
import type { KeptLine, Worksheet, WorksheetInput } from './types'

const draftOf = (line: KeptLine): DraftLine => ({
  key: crypto.randomUUID(),
  side: line.side,
  label: line.label,
  kind: line.class ?? '',
  amount: typedDollars(line.amountCents),
  paidFrom: line.paidFrom ?? '',
  note: line.note ?? '',
})
const emptyLine = (side: DraftLine['side']): DraftLine => ({
  key: crypto.randomUUID(),
  side,
  label: '',
  kind: '',
  amount: '',
  paidFrom: '',
  note: '',
})

/** The line as it is stored; what is wrong with it as a text. */
function keptLine(
  { side, label, kind, amount, paidFrom, note }: DraftLine,
  place: number,
): KeptLine | string {
  const amountCents = centsOf(amount)
  if (!label.trim()) return `Line ${place} needs the words of the statement.`
  if (amountCents === null || amountCents === undefined)
    return `Line ${place} needs an amount in dollars, such as 12,500.`
  return {
    side,
    label: label.trim(),
    amountCents,
    ...(kind ? { class: kind } : {}),
    ...(paidFrom ? { paidFrom } : {}),
    ...(note ? { note } : {}),
  }
}

type Props = {
  exchange: string
  input: WorksheetInput
  updatedAt: string | null
  onSaved: (worksheet: Worksheet) => void
  onBack: () => void
}

/** What the worksheet is filled in with: the lines of both settlement statements, and what the CPA says. */
export function WorksheetForm({ exchange, input, updatedAt, onSaved, onBack }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(updatedAt, () => form.current?.requestSubmit())
  const [lines, setLines] = useState<DraftLine[]>(() =>
    input.lines.length > 0
      ? input.lines.map(draftOf)
      : [
          { ...emptyLine('relinquished'), label: 'Sale price', kind: 'PRICE' },
          { ...emptyLine('replacement'), label: 'Purchase price', kind: 'PRICE' },
        ],
  )
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const change = (key: string, part: Partial<DraftLine>) =>
    setLines((all) => all.map((line) => (line.key === key ? { ...line, ...part } : line)))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const kept = lines.map((line, at) => keptLine(line, at + 1))
    const fault = kept.find((line) => typeof line === 'string')
    const [basis, recapture] = [centsOf(text('basis')), centsOf(text('recapture'))]
    if (fault) return setFailure(fault)
    if (basis === undefined || recapture === undefined)
      return setFailure('Basis and recapture are amounts in dollars.')
    const { acquiredOn: _before, ...rest } = input
    setWaiting(true)
    const answer = await record.save<{ doc: Worksheet }>('PUT', `/api/exchanges/${exchange}/worksheet`, {
      ...rest,
      lines: kept,
      adjustedBasisCents: basis ?? 0,
      recaptureCents: recapture ?? 0,
      ...(text('acquiredOn') ? { acquiredOn: text('acquiredOn') } : {}),
      withholdingExempt: fields.get('exempt') === 'on',
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onSaved(answer.body.doc)
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label="Fill in the worksheet"
      className="flex flex-col gap-4"
    >
      <ol className="flex flex-col gap-3">
        {lines.map((line, at) => (
          <LineForm
            key={line.key}
            line={line}
            place={at + 1}
            onChange={(part) => change(line.key, part)}
            onRemove={() => setLines((all) => all.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ol>
      <span className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => setLines((all) => [...all, emptyLine('relinquished')])}>
          Another line of the sale
        </Button>
        <Button size="small" onClick={() => setLines((all) => [...all, emptyLine('replacement')])}>
          Another line of the purchase
        </Button>
      </span>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Adjusted basis, in dollars"
          hint="From the CPA: cost and improvements less depreciation."
          name="basis"
          inputMode="decimal"
          defaultValue={typedDollars(input.adjustedBasisCents)}
        />
        <Field
          label="Recapture, in dollars"
          hint="Ordinary income, from the CPA."
          name="recapture"
          inputMode="decimal"
          defaultValue={typedDollars(input.recaptureCents)}
        />
        <Field
          label="What was sold was acquired on"
          name="acquiredOn"
          type="date"
          defaultValue={input.acquiredOn ?? ''}
        />
      </div>
      <CheckField
        label="Exempt from state withholding"
        hint="Such as by a certified Form 593."
        name="exempt"
        defaultChecked={input.withholdingExempt}
      />
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : 'Save the worksheet'}
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
