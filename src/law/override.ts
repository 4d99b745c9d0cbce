import { type CalendarDate, addDays } from './dates'

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
  /** Whether the taxpayer is an affected taxpayer by the notice, whose return is postponed too: see `isAffected`. */
  affectedTaxpayer?: boolean | undefined
}

/** The days that start the clocks of an exchange: the earliest transfer, and the day the EAT took title. */
export type Clocks = { transferDate: CalendarDate | null; parkedOn: CalendarDate | null }

const SECTION_17_DAYS = 120

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)

/**
 * Whether the taxpayer is an affected taxpayer. Section 6 is for nobody else; under section 17 and
 * under a notice of its own, only where somebody said so (domain.md 1.4, contract.md 7).
 */
export const isAffected = ({ section, affectedTaxpayer }: DeadlineOverride): boolean =>
  affectedTaxpayer ?? section === 6

/** Whether an override by section 6 says that the taxpayer is not affected: it is for affected taxpayers alone. */
export const contradictsSection6 = ({
  section,
  affectedTaxpayer,
}: Pick<DeadlineOverride, 'section' | 'affectedTaxpayer'>): boolean =>
  section === 6 && affectedTaxpayer === false

/**
 * Why an override cannot apply to an exchange with these clocks, or null when it can. Section 17
 * needs a transfer, or property parked with the EAT, on or before the disaster (Rev. Proc. 2018-58
 * section 17, domain.md 1.4); no relief ends before the disaster it is granted for.
 */
export function overrideContradiction(
  { section, disasterDate, postponedTo }: DeadlineOverride,
  { transferDate, parkedOn }: Clocks,
): string | null {
  if (postponedTo < disasterDate) {
    return `The postponement ends on ${postponedTo}, before the disaster of ${disasterDate}.`
  }
  if (transferDate === null && parkedOn === null) {
    return 'Nothing has been transferred or parked, so there is no deadline to move.'
  }
  const began = [transferDate, parkedOn].some((day) => day !== null && day <= disasterDate)
  if (section === 17 && !began) {
    const what =
      transferDate === null
        ? `property was parked on ${parkedOn}`
        : `the earliest transfer was on ${transferDate}`
    return `Section 17 needs a transfer or parked property on or before the disaster of ${disasterDate}; ${what}.`
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

/** A moved deadline where the override is for it, the deadline itself where it is not or there is no override. */
export function postponed(
  deadline: CalendarDate,
  which: 'identification' | 'exchange',
  override: DeadlineOverride | null,
): CalendarDate {
  const meant =
    override !== null &&
    (override.which === undefined || override.which === 'both' || override.which === which)
  return meant ? movedDeadline(deadline, override) : deadline
}

/**
 * Where the return of an affected taxpayer is postponed to: IRC 7508A postpones what falls due from
 * the disaster through the end of the postponement, and 1031(a)(3)(B)(ii) is read with the postponed
 * date (domain.md 1.4). Null where the return stays.
 */
export function returnPostponedTo(
  due: CalendarDate | null,
  override: DeadlineOverride | null,
): CalendarDate | null {
  if (override === null || due === null || !isAffected(override)) return null
  const { disasterDate, postponedTo } = override
  return due >= disasterDate && due <= postponedTo ? postponedTo : null
}

/**
 * The last day to identify, held at the return due date where section 17 moved it (Rev. Proc.
 * 2018-58 section 17, domain.md 1.4): section 6 does not hold it there. A date that has not moved is
 * never shortened.
 */
export function withinReturn(
  base: CalendarDate,
  moved: CalendarDate,
  cap: CalendarDate | null,
  section: DeadlineOverride['section'] | null,
): CalendarDate {
  return cap === null || section !== 17 ? moved : later(base, earlier(moved, cap))
}
