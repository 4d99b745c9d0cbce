import type { CalendarDate } from '../../law/dates'
import type { LimitedBy, ParkingDates } from '../../law/deadlines'
import type { SafeUntil } from '../../law/safe-date'
import type { ExchangeStatus } from '../../law/status'
import { deadlinesOf, storedDates, type DateFacts } from './stored'

/** The dates of an exchange at a glance, for what was and what would be. */
export type DatesSummary = {
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  safeDeadline: CalendarDate | null
  safeUntil: SafeUntil | null
  returnDueCap: CalendarDate | null
  limitedBy: LimitedBy | null
  parking: Pick<ParkingDates, 'identificationBy' | 'endsOn'> | null
  status: ExchangeStatus
  expired: boolean
}

/** The dates that follow from an exchange's facts, as screens set them side by side. */
export function datesSummary(facts: DateFacts, today: CalendarDate): DatesSummary {
  const { identificationDeadline, exchangeDeadline, safeDeadline, safeUntil, status, expired } = storedDates(
    facts,
    today,
  )
  const { exchange, parking } = deadlinesOf(facts, today) ?? {}
  return {
    transferDate: facts.relinquishedTransferDate || null,
    identificationDeadline,
    exchangeDeadline,
    safeDeadline,
    safeUntil,
    status,
    expired,
    returnDueCap: exchange?.returnDueCap ?? null,
    limitedBy: exchange?.limitedBy ?? null,
    parking: parking ? { identificationBy: parking.identificationBy, endsOn: parking.endsOn } : null,
  }
}
