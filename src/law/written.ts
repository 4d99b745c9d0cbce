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
