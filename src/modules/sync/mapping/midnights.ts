import { toInstant } from './time'

/** The zones that midnights of a source in the United States are looked for in, with what people call them. */
const ZONES: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'America/New_York': 'Eastern time',
  'America/Chicago': 'Central time',
  'America/Denver': 'Mountain time',
  'America/Los_Angeles': 'Pacific time',
  'America/Anchorage': 'Alaska time',
  'Pacific/Honolulu': 'Hawaii time',
}

/** What a zone is called: "Eastern time (America/New_York)". */
export const zoneName = (zone: string): string =>
  ZONES[zone] && ZONES[zone] !== zone ? `${ZONES[zone]} (${zone})` : zone

/** How a date was written at the source. */
export type Midnight =
  /** As a date, or at the midnight or noon of the firm's zone. */
  | { kind: 'sound' }
  /** At the midnight of other zones; `shifts` where the firm's calendar has the day before. */
  | { kind: 'foreign'; zones: string[]; shifts: boolean }
  /** At any other time: an instant, whose date is that of the firm's zone. */
  | { kind: 'instant' }

/** A date alone, or midnight without an offset: the date as written (practicepanther.md section 8). */
const AS_WRITTEN = /^\d{4}-\d{2}-\d{2}(?:T00:00:00(?:\.0+)?)?$/

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time on the wall of a zone, "23:00:00". */
function timeIn(zone: string, instant: Date): string {
  const known =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(zone, known)
  return known.format(instant)
}

/**
 * Whether a date of the source stands at the midnight of another zone than the firm's. Midnight of
 * Eastern time is nine in the evening of the day before in a Pacific firm: read in the firm's zone,
 * every such date is one day early, and every deadline with it.
 */
export function midnightOf(text: string, firm: string): Midnight {
  const iso = AS_WRITTEN.test(text) ? null : toInstant(text)
  if (iso === null) return { kind: 'sound' }
  const instant = new Date(iso)
  const here = timeIn(firm, instant)
  if (here === '00:00:00' || here === '12:00:00') return { kind: 'sound' }
  const zones = Object.keys(ZONES).filter((zone) => zone !== firm && timeIn(zone, instant) === '00:00:00')
  return zones.length === 0 ? { kind: 'instant' } : { kind: 'foreign', zones, shifts: here > '12:00:00' }
}
