import { z } from 'zod'
import { addDays, addMonths, isCalendarDate, LAST_YEAR, yearOf, type CalendarDate } from '../../law/dates'

/** How a task repeats: in days, weeks or months, until a day or for good. */
export const recurrenceInput = z.strictObject({
  frequency: z.enum(['daily', 'weekly', 'monthly']),
  /** Every so many days, weeks or months. */
  interval: z.int().min(1).max(366).default(1),
  until: z.string().refine(isCalendarDate, { message: 'must be a date that exists, YYYY-MM-DD' }).optional(),
  /** The day the first one was due: a monthly task of the 31st comes back to the 31st. */
  start: z.string().refine(isCalendarDate).optional(),
})
export type Recurrence = z.infer<typeof recurrenceInput>

const LAST = '2199-12-31'
const MOST_STEPS = 100_000

const MONTHS_IN_YEAR = 12

/** The n-th occurrence; null beyond the last year there is. */
const occurrence = (
  { frequency, interval }: Recurrence,
  start: CalendarDate,
  n: number,
): CalendarDate | null => {
  const years =
    frequency === 'monthly'
      ? Math.ceil((n * interval) / MONTHS_IN_YEAR)
      : Math.ceil((n * interval * (frequency === 'weekly' ? 7 : 1)) / 365)
  if (yearOf(start) + years >= LAST_YEAR) return null
  if (frequency === 'monthly') return addMonths(start, n * interval)
  return addDays(start, n * interval * (frequency === 'weekly' ? 7 : 1))
}

/**
 * The next day after one: the first occurrence later than `due` and not before `today`, so that a
 * task that was late does not come back in the past. Null when the recurrence has ended.
 */
export function nextDate(
  recurrence: Recurrence,
  due: CalendarDate,
  today: CalendarDate,
): CalendarDate | null {
  const start = recurrence.start ?? due
  const end = recurrence.until ?? LAST
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const day = occurrence(recurrence, start, n)
    if (day === null || day > end || day > LAST) return null
    if (day > due && day >= today) return day
  }
  return null
}
