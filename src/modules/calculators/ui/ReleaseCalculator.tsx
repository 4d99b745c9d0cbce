'use client'
import { useState } from 'react'
import type { ReleaseDecision } from '../../../law/release'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { CalculatorFrame } from './CalculatorFrame'
import { Decision } from './Decision'
import { PURPOSE_NAMES } from './purposes'
import { textsOf, useCalculator } from './useCalculator'

const DATES = [
  ['today', 'Day of the request'],
  ['transferDate', 'The sale closed on'],
  ['identificationDeadline', 'Last day to identify'],
  ['exchangeDeadline', 'Last day of the exchange'],
] as const

/** Whether the rules stand against paying exchange funds out. */
export function ReleaseCalculator({ today }: { today: string }) {
  const { answer, failure, compute, refuse } = useCalculator<ReleaseDecision>('release')
  const [properties, setProperties] = useState(0)

  async function submit(form: HTMLFormElement) {
    const text = textsOf(form)
    const missing = DATES.find(([name]) => !text(name))
    if (missing) return refuse(`${missing[1]}: give the date.`)
    const identified = Array.from({ length: properties }, (_, at) => ({
      ...(text(`acquired-${at}`) ? { acquiredOn: text(`acquired-${at}`) } : {}),
      revoked: text(`revoked-${at}`) === 'on',
    }))
    await compute({
      ...Object.fromEntries(DATES.map(([name]) => [name, text(name)])),
      purpose: text('purpose'),
      identified,
      contingency: text('contingency') === 'on',
    })
  }

  const fields = (
    <>
      <SelectField label="What the money is for" name="purpose">
        {Object.entries(PURPOSE_NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        {DATES.map(([name, label]) => (
          <Field
            key={name}
            label={label}
            name={name}
            type="date"
            {...(name === 'today' ? { defaultValue: today } : {})}
          />
        ))}
      </div>
      {Array.from({ length: properties }, (_, at) => (
        <fieldset key={at} className="rounded border border-edge p-4">
          <legend className="px-1 text-15 font-semibold">Identified property {at + 1}</legend>
          <Field
            label="Acquired on"
            hint="Empty means not acquired yet."
            name={`acquired-${at}`}
            type="date"
          />
          <div className="mt-3">
            <CheckField label="Validly revoked" name={`revoked-${at}`} />
          </div>
        </fieldset>
      ))}
      <span className="flex gap-2">
        <Button size="small" disabled={properties >= 30} onClick={() => setProperties(properties + 1)}>
          A property was identified
        </Button>
        {properties > 0 ? (
          <Button size="small" onClick={() => setProperties(properties - 1)}>
            One less
          </Button>
        ) : null}
      </span>
      <CheckField
        label="A contingency of the agreement has occurred"
        hint="Material, beyond everybody’s control, and written down in the agreement ((g)(6)(iii)(B))."
        name="contingency"
      />
    </>
  )
  return (
    <CalculatorFrame
      label="Release of funds"
      onSubmit={submit}
      failure={failure}
      fields={fields}
      answer={answer ? <Decision decision={answer} /> : null}
    />
  )
}
