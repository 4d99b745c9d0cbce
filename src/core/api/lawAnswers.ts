import { z } from 'zod'
import { ANCHORS } from '../../law/anchorDates'
import { STAGE_NAMES_IN_ORDER } from '../../law/lifecycle'
import { EXCHANGE_STATUSES } from '../../law/status'
import { cents, date, warning } from './answers'

/** Results of the law, as several capabilities answer them. */

export const exchangeStatus = z.enum(EXCHANGE_STATUSES)
export const stage = z.enum(STAGE_NAMES_IN_ORDER)
export const anchor = z.enum(ANCHORS)
export const safeUntil = z
  .enum(['return-due-later', 'extension-filed'])
  .describe('What would move the end of the exchange beyond the safe date')
export const limitedBy = z
  .enum(['day-180', 'return-due-date', 'parking', 'override'])
  .describe('What sets the end of the exchange')

const deadline = {
  date,
  daysLeft: z.int().describe('Days from today in the zone of the firm; negative when it is over'),
  fallsOn: z.enum(['business-day', 'saturday', 'sunday', 'holiday']),
}
/** The deadlines of an exchange with what limits them. */
export const deadlines = z.strictObject({
  transferDate: date.nullable().describe('T: day 0 of both periods'),
  identification: z.strictObject(deadline).nullable(),
  exchange: z
    .strictObject({
      ...deadline,
      day180: date,
      returnDueCap: date
        .nullable()
        .describe('Due date of the return with a filed extension, rolled by IRC 7503'),
      returnDueStatutory: date.nullable().describe('The same before it is rolled'),
      limitedBy,
      safeDate: date.describe('The earliest end that what is known does not exclude'),
      safeReason: z.string().nullable(),
      safeUntil: safeUntil.nullable(),
    })
    .nullable(),
  parking: z.strictObject({ agreementBy: date, identificationBy: date, endsOn: date }).optional(),
  warnings: z.array(warning),
})

/** Which of the three identification rules holds. */
export const identificationResult = z.strictObject({
  rule: z.enum(['none', 'three-property', '200-percent', '95-percent']),
  status: z.enum(['valid', 'pending-95', 'over-identified', 'none-identified']),
  count: z.int(),
  totalCents: cents,
  limitCents: cents.describe('200% of the value of what was sold, in US cents'),
  qualifying: z.array(z.string()).describe('Ids of the properties that count as replacement property'),
})
