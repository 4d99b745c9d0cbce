import type { CalendarDate } from './dates'

const WRITTEN = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A calendar date as people write it, with its weekday: "Mon, Jan 4, 2027". */
export const writtenDate = (date: CalendarDate | null): string =>
  date === null ? 'not known yet' : WRITTEN.format(new Date(`${date}T00:00:00Z`))

/** A sentence whose calendar dates are written out. */
export const withWrittenDates = (text: string): string =>
  text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => writtenDate(date))
