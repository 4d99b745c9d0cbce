'use client'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { IdentificationResult } from '../../../law/identification'
import { Field } from '../../../ui/forms/Field'
import { centsOf } from '../../../ui/forms/dollars'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { dollars } from '../../../ui/format/money'
import { AnswerLine, CalculatorFrame } from './CalculatorFrame'
import { textsOf, useCalculator } from './useCalculator'

const STATUSES: Record<IdentificationResult['status'], string> = {
  valid: 'The identification is valid.',
  'pending-95': 'It depends: only if 95 % of all that was identified is received.',
  'over-identified': 'Too much was identified: only what was received within the 45 days counts.',
  'none-identified': 'Nothing is identified.',
}
const RULES: Record<IdentificationResult['rule'], string> = {
  'three-property': 'Up to three properties',
  '200-percent': 'Up to twice the value sold',
  '95-percent': '95 % received',
  none: 'None',
}

/** Tests an identification by the three rules. */
export function IdentificationCalculator() {
  const { answer, failure, compute, refuse } = useCalculator<IdentificationResult>('identification')
  const [rows, setRows] = useState([0])
  const name = (row: number) => `Property ${rows.indexOf(row) + 1}`

  async function submit(form: HTMLFormElement) {
    const text = textsOf(form)
    const sold = centsOf(text('relinquished'))
    if (sold === null || sold === undefined) return refuse('Give the value of what was sold, in dollars.')
    const identified = rows.map((row) => ({
      row,
      valueCents: centsOf(text(`value-${row}`)),
      received: centsOf(text(`received-${row}`)),
    }))
    const faulty = identified.find(
      ({ valueCents, received }) => valueCents === null || valueCents === undefined || received === undefined,
    )
    if (faulty) return refuse(`${name(faulty.row)}: give its value in dollars, such as 1,250,000.`)
    await compute({
      relinquishedValueCents: sold,
      asOf: text('asOf'),
      identified: identified.map(({ row, valueCents, received }) => ({
        id: name(row),
        valueCents,
        receivedBy45: text(`by45-${row}`) === 'on',
        ...(received === null ? {} : { receivedValueCents: received }),
        ...(text(`with-${row}`) ? { incidentalTo: name(Number(text(`with-${row}`))) } : {}),
        revoked: text(`revoked-${row}`) === 'on' ? 'valid' : 'none',
      })),
    })
  }

  const fields = (
    <>
      <Field
        label="Value of everything sold in the exchange, in dollars"
        name="relinquished"
        inputMode="decimal"
      />
      <SelectField label="The exchange period" name="asOf">
        <option value="open">is still running</option>
        <option value="period-ended">has ended</option>
      </SelectField>
      {rows.map((row) => (
        <fieldset key={row} className="rounded border border-edge p-4">
          <legend className="px-1 text-15 font-semibold">{name(row)}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Value, in dollars" name={`value-${row}`} inputMode="decimal" />
            <Field
              label="Received at, in dollars"
              hint="Empty means not received."
              name={`received-${row}`}
              inputMode="decimal"
            />
            <CheckField label="Received within the 45 days" name={`by45-${row}`} />
            <CheckField label="Validly revoked" name={`revoked-${row}`} />
            {rows.length > 1 ? (
              <SelectField label="Goes with" name={`with-${row}`}>
                <option value="">Nothing else</option>
                {rows
                  .filter((other) => other !== row)
                  .map((other) => (
                    <option key={other} value={other}>
                      {name(other)}
                    </option>
                  ))}
              </SelectField>
            ) : null}
          </div>
          {rows.length > 1 ? (
            <Button
              size="small"
              className="mt-3"
              onClick={() => setRows(rows.filter((other) => other !== row))}
            >
              <Trash2 aria-hidden className="size-4" /> Take {name(row).toLowerCase()} away
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        size="small"
        className="self-start"
        disabled={rows.length >= 30}
        onClick={() => setRows([...rows, Math.max(...rows) + 1])}
      >
        Another property
      </Button>
    </>
  )
  return (
    <CalculatorFrame
      label="Identification"
      onSubmit={submit}
      failure={failure}
      fields={fields}
      answer={answer ? <Answer result={answer} /> : null}
    />
  )
}

function Answer({
  result: { status, rule, count, totalCents, limitCents, qualifying },
}: {
  result: IdentificationResult
}) {
  return (
    <>
      <p className="text-18 font-semibold">{STATUSES[status]}</p>
      <dl className="mt-3 divide-y divide-edge">
        <AnswerLine label="Rule that is met">{RULES[rule]}</AnswerLine>
        <AnswerLine label="Properties that count">{count}</AnswerLine>
        <AnswerLine label="Their value together">{dollars(totalCents)}</AnswerLine>
        <AnswerLine label="Twice the value sold">{dollars(limitCents)}</AnswerLine>
        <AnswerLine label="Treated as identified">
          {qualifying.length > 0 ? qualifying.join(', ') : 'None'}
        </AnswerLine>
      </dl>
    </>
  )
}
