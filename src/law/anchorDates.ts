import { fromDayNumber, toDayNumber, type CalendarDate } from './dates'

/** The dates of an exchange that a task's due date can be computed from. */
export const ANCHORS = ['T', 'D45', 'END', 'CLOSING'] as const
export type Anchor = (typeof ANCHORS)[number]

const [FIRST, LAST] = [toDayNumber('1900-01-01'), toDayNumber('2199-12-31')]

/** So many days from a date, where that is a date of ours. */
export function daysFrom(date: CalendarDate, days: number): CalendarDate | null {
  const day = toDayNumber(date) + days
  return day >= FIRST && day <= LAST ? fromDayNumber(day) : null
}
