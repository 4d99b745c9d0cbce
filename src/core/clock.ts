import { settings } from './env'
import { todayIn, type CalendarDate } from '../law/dates'

declare global {
  // Counted once for all bundles of this file: the pages are bundled apart from the server.
  var peakClockAheadMs: number | undefined
}

/** How far ahead of real time the business is: nothing, unless a test has moved it (docs/adr/0008). */
function aheadMs(): number {
  const { PEAK_CLOCK } = settings()
  return PEAK_CLOCK ? (globalThis.peakClockAheadMs ??= Date.parse(PEAK_CLOCK) - Date.now()) : 0
}

/** The same in seconds, for SQL that compares a recorded instant with a day of the business. */
export const aheadSeconds = (): number => Math.round(aheadMs() / 1000)

/** The moment that deadlines and signatures are held to. What is only recorded, and sign-in, takes real time. */
export const now = (): Date => new Date(aheadMs() + Date.now())

/** Today in the firm's zone: the day from which every "days left" counts (contract section 7). */
export function today(at: Date = now()): CalendarDate {
  return todayIn(settings().PP_FIRM_TIME_ZONE, at)
}
