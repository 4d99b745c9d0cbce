import { z } from 'zod'
import { cents, date, docAnswer, id, instant, warning } from '../../core/api/answers'
import { LINE_CLASSES, LINE_SIDES, PAID_FROM } from '../../law/boot/settlement'
import { DISPOSITION_EXCEPTIONS } from '../../law/related'

/** A line of a settlement statement as it is stored; with its class where somebody chose one. */
const storedLine = z.strictObject({
  side: z.enum(LINE_SIDES),
  label: z.string(),
  class: z.enum(LINE_CLASSES).optional(),
  amountCents: cents,
  paidFrom: z.enum(PAID_FROM).optional(),
  note: z.string().optional(),
})
const input = z.strictObject({
  lines: z.array(storedLine),
  adjustedBasisCents: cents,
  recaptureCents: cents,
  otherPropertyReceivedCents: cents.optional(),
  otherPropertyGivenCents: cents.optional(),
  otherPropertyGivenBasisCents: cents.optional(),
  received: z
    .strictObject({
      section1250Cents: cents,
      section1245Cents: cents.optional(),
      intangibleCents: cents.optional(),
    })
    .optional(),
  relinquishedDescription: z.string().optional(),
  replacementDescription: z.string().optional(),
  acquiredOn: date.optional(),
  identifiedOn: date.optional(),
  receivedOn: date.optional(),
  relatedParty: z
    .strictObject({
      name: z.string(),
      relationship: z.string(),
      address: z.string(),
      theyDisposed: z.boolean(),
      youDisposed: z.boolean(),
      exception: z.enum(DISPOSITION_EXCEPTIONS).nullable(),
    })
    .nullable(),
  withholdingExempt: z.boolean(),
})

/** The worksheet: what was typed, and everything that follows from it. */
export const read = z.strictObject({
  exchange: id,
  updatedAt: instant.nullable(),
  input,
  lines: z.array(
    storedLine.extend({
      class: z.enum(LINE_CLASSES),
      suggested: z.boolean().describe('The words of the label suggested the class'),
    }),
  ),
  amounts: z.strictObject({
    exchangeFundsAppliedCents: cents,
    relinquishedExpensesCents: cents,
    replacementExpensesCents: cents,
    relinquishedPriceCents: cents,
    debtPaidCents: cents,
    expensesCents: cents,
    cashReceivedCents: cents,
    replacementPriceCents: cents,
    newDebtCents: cents,
    cashPaidCents: cents,
  }),
  form8824: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
    .describe('By line of the form; money in US cents'),
  recognizedGainCents: cents,
  deferredGainCents: cents,
  basisCents: cents,
  deferral: z.strictObject({
    full: z.boolean(),
    targetValueCents: cents,
    valueShortCents: cents,
    equityShortCents: cents,
    debtOrCashShortCents: cents,
    sentence: z.string(),
  }),
  withholding: z
    .strictObject({
      state: z.string(),
      required: z.boolean().nullable(),
      amountCents: cents.nullable(),
      rule: z.string(),
    })
    .nullable(),
  warnings: z.array(warning),
  disclaimer: z.string(),
})
export const write = docAnswer(read)
