import { isCalendarDate, type CalendarDate } from '../../law/dates'
import { writtenDate } from '../../law/written'

export { writtenDate }

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const parts = (date: CalendarDate) => ({
  year: date.slice(0, 4),
  month: MONTHS[Number(date.slice(5, 7)) - 1] ?? '',
  day: Number(date.slice(8, 10)),
})

/** The same without the day of the week: "Jan 4, 2027". */
export function plainDate(date: CalendarDate): string {
  const { year, month, day } = parts(date)
  return `${month} ${day}, ${year}`
}

/** Day and month alone, where the year stands beside it: "Jan 4". */
export function shortDate(date: CalendarDate): string {
  const { month, day } = parts(date)
  return `${month} ${day}`
}

/** A date that stands by itself: not a part of a file's name, a number or an address. */
const DATE = /(?<![\w./-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)/g

const writingDates =
  (write: (date: CalendarDate) => string) =>
  (text: string): string =>
    text.replace(DATE, (date) => (isCalendarDate(date) ? write(date) : date))

/** Writes out every `YYYY-MM-DD` inside a sentence: "Jan 4, 2027". */
export const withWrittenDates = writingDates(plainDate)

/** The same with weekdays, by which rolling is explained on papers and in calendars: "Mon, Jan 4, 2027". */
export const withWeekdays = writingDates(writtenDate)

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

/** "today", "tomorrow", "in 12 days", "3 days ago". */
export function whenInWords(daysLeft: number): string {
  if (daysLeft === 0) return 'today'
  if (daysLeft === 1) return 'tomorrow'
  if (daysLeft === -1) return 'yesterday'
  return daysLeft > 0 ? `in ${days(daysLeft)}` : `${days(-daysLeft)} ago`
}

/** "12 days left", "today is the last day", "3 days over". */
export function daysLeftInWords(daysLeft: number): string {
  if (daysLeft === 0) return 'Last day is today'
  return daysLeft > 0 ? `${days(daysLeft)} left` : `${days(-daysLeft)} over`
}

const minutes = (count: number) => `${count} ${count === 1 ? 'minute' : 'minutes'} ago`
const hours = (count: number) => `${count} ${count === 1 ? 'hour' : 'hours'} ago`

/** How long ago an instant was, in one unit: "12 minutes ago". */
export function ago(instant: string, now: number = Date.now()): string {
  const passed = Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000))
  if (passed === 0) return 'just now'
  if (passed < 60) return minutes(passed)
  if (passed < 48 * 60) return hours(Math.floor(passed / 60))
  return `${days(Math.floor(passed / 1440))} ago`
}

const DAY = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const
const TIME = { hour: 'numeric', minute: '2-digit' } as const

/** An instant on the wall of a zone, of the device where none is named: "Fri, Nov 20, 2026, 9:12 AM". */
export function writtenInstant(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', { ...DAY, ...TIME, timeZone }).format(new Date(instant))
}

/** The day of an instant on the wall of a zone: "Fri, Nov 20, 2026". */
export function writtenDay(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', { ...DAY, timeZone }).format(new Date(instant))
}

/** The time of an instant on the wall of a zone: "9:12 AM". */
export function writtenTime(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-US', { ...TIME, timeZone }).format(new Date(instant))
}
