import { multiLine, singleLine } from '../../core/api/plainText'
import { z } from 'zod'
import { isCalendarDate } from '../../law/dates'
import { contradictsSection6 } from '../../law/override'

const date = z
  .string()
  .refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' })
  .refine((text) => text <= '2199-12-31', { message: 'must be before 2200' })

const overrideWhich = z.enum(['both', 'identification', 'exchange']).default('both')
const overrideSection = z.union([z.literal(6), z.literal(17), z.literal('other')])

/** A request for disaster relief that the IRS granted by notice (domain.md 1.4); one under another rule says in its reason what it rests on. */
export const overrideRequest = z
  .strictObject({
    which: overrideWhich,
    section: overrideSection,
    noticeUrl: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .optional(),
    /** What the IRS calls the notice, such as FL-2024-08. */
    noticeNumber: singleLine().trim().min(1).max(100).optional(),
    disasterDate: date,
    postponedTo: date,
    reason: multiLine().trim().min(1).max(2000),
    /** The tax adviser who confirmed that the taxpayer qualifies. */
    advisor: singleLine().trim().min(1).max(300).optional(),
    /** Whether the taxpayer is an affected taxpayer by the notice, whose return is postponed too; always so under section 6. */
    affectedTaxpayer: z.boolean().optional(),
  })
  .superRefine(({ section, noticeUrl, noticeNumber, advisor, affectedTaxpayer }, context) => {
    if (contradictsSection6({ section, affectedTaxpayer }))
      context.addIssue({
        code: 'custom',
        path: ['affectedTaxpayer'],
        message: 'section 6 is for affected taxpayers alone',
      })
    // Only a notice of the IRS grants relief, and whether the taxpayer is covered an adviser says (domain.md 1.1 T7, 1.4).
    if (section === 'other') return
    if (!noticeUrl && !noticeNumber)
      context.addIssue({
        code: 'custom',
        path: ['noticeUrl'],
        message: 'the address or the number of the IRS notice is needed',
      })
    if (!advisor)
      context.addIssue({
        code: 'custom',
        path: ['advisor'],
        message: 'the tax adviser who confirmed it is needed',
      })
  })
export type OverrideRequest = z.infer<typeof overrideRequest>

/** What a preview of an override needs: the facts that move dates. */
export const overridePreview = z
  .strictObject({
    section: overrideSection,
    which: overrideWhich,
    disasterDate: date,
    postponedTo: date,
    affectedTaxpayer: z.boolean().optional(),
  })
  .superRefine((asked, context) => {
    if (contradictsSection6(asked))
      context.addIssue({
        code: 'custom',
        path: ['affectedTaxpayer'],
        message: 'section 6 is for affected taxpayers alone',
      })
  })
