import { type CalendarDate, addMonths, yearOf } from './dates'
import { nextBusinessDay } from './holidays'

/** The kinds of taxpayer that file at different dates (contract.md 7, "deadlines"). */
export const TAXPAYERS = ['individual', 'trust', 'c-corporation', 's-corporation', 'partnership'] as const
export type Taxpayer = (typeof TAXPAYERS)[number]

/** Month and day of a calendar-year return, in the year after the tax year (domain.md 1.2). */
const CALENDAR_YEAR_DUE: Record<Taxpayer, { unextended: string; extended: string }> = {
  individual: { unextended: '04-15', extended: '10-15' },
  trust: { unextended: '04-15', extended: '09-30' },
  'c-corporation': { unextended: '04-15', extended: '10-15' },
  's-corporation': { unextended: '03-15', extended: '09-15' },
  partnership: { unextended: '03-15', extended: '09-15' },
}
const EARLIEST_DUE = { unextended: '03-15', extended: '09-15' }

/** What is known of the return for the tax year of the earliest transfer. */
export type ReturnFacts = {
  transferDate: CalendarDate
  /** Null while it is not known which kind of return the taxpayer files. */
  taxpayer: Taxpayer | null
  /** Whether an extension was actually filed: one that is merely available does not count. */
  extensionFiled: boolean
  /** The unextended due date where it is not that of a calendar-year return of the kind. */
  returnDueDate: CalendarDate | null
  /** The extended due date where it is not the usual one. */
  extendedDueDate: CalendarDate | null
}

/** The due date of the return. Each part is null while it is not known. */
export type ReturnDue = {
  /** The due date without an extension, before rolling. */
  unextended: CalendarDate | null
  /** The due date that counts, with the extension where one was filed, before rolling. */
  statutory: CalendarDate | null
  /** The statutory date rolled to a business day: what limits the exchange period. */
  cap: CalendarDate | null
}

function unextendedDue({ returnDueDate, taxpayer, transferDate }: ReturnFacts): CalendarDate | null {
  if (returnDueDate !== null) return returnDueDate
  if (taxpayer === null) return null
  return `${yearOf(transferDate) + 1}-${CALENDAR_YEAR_DUE[taxpayer].unextended}`
}

function extendedDue(facts: ReturnFacts): CalendarDate | null {
  const { extendedDueDate, returnDueDate, taxpayer, transferDate } = facts
  if (extendedDueDate !== null) return extendedDueDate
  if (returnDueDate !== null) return addMonths(returnDueDate, 6)
  if (taxpayer === null) return null
  return `${yearOf(transferDate) + 1}-${CALENDAR_YEAR_DUE[taxpayer].extended}`
}

/**
 * The due date of the return for the tax year of the transfer: IRC 1031(a)(3)(B)(ii), with regard to
 * an extension that was filed, and rolled by IRC 7503 (Christensen, T.C. Memo 1996-254; domain.md
 * 1.1 T2 and T5, 1.2, 1.3). The dates of the kinds are those of today's law for calendar-year
 * returns; for any other return the due date is an input.
 */
export function returnDue(facts: ReturnFacts): ReturnDue {
  const unextended = unextendedDue(facts)
  const statutory = facts.extensionFiled ? extendedDue(facts) : unextended
  return { unextended, statutory, cap: statutory === null ? null : nextBusinessDay(statutory) }
}

/**
 * The earliest date on which the return could be due, before rolling, whatever kind the taxpayer is:
 * what a deadline is warned against while the kind is not known.
 */
export function earliestPossibleDue({ transferDate, extensionFiled }: ReturnFacts): CalendarDate {
  const due = extensionFiled ? EARLIEST_DUE.extended : EARLIEST_DUE.unextended
  return `${yearOf(transferDate) + 1}-${due}`
}
