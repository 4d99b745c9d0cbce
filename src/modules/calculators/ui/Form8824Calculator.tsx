'use client'
import * as z from 'zod/mini'
import type { Form8824 } from '../../../law/boot/form8824'
import { api, type BodyTo } from '../../../ui/api-client/client'
import { Field } from '../../../ui/forms/Field'
import { optionalDollars } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { dollars } from '../../../ui/format/money'
import { LINE_NAMES } from '../../../ui/format/form8824'
import { AnswerLine, CalculatorFrame, Warnings } from './CalculatorFrame'
import { useCalculator } from './useCalculator'

const NEEDED = [
  ['relinquishedPriceCents', 'Price of what was sold', ''],
  ['adjustedBasisCents', 'Its adjusted basis', 'Cost and improvements less depreciation; from the CPA.'],
  ['debtPaidCents', 'Debt paid off at the sale', ''],
  [
    'expensesCents',
    'Exchange expenses',
    'Commissions, intermediary, escrow and title fees, transfer tax: of both closings.',
  ],
  [
    'cashReceivedCents',
    'Cash received, gross',
    'What did not go into property, with the expenses that were paid out of proceeds.',
  ],
  ['replacementPriceCents', 'Price of what was bought', ''],
  ['newDebtCents', 'New debt', ''],
  ['cashPaidCents', 'Own cash paid', ''],
] as const
const MORE = [
  ['recaptureCents', 'Ordinary income under the recapture rules', ''],
  ['otherPropertyReceivedCents', 'Other property received, at market value', ''],
  ['otherPropertyGivenCents', 'Other property given, at market value', ''],
  ['otherPropertyGivenBasisCents', 'Adjusted basis of other property given', ''],
] as const

type Body = BodyTo<'post', '/api/calculators/form-8824'>

/** Nothing typed is nothing paid. */
const paid = () =>
  z.pipe(
    optionalDollars(),
    z.transform((cents) => cents ?? 0),
  )
const schema = z.object({
  relinquishedPriceCents: paid(),
  adjustedBasisCents: paid(),
  debtPaidCents: paid(),
  expensesCents: paid(),
  cashReceivedCents: paid(),
  replacementPriceCents: paid(),
  newDebtCents: paid(),
  cashPaidCents: paid(),
  recaptureCents: optionalDollars(),
  otherPropertyReceivedCents: optionalDollars(),
  otherPropertyGivenCents: optionalDollars(),
  otherPropertyGivenBasisCents: optionalDollars(),
})
const EMPTY: z.input<typeof schema> = {
  relinquishedPriceCents: '',
  adjustedBasisCents: '',
  debtPaidCents: '',
  expensesCents: '',
  cashReceivedCents: '',
  replacementPriceCents: '',
  newDebtCents: '',
  cashPaidCents: '',
  recaptureCents: '',
  otherPropertyReceivedCents: '',
  otherPropertyGivenCents: '',
  otherPropertyGivenBasisCents: '',
}

/** What is asked beyond what is needed is left out where nothing was typed. */
function bodyOf(amounts: z.output<typeof schema>): Body {
  const { recaptureCents, otherPropertyReceivedCents, otherPropertyGivenCents, ...rest } = amounts
  const { otherPropertyGivenBasisCents, ...needed } = rest
  return {
    ...needed,
    ...(recaptureCents === null ? {} : { recaptureCents }),
    ...(otherPropertyReceivedCents === null ? {} : { otherPropertyReceivedCents }),
    ...(otherPropertyGivenCents === null ? {} : { otherPropertyGivenCents }),
    ...(otherPropertyGivenBasisCents === null ? {} : { otherPropertyGivenBasisCents }),
  }
}

/** Part III of Form 8824 from eight amounts. */
export function Form8824Calculator() {
  const { answer, submit, onDone } = useCalculator((body: Body) =>
    api.POST('/api/calculators/form-8824', { body }),
  )
  const form = useApiForm({ schema, values: EMPTY, submit: (amounts) => submit(bodyOf(amounts)), onDone })
  const field = ([name, label, hint]: (typeof NEEDED | typeof MORE)[number]) => (
    <Field
      key={name}
      label={`${label}, in dollars`}
      hint={hint || undefined}
      {...form.field(name)}
      inputMode="decimal"
    />
  )
  const fields = (
    <>
      <div className="grid gap-4 sm:grid-cols-2">{NEEDED.map(field)}</div>
      <details>
        <summary className="text-accent">Recapture and other property</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">{MORE.map(field)}</div>
      </details>
    </>
  )
  return (
    <CalculatorFrame
      label="Form 8824"
      form={form}
      fields={fields}
      answer={answer ? <Answer form={answer} /> : null}
    />
  )
}

function Answer({
  form: { lines, recognizedGainCents, deferredGainCents, basisCents, warnings },
}: {
  form: Form8824
}) {
  return (
    <>
      <dl className="divide-y divide-edge">
        <AnswerLine label="Gain recognized now" strong>
          {dollars(recognizedGainCents)}
        </AnswerLine>
        <AnswerLine label="Gain deferred" strong>
          {dollars(deferredGainCents)}
        </AnswerLine>
        <AnswerLine label="Basis of what was bought" strong>
          {dollars(basisCents)}
        </AnswerLine>
      </dl>
      <h3 className="mt-5 mb-1 text-15">Line by line</h3>
      <dl className="divide-y divide-edge text-13">
        {Object.entries(lines)
          .toSorted(([a], [b]) => Number(a) - Number(b))
          .map(([line, cents]) => (
            <AnswerLine key={line} label={`${line}  ${LINE_NAMES[line] ?? ''}`}>
              {dollars(cents)}
            </AnswerLine>
          ))}
      </dl>
      <Warnings warnings={warnings} />
    </>
  )
}
