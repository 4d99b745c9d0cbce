import { z } from 'zod'
import { count, date, id } from '../../core/api/answers'
import { deadlines as computed, safeUntil } from '../../core/api/lawAnswers'

export const deadlines = computed.extend({
  why: z.array(
    z.strictObject({ rule: z.string(), input: z.string(), result: z.string(), citation: z.string() }),
  ),
})

const boardDate = z.strictObject({
  exchange: id,
  exchangeNumber: z.string().nullable(),
  name: z.string(),
  clientName: z.string().nullable(),
  coordinator: id.nullable(),
  coordinatorName: z.string().nullable(),
  kind: z.enum(['identification', 'exchange', 'closing']),
  date,
  safeUntil: safeUntil.nullable(),
  day180: date.nullable(),
  daysLeft: z.int().describe('Days from today in the zone of the firm; negative when it is over'),
})
const range = z.enum(['overdue', 'today', '48h', 'week', 'month', 'later'])
export const board = z.strictObject({
  today: date,
  groups: z.array(z.strictObject({ key: range, label: z.string(), total: count, dates: z.array(boardDate) })),
  coordinators: z
    .array(
      z.strictObject({
        coordinator: id.nullable(),
        name: z.string(),
        overdue: count,
        today: count,
        '48h': count,
        week: count,
        month: count,
        total: count,
      }),
    )
    .describe('For administrators; empty for others'),
  radar: z
    .array(z.strictObject({ date, total: count, identification: count, exchange: count, closing: count }))
    .describe('The next sixty days'),
})
