import { z } from 'zod'
import { cents, docAnswer, id, instant, warning } from '../../core/api/answers'
import { LINE_CLASSES } from '../../law/boot/settlement'
import { line, worksheetInput } from './input'

/** The worksheet: what was typed, and everything that follows from it. */
export const read = z.strictObject({
  exchange: id,
  updatedAt: instant.nullable(),
  input: worksheetInput,
  lines: z.array(
    line.extend({
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
