import { z } from 'zod'
import { count, date, docAnswer, id, instant, person, warning } from '../../core/api/answers'

const result = {
  disqualified: z.boolean(),
  related: z.boolean(),
  flags: z.array(warning),
  holdUntil: date.nullable().describe('End of the two years of IRC 1031(f)'),
  formYears: z.array(z.int()).describe('Years for which Form 8824 is filed'),
}
const others = ['titleholder', 'escrow-holder', 'seller', 'buyer', 'other'] as const

export const list = z.strictObject({
  docs: z.array(
    z.strictObject({
      ...result,
      id,
      party: z.string(),
      part: z.enum(['intermediary', ...others]),
      facts: z.unknown().describe('What the screening was given'),
      state: z.enum(['CLEAR', 'OPEN', 'CLEARED', 'CONFIRMED']),
      note: z.string().nullable(),
      screenedBy: person.nullable(),
      decidedBy: person.nullable(),
      decidedAt: instant.nullable(),
      createdAt: instant,
      changedSince: z.boolean().describe('The exchange changed after it was screened'),
    }),
  ),
  unscreened: z.array(
    z.strictObject({
      name: z.string(),
      part: z.enum(others),
      source: z.enum(['participant', 'matter']),
    }),
  ),
  open: count.describe('Findings that wait'),
})
export const create = docAnswer(z.strictObject({ ...result, id, state: z.enum(['CLEAR', 'OPEN']) }))
export const decide = docAnswer(z.strictObject({ id, state: z.enum(['CLEARED', 'CONFIRMED']) }))
