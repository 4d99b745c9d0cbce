import { instantToCalendarDate, isCalendarDate, type CalendarDate } from '../../../law/dates'

/** JavaScript makes a date of nearly anything ("5", "March 5", "03/05/2026"), and a wrong one: only this form is read. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([zZ]|[+-]\d{2}:?\d{2})?$/

/** PracticePanther writes UTC without saying so: a text without an offset is UTC (practicepanther.md section 8). */
export function toInstant(text: string): string | null {
  if (!TIMESTAMP.test(text)) return null
  const at = Date.parse(/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/**
 * The calendar date a value means: exactly midnight without an offset is the date as written;
 * anything else is an instant whose date is taken in the firm's zone (the project's policy,
 * practicepanther.md section 8). Null for what is no date.
 */
export function toCalendarDate(text: string | null | undefined, zone: string): CalendarDate | null {
  if (!text) return null
  const written = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?)?$/.exec(text)?.[1]
  if (written !== undefined) return isCalendarDate(written) ? written : null
  const instant = toInstant(text)
  if (!instant) return null
  const date = instantToCalendarDate(instant, zone)
  return isCalendarDate(date) ? date : null
}

/**
 * `updated_at` in a form that sorts as text: the fraction has 0 to 3 digits with zeros trimmed, so
 * that "…55" and "…55.8" would compare wrongly as they come.
 */
export function sortableInstant(text: string | null | undefined): string | null {
  return text ? toInstant(text) : null
}
