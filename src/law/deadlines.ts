import { type CalendarDate, daysBetween } from './dates'
import {
  type DeadlineFacts,
  type DeadlinesInput,
  type ParkingDates,
  type PeriodDates,
  deadlineFacts,
} from './deadline-facts'
import { deadlineWarnings } from './deadline-warnings'
import { type DayKind, fallsOn } from './holidays'
import { type SafeUntil, safeDate, safeReason } from './safe-date'
import type { Warning } from './warning'

export type { DeadlinesInput, ParkingDates } from './deadline-facts'
export type { Warning } from './warning'

/** Which limit the last day of the exchange comes from: the earliest of those that apply. */
export type LimitedBy = 'day-180' | 'return-due-date' | 'parking' | 'override'

/** A deadline: the whole of `date` is timely; `daysLeft` is 0 on it and negative after it. */
export type Deadline = { date: CalendarDate; daysLeft: number; fallsOn: DayKind }

/** The last day of the exchange and the dates it was weighed from. */
export type ExchangeDeadline = Deadline & {
  /** T + 180, never moved by an override. */
  day180: CalendarDate
  /** The return due date, extended where an extension was filed, rolled, postponed by relief; null while unknown. */
  returnDueCap: CalendarDate | null
  /** The same before rolling and relief. */
  returnDueStatutory: CalendarDate | null
  limitedBy: LimitedBy
  /** The earliest last day that what is known does not exclude; `date` once all is known. */
  safeDate: CalendarDate
  /** What would lift `safeDate` to a later day, as a clause that follows it; null where nothing would. */
  safeReason: string | null
  /** The same as a code that stays fixed. */
  safeUntil: SafeUntil | null
}

/** The deadlines of an exchange; the first three are null while only property is parked. */
export type Deadlines = {
  transferDate: CalendarDate | null
  identification: Deadline | null
  exchange: ExchangeDeadline | null
  parking?: ParkingDates
  warnings: Warning[]
}

type Limit = { date: CalendarDate; limitedBy: LimitedBy }

/** The limits in the order in which they are named when two are the same day. */
function limitsOf({ periodEnd, day180, due }: PeriodDates, parking: ParkingDates | null): Limit[] {
  const period: Limit = {
    date: periodEnd,
    limitedBy: periodEnd === day180 ? 'day-180' : 'override',
  }
  const parked: Limit[] = parking ? [{ date: parking.endsOn, limitedBy: 'parking' }] : []
  const capped: Limit[] = due.cap === null ? [] : [{ date: due.cap, limitedBy: 'return-due-date' }]
  return [period, ...parked, ...capped]
}

/** The limit that ends the exchange: the earliest (IRC 1031(a)(3)(B), domain.md 1.5). */
export function endOfExchange(periods: PeriodDates, parking: ParkingDates | null): Limit {
  return limitsOf(periods, parking).reduce((end, limit) => (limit.date < end.date ? limit : end))
}

const deadline = (date: CalendarDate, today: CalendarDate): Deadline => ({
  date,
  daysLeft: daysBetween(today, date),
  fallsOn: fallsOn(date),
})

function exchangeDeadline(facts: DeadlineFacts, today: CalendarDate): ExchangeDeadline | null {
  const { periods, parking } = facts
  if (periods === null) return null
  const { date, limitedBy } = endOfExchange(periods, parking)
  const safe = safeDate(facts, date)
  return {
    ...deadline(date, today),
    day180: periods.day180,
    returnDueCap: periods.due.cap,
    returnDueStatutory: periods.due.statutory,
    limitedBy,
    safeDate: safe.date,
    safeReason: safeReason(safe),
    safeUntil: safe.until,
  }
}

/**
 * The deadlines of an exchange: day 45 and the earlier of day 180 and the return due date, both
 * counted from the earliest transfer as day 0 (IRC 1031(a)(3); Reg. 1.1031(k)-1(b)(2); domain.md 1,
 * vectors D-01 to D-17 and R-01). Day 45, day 180 and the parking dates never roll; the return due
 * date does (IRC 7503). An override moves day 45, day 180 and the last two parking dates, and for an
 * affected taxpayer the return. Throws `InvalidInput` (with the field) for a date that does not exist
 * or lies after 2199, for no transfer where nothing is parked, and for section 6 without an affected
 * taxpayer.
 */
export function computeDeadlines(input: DeadlinesInput): Deadlines {
  const facts = deadlineFacts(input)
  const { periods, parking } = facts
  const identification = periods && deadline(periods.identificationEnd, input.today)
  const exchange = exchangeDeadline(facts, input.today)
  return {
    transferDate: periods?.transferDate ?? null,
    identification,
    exchange,
    ...(parking && { parking }),
    warnings: deadlineWarnings(facts, exchange?.date ?? null),
  }
}
