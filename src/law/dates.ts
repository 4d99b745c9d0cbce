import { type CivilDay, civilDayOf, dayNumberOf, daysInMonth, weekdayOf } from './civil'
import { InvalidInput } from './errors'

/**
 * A day of the Gregorian calendar as `YYYY-MM-DD`, without time and without zone. Comparing two of
 * them as text (`<`, `<=`) compares them as days.
 */
export type CalendarDate = string

/** The years a calendar date of this platform may lie in, both included. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2200

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

function parse(text: string): CivilDay | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null
}

function requireDay(date: CalendarDate): CivilDay {
  const found = parse(date)
  if (found) return found
  throw new InvalidInput('date', `"${date}" is not a date of the years ${FIRST_YEAR} to ${LAST_YEAR}`)
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0')

/** Whether the text is a day that exists, written `YYYY-MM-DD`, in the years 1900 to 2200. */
export const isCalendarDate = (text: string): text is CalendarDate => parse(text) !== null

/** The number of a date (1970-01-01 is 0). Throws `InvalidInput` for a date that does not exist. */
export function toDayNumber(date: CalendarDate): number {
  const { year, month, day } = requireDay(date)
  return dayNumberOf(year, month, day)
}

/** The calendar date of a day number. Throws `InvalidInput` outside the years 1900 to 2200. */
export function fromDayNumber(dayNumber: number): CalendarDate {
  const { year, month, day } = civilDayOf(dayNumber)
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
  requireDay(date)
  return date
}

/** The year of a calendar date. Throws `InvalidInput` for a date that does not exist. */
export const yearOf = (date: CalendarDate): number => requireDay(date).year

/**
 * The date `days` calendar days later (earlier when negative), the date itself being day 0
 * (domain.md 1.2). Throws `InvalidInput` when the result leaves the years 1900 to 2200.
 */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(date) + days)

/**
 * The same day `months` months later, or the last day of that month when it is shorter. Throws
 * `InvalidInput` when the result leaves the years 1900 to 2200.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = requireDay(date)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const newDay = Math.min(day, daysInMonth(newYear, newMonth))
  return fromDayNumber(dayNumberOf(newYear, newMonth, newDay))
}

/** How many days `to` lies after `from`: negative when it lies before, 0 on the same day. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toDayNumber(to) - toDayNumber(from)

/** The day of the week of a date, 0 (Sunday) to 6 (Saturday). */
export const weekday = (date: CalendarDate): number => weekdayOf(toDayNumber(date))

/** Making a formatter is slow and a sync converts thousands of instants, in one or two zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/**
 * The calendar date on the wall of `zone` (an IANA name such as `America/Los_Angeles`) at the
 * instant `now`. Throws `RangeError` for a zone that does not exist.
 */
export function todayIn(zone: string, now: Date): CalendarDate {
  const found = new Map(
    formatterFor(zone)
      .formatToParts(now)
      .map((p) => [p.type, p.value]),
  )
  return `${found.get('year')?.padStart(4, '0')}-${found.get('month')}-${found.get('day')}`
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/i

/**
 * The calendar date in `zone` of an ISO 8601 instant. Without an offset the instant is UTC: the
 * source system writes the midnight of the firm's zone as naive UTC (domain.md 5.3), so
 * `2026-01-15T08:00:00` is 2026-01-15 in Los Angeles. A text that is only a date has no instant and
 * is that date. Throws `InvalidInput` for anything else, and when the result leaves the years 1900
 * to 2200; `RangeError` for a zone that does not exist.
 */
export function instantToCalendarDate(isoInstant: string, zone: string): CalendarDate {
  if (isCalendarDate(isoInstant)) return isoInstant
  const match = INSTANT.exec(isoInstant)
  const [, date, time, offset] = match ?? []
  if (!date || !time || !isCalendarDate(date)) {
    throw new InvalidInput('instant', `"${isoInstant}" is not an ISO 8601 instant`)
  }
  const instant = new Date(`${date}T${time}${(offset ?? 'Z').toUpperCase()}`)
  if (Number.isNaN(instant.getTime())) {
    throw new InvalidInput('instant', `"${isoInstant}" is not an ISO 8601 instant`)
  }
  const local = todayIn(zone, instant)
  if (!isCalendarDate(local)) {
    throw new InvalidInput('instant', `"${isoInstant}" lies outside the calendar`)
  }
  return local
}
