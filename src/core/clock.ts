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

const QUARTER_HOUR_MS = 15 * 60_000
let latest: { zone: string; quarter: number; day: CalendarDate } | null = null

/**
 * Today in the firm's zone: the day from which every "days left" counts (contract section 7). Asked for
 * every row of a list, so it is kept for the quarter of an hour: in every zone midnight begins one.
 */
export function today(at: Date = now()): CalendarDate {
  const zone = settings().PP_FIRM_TIME_ZONE
  const quarter = Math.floor(at.getTime() / QUARTER_HOUR_MS)
  if (latest?.zone !== zone || latest.quarter !== quarter) latest = { zone, quarter, day: todayIn(zone, at) }
  return latest.day
}
