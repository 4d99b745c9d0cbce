import type { CalendarDate } from './dates'
import type { DeadlineFacts } from './deadline-facts'
import { nextBusinessDay } from './holidays'
import { returnPostponedTo } from './override'
import { earliestPossibleDue } from './return-due'

/** What would lift the safe date to a later one. */
export type SafeUntil =
  /** The kind of taxpayer is recorded and files later, or an extension is filed. */
  | 'return-due-later'
  /** An extension of the return is filed. */
  | 'extension-filed'

/** The earliest last day of the exchange that what is known does not exclude. */
export type SafeDate = {
  date: CalendarDate
  /** Null where nothing that is not known could make it later. */
  until: SafeUntil | null
  /** The end of the exchange once it is lifted; the date itself where nothing lifts it. */
  liftedTo: CalendarDate
  /** The day by which an extension would have to be filed: the due date before relief postponed it. */
  fileBy: CalendarDate
}

const earliest = (dates: readonly (CalendarDate | null)[]): CalendarDate | null =>
  dates.reduce((first, date) => (first === null || (date !== null && date < first) ? date : first), null)

/**
 * The earliest day on which the return could fall due while nobody knows which kind the taxpayer
 * files: Mar 15 of the year after the transfer (Sep 15 with an extension), rolled, and postponed
 * where relief postpones the return of an affected taxpayer. Null where the due date is known.
 */
export function earliestReturn({ periods, override }: DeadlineFacts): CalendarDate | null {
  if (periods === null || periods.due.cap !== null) return null
  const due = nextBusinessDay(earliestPossibleDue(periods.returnFacts))
  const relief = override && override.asked.postponedTo >= override.asked.disasterDate ? override.asked : null
  return returnPostponedTo(due, relief) ?? due
}

/**
 * The date that screens lead with (contract.md 7, `safeDate`): the earliest date that cannot be
 * excluded while the kind of taxpayer or an extension is not known. `end` is the last day of the
 * exchange by what is known.
 */
export function safeDate(facts: DeadlineFacts, end: CalendarDate): SafeDate {
  const { periods, parking } = facts
  const settled: SafeDate = { date: end, until: null, liftedTo: end, fileBy: end }
  if (periods === null) return settled
  const unlimited = earliest([periods.periodEnd, parking?.endsOn ?? null]) ?? end
  const unknown = earliestReturn(facts)
  if (unknown !== null && unknown < end)
    return { date: unknown, until: 'return-due-later', liftedTo: end, fileBy: unknown }
  const byReturn = end < unlimited && !periods.returnFacts.extensionFiled
  return byReturn
    ? {
        ...settled,
        until: 'extension-filed',
        liftedTo: unlimited,
        fileBy: periods.returnPostponedFrom ?? end,
      }
    : settled
}

/** What would lift a safe date, as a clause that follows the date on screens; null where nothing would. */
export function safeReason({ until, liftedTo, fileBy }: SafeDate): string | null {
  switch (until) {
    case 'return-due-later':
      return `unless the tax return is due later: the kind of taxpayer is not recorded. Then the exchange can run to ${liftedTo}.`
    case 'extension-filed':
      return `unless an extension of the tax return is filed by ${fileBy}. Then the exchange can run to ${liftedTo}.`
    default:
      return null
  }
}
