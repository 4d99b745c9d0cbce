import { z } from 'zod'
import { type Form8824, form8824 as computeForm8824 } from './boot/form8824'
import { type CalendarDate, isCalendarDate } from './dates'
import { type Deadlines, computeDeadlines } from './deadlines'
import { type IdentificationResult, testIdentification } from './identification'
import { RELEASE_PURPOSES, type ReleaseDecision, decideRelease } from './release'
import { TAXPAYERS } from './return-due'

/**
 * The four calculators of contract.md 7: what they accept, and what they answer. The schemas reject
 * unknown keys, dates that do not exist and cents that are negative, fractional or too large to be
 * exact; what only the rules can see (a transfer missing, an id there twice, sums too large) the
 * functions reject by throwing `InvalidInput`.
 */

const date = z.string().refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' })
const cents = z.int({ message: 'must be a whole number of cents' }).min(0)
const MOST_ROWS = 1000

/** Input of the deadlines calculator; `today` defaults to today in the firm's zone. */
export const deadlinesInput = z.strictObject({
  today: date.optional(),
  transfers: z.array(date).max(MOST_ROWS),
  taxpayer: z.enum(TAXPAYERS),
  extensionFiled: z.boolean().optional(),
  returnDueDate: date.optional(),
  extendedDueDate: date.optional(),
  parkedOn: date.optional(),
  override: z
    .strictObject({
      section: z.literal([6, 17]),
      disasterDate: date,
      postponedTo: date,
      affectedTaxpayer: z.boolean().optional(),
    })
    .optional(),
})

const identifiedProperty = z.strictObject({
  id: z.string().min(1).max(200),
  valueCents: cents,
  receivedBy45: z.boolean().optional(),
  receivedValueCents: cents.optional(),
  incidentalTo: z.string().optional(),
  revoked: z.enum(['none', 'valid', 'invalid']).optional(),
  notice: z.enum(['valid', 'invalid']).optional(),
})

/** Input of the identification calculator. */
export const identificationInput = z.strictObject({
  relinquishedValueCents: cents,
  asOf: z.enum(['open', 'period-ended']),
  identified: z.array(identifiedProperty).max(MOST_ROWS),
})

/** Input of the Form 8824 calculator. */
export const form8824Input = z.strictObject({
  relinquishedPriceCents: cents,
  adjustedBasisCents: cents,
  debtPaidCents: cents,
  expensesCents: cents,
  cashReceivedCents: cents,
  replacementPriceCents: cents,
  newDebtCents: cents,
  cashPaidCents: cents,
  otherPropertyReceivedCents: cents.optional(),
  otherPropertyGivenCents: cents.optional(),
  otherPropertyGivenBasisCents: cents.optional(),
  recaptureCents: cents.optional(),
})

/** Input of the release calculator. */
export const releaseInput = z.strictObject({
  today: date,
  transferDate: date,
  identificationDeadline: date,
  exchangeDeadline: date,
  identified: z
    .array(z.strictObject({ acquiredOn: date.optional(), revoked: z.boolean().optional() }))
    .max(MOST_ROWS),
  purpose: z.enum(RELEASE_PURPOSES),
  contingency: z.boolean().optional(),
})

/**
 * The deadlines of an exchange (see `computeDeadlines`). `firmToday` is today in the firm's zone,
 * which counts where the input names no day.
 */
export const deadlines = (input: z.infer<typeof deadlinesInput>, firmToday: CalendarDate): Deadlines =>
  computeDeadlines({ ...input, today: input.today ?? firmToday })

/** Which identification rule is satisfied (see `testIdentification`). */
export const identification = (input: z.infer<typeof identificationInput>): IdentificationResult =>
  testIdentification(input)

/** Part III of Form 8824 (see `boot/form8824`). */
export const form8824 = (input: z.infer<typeof form8824Input>): Form8824 => computeForm8824(input)

/** Whether exchange funds may be released (see `decideRelease`). */
export const release = (input: z.infer<typeof releaseInput>): ReleaseDecision => decideRelease(input)
