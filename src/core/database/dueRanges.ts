import { addDays, type CalendarDate } from '../../law/dates'
import type { Values } from './statement'

/** The ranges of dates that lists are filtered by: the same steps that urgency has. */
export const DUE_RANGES = ['overdue', '48h', 'week', 'month', 'later'] as const
export type DueRange = (typeof DUE_RANGES)[number]

/** First and last day of a range; null is open. */
function boundsOf(range: DueRange, today: CalendarDate): [CalendarDate | null, CalendarDate | null] {
  switch (range) {
    case 'overdue':
      return [null, addDays(today, -1)]
    case '48h':
      return [today, addDays(today, 2)]
    case 'week':
      return [today, addDays(today, 7)]
    case 'month':
      return [today, addDays(today, 30)]
    case 'later':
      return [addDays(today, 31), null]
  }
}

/** The conditions that keep a date column within a range. */
export function inRange(column: string, range: DueRange, today: CalendarDate, values: Values): string[] {
  const [from, to] = boundsOf(range, today)
  return [
    ...(from ? [`${column} >= ${values.add(from)}`] : []),
    ...(to ? [`${column} <= ${values.add(to)}`] : []),
  ]
}
