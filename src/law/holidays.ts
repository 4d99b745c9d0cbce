import { type CalendarDate, addDays, toDayNumber, yearOf } from './dates'
import { SATURDAY, SUNDAY, dayNumberOf, lastWeekday, nthWeekday, weekdayOf } from './civil'

/**
 * What a date falls on. `holiday` is a weekday that is a legal holiday in the District of Columbia,
 * as observed; a holiday on a weekend is reported as the weekend day.
 */
export type DayKind = 'business-day' | 'saturday' | 'sunday' | 'holiday'

const MONDAY = 1
const THURSDAY = 4

/** D.C. Code 28-2701: of a holiday on a Saturday the Friday, of one on a Sunday the Monday. */
function observed(dayNumber: number): number {
  const day = weekdayOf(dayNumber)
  if (day === SATURDAY) return dayNumber - 1
  return day === SUNDAY ? dayNumber + 1 : dayNumber
}

/** D.C. Code 28-2701 excepts the inauguration from the Saturday rule: only a Sunday moves it. */
function inaugurationDays(year: number): number[] {
  if (year < 1937 || year % 4 !== 1) return []
  const day = dayNumberOf(year, 1, 20)
  return [weekdayOf(day) === SUNDAY ? day + 1 : day]
}

/** Holidays on a fixed day of a month, with the first year each was one. */
const FIXED = [
  { month: 1, day: 1, since: 0 },
  { month: 4, day: 16, since: 2005 },
  { month: 6, day: 19, since: 2021 },
  { month: 7, day: 4, since: 0 },
  { month: 11, day: 11, since: 0 },
  { month: 12, day: 25, since: 0 },
] as const

function holidaysIn(year: number): number[] {
  const fixed = FIXED.filter(({ since }) => year >= since).map(({ month, day }) =>
    observed(dayNumberOf(year, month, day)),
  )
  const martinLutherKing = year >= 1986 ? [nthWeekday(year, 1, MONDAY, 3)] : []
  return [
    ...fixed,
    ...martinLutherKing,
    ...inaugurationDays(year),
    nthWeekday(year, 2, MONDAY, 3),
    lastWeekday(year, 5, MONDAY),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    nthWeekday(year, 11, THURSDAY, 4),
  ]
}

const holidaysOfYear = new Map<number, ReadonlySet<number>>()

/** A year's holidays as observed, the next New Year's Day too: of a Saturday it is December 31. */
function observedHolidays(year: number): ReadonlySet<number> {
  const known = holidaysOfYear.get(year)
  if (known) return known
  const made = new Set([...holidaysIn(year), observed(dayNumberOf(year + 1, 1, 1))])
  holidaysOfYear.set(year, made)
  return made
}

/**
 * What a date falls on, by the legal holidays of the District of Columbia (IRC 7503; D.C. Code
 * 28-2701). The list is today's: of the years before 1978, when some holidays lay on other days,
 * it is an approximation. Throws `InvalidInput` for a date that does not exist.
 */
export function fallsOn(date: CalendarDate): DayKind {
  const dayNumber = toDayNumber(date)
  const day = weekdayOf(dayNumber)
  if (day === SATURDAY) return 'saturday'
  if (day === SUNDAY) return 'sunday'
  return observedHolidays(yearOf(date)).has(dayNumber) ? 'holiday' : 'business-day'
}

/** Whether a date is neither a Saturday, a Sunday nor a legal holiday in the District of Columbia. */
export const isBusinessDay = (date: CalendarDate): boolean => fallsOn(date) === 'business-day'

/**
 * The date itself when it is a business day, else the next one: IRC 7503, Reg. 301.7503-1. It is
 * for the due date of a return only; day 45 and day 180 never roll (domain.md 1.3).
 */
export function nextBusinessDay(date: CalendarDate): CalendarDate {
  let rolled = date
  while (!isBusinessDay(rolled)) rolled = addDays(rolled, 1)
  return rolled
}

/**
 * The date that lies `days` business days after `date`, which is day 0 whatever it falls on: the
 * five business days of a parking agreement (Rev. Proc. 2000-37 section 4.02, domain.md 1.5).
 */
export function addBusinessDays(date: CalendarDate, days: number): CalendarDate {
  let reached = date
  for (let counted = 0; counted < days;) {
    reached = addDays(reached, 1)
    if (isBusinessDay(reached)) counted += 1
  }
  return reached
}
