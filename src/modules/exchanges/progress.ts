import { daysBetween, type CalendarDate } from '../../law/dates'
import type { ExchangeStatus } from '../../law/status'

/** One station on the way of an exchange. */
export type Station = {
  name: string
  date: CalendarDate | null
  done: boolean
  /** The exchange is past it, and nobody recorded it. */ missing: boolean
}
/** The way with today on it, in percent of its length; null once it is over. */
export type Progress = { stations: Station[]; today: number | null }

type Facts = {
  status: ExchangeStatus
  relinquishedTransferDate: CalendarDate | null
  expectedClosingDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  safeDeadline: CalendarDate | null
  completionDate: CalendarDate | null
}

const STEP = 25

/** How far today is between two dates, on the part of the line between their stations. */
function between(from: CalendarDate, to: CalendarDate, today: CalendarDate, station: number): number {
  const length = Math.max(1, daysBetween(from, to))
  return (station + Math.min(1, Math.max(0, daysBetween(from, today) / length))) * STEP
}

function todayOn(
  { status, relinquishedTransferDate: T, identificationDeadline: day45, exchangeDeadline: end }: Facts,
  today: CalendarDate,
): number | null {
  if (status === 'COMPLETED' || status === 'TERMINATED') return null
  if (!T || !day45 || !end || today < T) return STEP / 2
  if (today <= day45) return between(T, day45, today, 1)
  return today <= end ? between(day45, end, today, 2) : 3.5 * STEP
}

/** What somebody recorded of the way. */
export type RecordedSteps = { agreementOn: CalendarDate | null; purchased: boolean }

/** Agreement, sale closed, day 45, purchases, closed: done is only what is recorded, and a day that has passed. */
export function progressOf(
  facts: Facts,
  { agreementOn, purchased }: RecordedSteps,
  today: CalendarDate,
): Progress {
  const {
    status,
    relinquishedTransferDate: T,
    identificationDeadline,
    exchangeDeadline,
    safeDeadline,
    expectedClosingDate,
    completionDate,
  } = facts
  const completed = status === 'COMPLETED'
  const sold = T !== null && T <= today
  return {
    stations: [
      {
        name: 'Agreement',
        date: agreementOn,
        done: agreementOn !== null,
        missing: agreementOn === null && (sold || completed),
      },
      { name: 'Sale closed', date: T ?? expectedClosingDate, done: sold, missing: completed && !sold },
      {
        name: 'Day 45',
        date: identificationDeadline,
        done: identificationDeadline !== null && identificationDeadline < today,
        missing: false,
      },
      {
        name: 'Purchases',
        date: completed ? null : (safeDeadline ?? exchangeDeadline),
        done: purchased,
        missing: completed && !purchased,
      },
      { name: 'Closed', date: completionDate, done: completed, missing: false },
    ],
    today: todayOn(facts, today),
  }
}
