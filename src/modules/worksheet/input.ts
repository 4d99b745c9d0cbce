import { z } from 'zod'
import { LINE_CLASSES, LINE_SIDES, PAID_FROM } from '../../law/boot/settlement'
import { isCalendarDate } from '../../law/dates'
import { MOST_CENTS } from '../../law/money'
import { DISPOSITION_EXCEPTIONS } from '../../law/related'
import { multiLine, singleLine } from '../../core/api/plainText'

const cents = z
  .int({ message: 'must be a whole number of cents' })
  .min(0)
  .max(MOST_CENTS)
  .describe('US cents')
const day = z
  .string()
  .refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' })
  .meta({ format: 'date', description: 'Calendar date, YYYY-MM-DD' })

/** A line of a settlement statement as typed; without a class the words of its label suggest one. */
export const line = z.strictObject({
  side: z.enum(LINE_SIDES),
  label: singleLine().trim().min(1).max(300),
  class: z.enum(LINE_CLASSES).optional(),
  amountCents: cents,
  paidFrom: z.enum(PAID_FROM).optional(),
  note: multiLine().max(1000).optional(),
})

/** What the worksheet of an exchange is filled in with. Nothing computed is in it. */
export const worksheetInput = z.strictObject({
  lines: z.array(line).max(300).default([]),
  adjustedBasisCents: cents.default(0),
  recaptureCents: cents.default(0),
  otherPropertyReceivedCents: cents.optional(),
  otherPropertyGivenCents: cents.optional(),
  otherPropertyGivenBasisCents: cents.optional(),
  /** Fair market value of what was received, for lines 25a to 25c; absent, all is real property. */
  received: z
    .strictObject({
      section1250Cents: cents,
      section1245Cents: cents.optional(),
      intangibleCents: cents.optional(),
    })
    .optional(),
  relinquishedDescription: singleLine().trim().max(500).optional(),
  replacementDescription: singleLine().trim().max(500).optional(),
  acquiredOn: day.optional(),
  identifiedOn: day.optional(),
  receivedOn: day.optional(),
  relatedParty: z
    .strictObject({
      name: singleLine().trim().min(1).max(200),
      relationship: singleLine().trim().min(1).max(200),
      address: singleLine().trim().max(300).default(''),
      theyDisposed: z.boolean().default(false),
      youDisposed: z.boolean().default(false),
      exception: z.enum(DISPOSITION_EXCEPTIONS).nullable().default(null),
    })
    .nullable()
    .default(null),
  withholdingExempt: z.boolean().default(false),
})
export type WorksheetInput = z.infer<typeof worksheetInput>
