import { type CalendarDate, addDays } from './dates'
import { type Stage, statusOfStage } from './lifecycle'

/** The five states an exchange is shown in (domain.md 4.1, contract.md 7). */
export const EXCHANGE_STATUSES = ['PENDING', '45D', '180D', 'COMPLETED', 'TERMINATED'] as const
export type ExchangeStatus = (typeof EXCHANGE_STATUSES)[number]

/** What an exchange's status follows from. Dates are calendar dates in the firm's zone. */
export type StatusFacts = {
  today: CalendarDate
  /** T, the transfer of the first relinquished property; null before it is known. */
  transferDate: CalendarDate | null
  /** The last day to identify; null reads as T + 45. */
  identificationDeadline: CalendarDate | null
  /** The last day to receive replacement property; null reads as T + 180. */
  exchangeDeadline: CalendarDate | null
  /** The matter at the source is closed. */
  sourceClosed: boolean
  /** The matter at the source says that the exchange failed or was canceled. */
  sourceTerminated: boolean
  /** The stage that people recorded last, and how they said the exchange ended. */
  recordedStage?: Stage | null | undefined
  outcome?: Stage | null | undefined
  /** A status that staff pinned by hand, until it is released. */
  pinned: ExchangeStatus | null
}

/** The status, and whether the last day passed with the exchange still open. */
export type DerivedStatus = { status: ExchangeStatus; expired: boolean }

function byTheClock(facts: StatusFacts): ExchangeStatus {
  const { today, transferDate } = facts
  if (transferDate === null || today < transferDate) return 'PENDING'
  const day45 = facts.identificationDeadline ?? addDays(transferDate, 45)
  return today <= day45 ? '45D' : '180D'
}

function statusOf(facts: StatusFacts): ExchangeStatus {
  if (facts.pinned !== null) return facts.pinned
  const recorded = statusOfStage(facts.recordedStage ?? null, facts.outcome ?? null)
  if (recorded !== null) return recorded
  if (facts.sourceTerminated) return 'TERMINATED'
  return facts.sourceClosed ? 'COMPLETED' : byTheClock(facts)
}

function lastDay({ exchangeDeadline, transferDate }: StatusFacts): CalendarDate | null {
  if (exchangeDeadline !== null) return exchangeDeadline
  return transferDate === null ? null : addDays(transferDate, 180)
}

/**
 * The status of an exchange on a day (contract.md 7, "exchange"): PENDING before T, 45D from T
 * through day 45, 180D after it. A closed matter is COMPLETED, a failed or canceled one TERMINATED,
 * which wins where both are given; an end that people recorded as a stage wins over both, and a pinned
 * status over everything. `expired` is true only in
 * 180D, from the day after the last one. Throws `InvalidInput` for a date that does not exist.
 */
export function deriveStatus(facts: StatusFacts): DerivedStatus {
  const status = statusOf(facts)
  const end = lastDay(facts)
  return { status, expired: status === '180D' && end !== null && facts.today > end }
}
