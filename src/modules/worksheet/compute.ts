import { splitBasis } from '../../law/boot/basis'
import { fullDeferral } from '../../law/boot/deferral'
import { form8824 } from '../../law/boot/form8824'
import { formParts } from '../../law/boot/parts'
import {
  settlementAmounts,
  stateWithholding,
  suggestClass,
  type SettlementLine,
} from '../../law/boot/settlement'
import type { CalendarDate } from '../../law/dates'
import { InvalidInput } from '../../law/errors'
import { InvalidInputError } from '../../core/errors'
import type { WorksheetInput } from './input'

/** What the worksheet takes from the exchange itself. */
export type WorksheetFacts = {
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  failed: boolean
  relinquished: { description: string; state: string | null; closingDate: CalendarDate | null } | null
  replacement: { description: string; closingDate: CalendarDate | null } | null
  identifiedOn: CalendarDate | null
}

const DISCLAIMER =
  "A worksheet for the client's CPA. It is no tax advice; check every line against the settlement statements."

/** Lines with the class that counts, and whether it was suggested by the words of the label. */
const classified = ({ lines }: WorksheetInput) =>
  lines.map((line) => ({
    ...line,
    class: line.class ?? suggestClass(line.label),
    suggested: line.class === undefined,
  }))

function partsOf(input: WorksheetInput, facts: WorksheetFacts) {
  return formParts({
    relinquishedDescription: input.relinquishedDescription ?? facts.relinquished?.description ?? '',
    replacementDescription: input.replacementDescription ?? facts.replacement?.description ?? '',
    acquiredOn: input.acquiredOn ?? null,
    transferDate: facts.transferDate,
    identificationDeadline: facts.identificationDeadline,
    identifiedOn: input.identifiedOn ?? facts.identifiedOn,
    receivedOn: input.receivedOn ?? facts.replacement?.closingDate ?? null,
    exchangeDeadline: facts.exchangeDeadline,
    relatedParty: input.relatedParty,
  })
}

function computed(input: WorksheetInput, facts: WorksheetFacts) {
  const lines = classified(input)
  const plain = lines.map(({ side, label, class: kind, amountCents, paidFrom }): SettlementLine => ({
    side,
    label,
    class: kind,
    amountCents,
    ...(paidFrom ? { paidFrom } : {}),
  }))
  const {
    warnings,
    exchangeFundsAppliedCents,
    relinquishedExpensesCents,
    replacementExpensesCents,
    ...amounts
  } = settlementAmounts(plain)
  const {
    otherPropertyReceivedCents,
    otherPropertyGivenCents,
    otherPropertyGivenBasisCents,
    adjustedBasisCents,
    recaptureCents,
  } = input
  const form = form8824({
    ...amounts,
    adjustedBasisCents,
    recaptureCents,
    ...(otherPropertyReceivedCents === undefined ? {} : { otherPropertyReceivedCents }),
    ...(otherPropertyGivenCents === undefined ? {} : { otherPropertyGivenCents }),
    ...(otherPropertyGivenBasisCents === undefined ? {} : { otherPropertyGivenBasisCents }),
  })
  const parts = partsOf(input, facts)
  const kinds = input.received ?? { section1250Cents: amounts.replacementPriceCents }
  const deferral = fullDeferral({
    relinquishedPriceCents: amounts.relinquishedPriceCents,
    relinquishedExpensesCents,
    debtPaidCents: amounts.debtPaidCents,
    replacementPriceCents: amounts.replacementPriceCents,
    replacementExpensesCents,
    newDebtCents: amounts.newDebtCents,
    exchangeFundsSpentCents: exchangeFundsAppliedCents + replacementExpensesCents,
    cashPaidCents: amounts.cashPaidCents,
  })
  const loss =
    form.lines[19] < 0
      ? [
          {
            code: 'loss-not-recognised',
            message: 'There is a loss. It is not recognized, with or without boot (IRC 1031(c)).',
          },
        ]
      : []
  const state = facts.relinquished?.state
  return {
    lines,
    amounts: { ...amounts, exchangeFundsAppliedCents, relinquishedExpensesCents, replacementExpensesCents },
    form8824: { ...parts.lines, ...form.lines, ...splitBasis(form.lines[25], kinds) },
    recognizedGainCents: form.recognizedGainCents,
    deferredGainCents: form.deferredGainCents,
    basisCents: form.basisCents,
    deferral,
    withholding: state
      ? stateWithholding({
          state,
          salePriceCents: amounts.relinquishedPriceCents,
          bootCents: form.lines[15],
          failed: facts.failed,
          exempt: input.withholdingExempt,
        })
      : null,
    warnings: [...warnings, ...form.warnings, ...parts.warnings, ...loss],
    disclaimer: DISCLAIMER,
  }
}

/** Everything that follows from the worksheet. @throws InvalidInputError for amounts that cannot be counted exactly */
export function computeWorksheet(input: WorksheetInput, facts: WorksheetFacts) {
  try {
    return computed(input, facts)
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInputError(error.message, error.field)
    throw error
  }
}
