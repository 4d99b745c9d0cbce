import type { CalendarDate } from '../exchange/calendar'
import { computeDeadlines, type Deadlines } from '../exchange/deadlines'
import type { Taxpayer } from '../exchange/return-due'
import { deriveStatus, type ExchangeStatus } from '../exchange/status'

/** The facts of a stored exchange from which its dates and its status follow. */
export type DateFacts = {
  relinquishedTransferDate?: CalendarDate | null
  taxpayerType?: Taxpayer | null
  extensionFiled?: boolean | null
  returnDueDate?: CalendarDate | null
  extendedDueDate?: CalendarDate | null
  sourceState?: 'open' | 'closed' | 'cancelled' | null
  pinnedStatus?: ExchangeStatus | null
}

/** What is stored of them. */
export type StoredDates = {
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  status: ExchangeStatus
  expired: boolean
}

/** The deadlines of an exchange with all their reasons, or null before the transfer date is known. */
export function deadlinesOf(facts: DateFacts, today: CalendarDate): Deadlines | null {
  if (!facts.relinquishedTransferDate) return null
  return computeDeadlines({
    today,
    transfers: [facts.relinquishedTransferDate],
    taxpayer: facts.taxpayerType ?? null,
    extensionFiled: facts.extensionFiled ?? false,
    returnDueDate: facts.returnDueDate ?? null,
    extendedDueDate: facts.extendedDueDate ?? null,
  })
}

/**
 * Stored deadlines are T+45 and the earlier of T+180 and the return-due cap, for every type and
 * status; the status follows from the dates, the source's state and a pin (contract section 7).
 */
export function storedDates(facts: DateFacts, today: CalendarDate): StoredDates {
  const deadlines = deadlinesOf(facts, today)
  const identificationDeadline = deadlines?.identification?.date ?? null
  const exchangeDeadline = deadlines?.exchange?.date ?? null
  return {
    identificationDeadline,
    exchangeDeadline,
    ...deriveStatus({
      today,
      transferDate: facts.relinquishedTransferDate ?? null,
      identificationDeadline,
      exchangeDeadline,
      sourceClosed: facts.sourceState === 'closed',
      sourceTerminated: facts.sourceState === 'cancelled',
      pinned: facts.pinnedStatus ?? null,
    }),
  }
}
