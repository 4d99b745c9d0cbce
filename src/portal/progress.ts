import { daysBetween, type CalendarDate } from '../exchange/calendar'
import type { ExchangeStatus } from '../exchange/status'

/** One station on the way of an exchange. */
export type Station = { name: string; date: CalendarDate | null; done: boolean }
/** The way with today on it, in percent of its length; null once it is over. */
export type Progress = { stations: Station[]; today: number | null }

type Facts = {
  status: ExchangeStatus
  relinquishedTransferDate: CalendarDate | null
  expectedClosingDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  completionDate: CalendarDate | null
}

const STEP = 25

/** How far today is between two dates, on the part of the line between their stations. */
function between(from: CalendarDate, to: CalendarDate, today: CalendarDate, station: number): number {
  const length = Math.max(1, daysBetween(from, to))
  return (station + Math.min(1, Math.max(0, daysBetween(from, today) / length))) * STEP
}

function todayOn({ status, relinquishedTransferDate: T, identificationDeadline: day45, exchangeDeadline: end }: Facts, today: CalendarDate): number | null {
  if (status === 'COMPLETED' || status === 'TERMINATED') return null
  if (!T || !day45 || !end || today < T) return STEP / 2
  if (today <= day45) return between(T, day45, today, 1)
  return today <= end ? between(day45, end, today, 2) : 3.5 * STEP
}

/** Agreement, sale closed, day 45, purchases, closed. */
export function progressOf(facts: Facts, purchased: boolean, today: CalendarDate): Progress {
  const { status, relinquishedTransferDate: T, identificationDeadline, exchangeDeadline, expectedClosingDate, completionDate } = facts
  const completed = status === 'COMPLETED'
  return {
    stations: [
      { name: 'Agreement', date: null, done: true },
      { name: 'Sale closed', date: T ?? expectedClosingDate, done: completed || (T !== null && T <= today) },
      { name: 'Day 45', date: identificationDeadline, done: completed || (identificationDeadline !== null && identificationDeadline < today) },
      { name: 'Purchases', date: completed ? null : exchangeDeadline, done: completed || purchased },
      { name: 'Closed', date: completionDate, done: completed },
    ],
    today: todayOn(facts, today),
  }
}
