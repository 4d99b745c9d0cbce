/**
 * The arithmetic of the Gregorian calendar on plain numbers, for any year. Day 0 is 1970-01-01; a
 * day number has no time and no zone, so nothing here can shift with daylight saving.
 */

/** A day by its parts; `month` is 1 to 12. */
export type CivilDay = { year: number; month: number; day: number }

/** Sunday is 0, Saturday is 6. */
export const SUNDAY = 0
export const SATURDAY = 6

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAYS_IN_400_YEARS = 146_097
/** Day 0 counted from 0000-03-01, where the 400-year cycle of the formulas begins. */
const EPOCH = 719_468

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The number of days in a month; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)

/** The day number of a year, month and day. */
export function dayNumberOf(year: number, month: number, day: number): number {
  // Years counted from March put the leap day last, so a month's offset never depends on the year.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * DAYS_IN_400_YEARS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH
}

/** The year, month and day of a day number. */
export function civilDayOf(dayNumber: number): CivilDay {
  const shifted = dayNumber + EPOCH
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const startOfYear = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - startOfYear
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((monthFromMarch + 2) % 12) + 1
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** The day of the week of a day number, 0 (Sunday) to 6 (Saturday). */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7

/** The day number of the n-th `weekday` (0 is Sunday) of a month, n counted from 1. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = dayNumberOf(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7
}

/** The day number of the last `weekday` (0 is Sunday) of a month. */
export function lastWeekday(year: number, month: number, weekday: number): number {
  const last = dayNumberOf(year, month, daysInMonth(year, month))
  return last - ((weekdayOf(last) - weekday + 7) % 7)
}
