import { type CalendarDate, addDays } from './calendar'

/**
 * Disaster relief that the IRS granted by notice (IRC 7508A, Rev. Proc. 2018-58), as approved for an
 * exchange. Whether the taxpayer qualifies is the adviser's question, not this calculation's.
 */
export type DeadlineOverride = {
  /** The section of Rev. Proc. 2018-58 that the taxpayer relies on; `other` for a notice of its own. */
  section: 6 | 17 | 'other'
  /** X, the day of the disaster by the notice. */
  disasterDate: CalendarDate
  /** P, the last day of the general postponement by the notice. */
  postponedTo: CalendarDate
  /** Which of the two deadlines it is for; both where it does not say. */
  which?: 'both' | 'identification' | 'exchange' | undefined
}

const SECTION_17_DAYS = 120

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)

/**
 * Why an override cannot apply to an exchange with this earliest transfer, or null when it can.
 * Section 17 needs a transfer on or before the disaster (domain.md 1.4); no relief ends before the
 * disaster it is granted for.
 */
export function overrideContradiction(
  { section, disasterDate, postponedTo }: DeadlineOverride,
  transferDate: CalendarDate | null,
): string | null {
  if (postponedTo < disasterDate) {
    return `The postponement ends on ${postponedTo}, before the disaster of ${disasterDate}.`
  }
  if (transferDate === null) return 'Nothing has been transferred, so there is no deadline to move.'
  if (section === 17 && transferDate > disasterDate) {
    return `Section 17 needs a transfer on or before the disaster of ${disasterDate}; the earliest was on ${transferDate}.`
  }
  return null
}

/**
 * Where relief moves a deadline to (domain.md 1.4). Section 6: a deadline from the disaster through
 * the end of the postponement moves to that end. Section 17: a deadline on or after the disaster
 * moves to the later of 120 days on and the end of the postponement; any other notice moves it as
 * section 6 does. Any other deadline stays. The return due date is not looked at here: see
 * `withinReturn`.
 */
export function movedDeadline(deadline: CalendarDate, override: DeadlineOverride): CalendarDate {
  const { section, disasterDate, postponedTo } = override
  if (deadline < disasterDate) return deadline
  if (section === 17) return later(addDays(deadline, SECTION_17_DAYS), postponedTo)
  return later(deadline, postponedTo)
}

/**
 * A moved deadline, held at the return due date: relief lengthens neither period beyond it (Rev.
 * Proc. 2018-58 section 17, domain.md 1.4). A date that has not moved is never shortened.
 */
export function withinReturn(
  base: CalendarDate,
  moved: CalendarDate,
  cap: CalendarDate | null,
): CalendarDate {
  return cap === null ? moved : later(base, earlier(moved, cap))
}
