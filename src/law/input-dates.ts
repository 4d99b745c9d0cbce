import { type CalendarDate, isCalendarDate } from './dates'
import { InvalidInput } from './errors'

/** Of every later date, all that follow from it (180 + 120 days, a return of next year) still exist. */
const LAST_INPUT = '2199-12-31'

/**
 * Holds a date of an input to be a day that exists and that deadlines can be counted from; an absent
 * one passes. Throws `InvalidInput` with the field.
 */
export function requireDate(field: string, date: CalendarDate | null | undefined): void {
  if (date === null || date === undefined) return
  if (!isCalendarDate(date)) throw new InvalidInput(field, `"${date}" is not a date that exists`)
  if (date > LAST_INPUT) throw new InvalidInput(field, `"${date}" is after ${LAST_INPUT}`)
}
