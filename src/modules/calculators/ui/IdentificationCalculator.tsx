'use client'
import { Trash2 } from 'lucide-react'
import { useFieldArray } from 'react-hook-form'
import * as z from 'zod/mini'
import type { IdentificationResult } from '../../../law/identification'
import { api, type BodyTo } from '../../../ui/api-client/client'
import { Field } from '../../../ui/forms/Field'
import { optionalDollars, optionalText, requiredDollars } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { Button } from '../../../ui/components/Button'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { dollars } from '../../../ui/format/money'
import { AnswerLine, CalculatorFrame } from './CalculatorFrame'
import { useCalculator } from './useCalculator'

const STATUSES: Record<IdentificationResult['status'], string> = {
  valid: 'The identification is valid.',
  'pending-95': 'It depends: only if 95% of all that was identified is received.',
  'over-identified': 'Too much was identified: only what was received within the 45 days counts.',
  'none-identified': 'Nothing is identified.',
}
const RULES: Record<IdentificationResult['rule'], string> = {
  'three-property': 'Up to three properties',
  '200-percent': 'Up to twice the value sold',
  '95-percent': '95% received',
  none: 'None',
}

const schema = z.object({
  relinquishedValueCents: requiredDollars('Enter the value of what was sold, in dollars.'),
  asOf: z.enum(['open', 'period-ended']),
  identified: z.array(
    z.object({
      key: z.string(),
      valueCents: requiredDollars('Enter its value in dollars, such as 1,250,000.'),
      receivedValueCents: optionalDollars(),
      receivedBy45: z.boolean(),
      revoked: z.boolean(),
      with: optionalText(),
    }),
  ),
})
const row = (key: string): z.input<typeof schema>['identified'][number] => ({
  key,
  valueCents: '',
  receivedValueCents: '',
  receivedBy45: false,
  revoked: false,
  with: '',
})
const START: z.input<typeof schema> = { relinquishedValueCents: '', asOf: 'open', identified: [row('row-0')] }
const nameAt = (place: number) => `Property ${place + 1}`

/** The question as the calculator takes it: properties by their names on screen. */
function bodyOf({ identified, ...rest }: z.output<typeof schema>) {
  const named = (key: string) => nameAt(identified.findIndex((entry) => entry.key === key))
  return {
    ...rest,
    identified: identified.map(
      ({ key, valueCents, receivedBy45, receivedValueCents, revoked, with: larger }) => ({
        id: named(key),
        valueCents,
        receivedBy45,
        ...(receivedValueCents === null ? {} : { receivedValueCents }),
        ...(identified.some((other) => other.key === larger) && larger
          ? { incidentalTo: named(larger) }
          : {}),
        revoked: revoked ? ('valid' as const) : ('none' as const),
      }),
    ),
  }
}

/** Tests an identification by the three rules. */
export function IdentificationCalculator() {
  const { answer, submit, onDone } = useCalculator(
    (body: BodyTo<'post', '/api/calculators/identification'>) =>
      api.POST('/api/calculators/identification', { body }),
  )
  const form = useApiForm({ schema, values: START, submit: (given) => submit(bodyOf(given)), onDone })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'identified' })
  const questions = (
    <>
      <Field
        label="Value of everything sold in the exchange, in dollars"
        {...form.field('relinquishedValueCents')}
        inputMode="decimal"
      />
      <SelectField label="The exchange period" {...form.field('asOf')}>
        <option value="open">is still running</option>
        <option value="period-ended">has ended</option>
      </SelectField>
      {fields.map(({ id, key }, at) => (
        <fieldset key={id} className="rounded border border-edge p-4">
          <legend className="px-1 text-15 font-semibold">{nameAt(at)}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Value, in dollars"
              {...form.field(`identified.${at}.valueCents`)}
              inputMode="decimal"
            />
            <Field
              label="Received at, in dollars"
              hint="Leave it empty if not received."
              {...form.field(`identified.${at}.receivedValueCents`)}
              inputMode="decimal"
            />
            <CheckField
              label="Received within the 45 days"
              {...form.check(`identified.${at}.receivedBy45`)}
            />
            <CheckField label="Validly revoked" {...form.check(`identified.${at}.revoked`)} />
            {fields.length > 1 ? (
              <SelectField label="Goes with" {...form.field(`identified.${at}.with`)}>
                <option value="">Nothing else</option>
                {fields.map((other, place) =>
                  other.key === key ? null : (
                    <option key={other.key} value={other.key}>
                      {nameAt(place)}
                    </option>
                  ),
                )}
              </SelectField>
            ) : null}
          </div>
          {fields.length > 1 ? (
            <Button size="small" className="mt-3" onClick={() => remove(at)}>
              <Trash2 aria-hidden className="size-4" /> Remove {nameAt(at).toLowerCase()}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        size="small"
        className="self-start"
        disabled={fields.length >= 30}
        onClick={() => append(row(`row-${Math.max(...fields.map(({ key }) => Number(key.slice(4)))) + 1}`))}
      >
        Add a property
      </Button>
    </>
  )
  return (
    <CalculatorFrame
      label="Identification"
      form={form}
      fields={questions}
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
