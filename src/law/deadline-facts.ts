import { type CalendarDate, addDays } from './dates'
import { InvalidInput } from './errors'
import { addBusinessDays } from './holidays'
import { requireDate } from './input-dates'
import {
  type DeadlineOverride,
  contradictsSection6,
  overrideContradiction,
  postponed,
  returnPostponedTo,
  withinReturn,
} from './override'
import { type ReturnDue, type ReturnFacts, type Taxpayer, returnDue } from './return-due'

/** What the deadlines of an exchange are computed from (contract.md 7, "deadlines"). */
export type DeadlinesInput = {
  /** The day that days left are counted from: today in the firm's zone. */
  today: CalendarDate
  /** The transfers of relinquished property; empty only where replacement property is parked. */
  transfers: readonly CalendarDate[]
  /** Absent while the kind is not known: then no return due date limits, unless one is given. */
  taxpayer?: Taxpayer | null
  extensionFiled?: boolean | null
  returnDueDate?: CalendarDate | null
  extendedDueDate?: CalendarDate | null
  /** P0, the day the EAT took title. */
  parkedOn?: CalendarDate | null
  override?: DeadlineOverride | null
}

/** The dates of a parking arrangement (Rev. Proc. 2000-37 section 4.02): none of them rolls; relief moves the last two. */
export type ParkingDates = {
  /** The QEAA is signed by this day: 5 business days. */
  agreementBy: CalendarDate
  /** The property to be relinquished is identified by this day: 45 days. */
  identificationBy: CalendarDate
  /** The parked property is passed on by this day: 180 days. */
  endsOn: CalendarDate
}

/** The dates of the exchange periods, of the earliest transfer. */
export type PeriodDates = {
  transferDate: CalendarDate
  day45: CalendarDate
  day180: CalendarDate
  /** Day 45 and day 180 after an override; the base dates without one. */
  identificationEnd: CalendarDate
  periodEnd: CalendarDate
  returnFacts: ReturnFacts
  /** The return with what relief did to it: `cap` is the postponed date. */
  due: ReturnDue
  /** The rolled due date that relief postponed; null where it did not. */
  returnPostponedFrom: CalendarDate | null
}

/** Every date of an exchange before its limits are weighed. */
export type DeadlineFacts = {
  periods: PeriodDates | null
  parking: ParkingDates | null
  /** The override that was asked for, and why it does not apply (null when it does). */
  override: { asked: DeadlineOverride; contradiction: string | null } | null
  /** The dates of the parking before an override; null without parking. */
  parkingBase: ParkingDates | null
}

function requireDates(input: DeadlinesInput): void {
  requireDate('today', input.today)
  input.transfers.forEach((date, index) => requireDate(`transfers.${index}`, date))
  requireDate('returnDueDate', input.returnDueDate)
  requireDate('extendedDueDate', input.extendedDueDate)
  requireDate('parkedOn', input.parkedOn)
  requireDate('override.disasterDate', input.override?.disasterDate)
  requireDate('override.postponedTo', input.override?.postponedTo)
  if (input.transfers.length === 0 && !input.parkedOn) {
    throw new InvalidInput('transfers', 'needs a date, unless parkedOn tells of parked property')
  }
  if (input.override && contradictsSection6(input.override)) {
    throw new InvalidInput('override.affectedTaxpayer', 'section 6 is for affected taxpayers alone')
  }
}

/** The earliest of several transfers starts both periods: Reg. 1.1031(k)-1(b)(2)(iii). */
function earliestOf(transfers: readonly CalendarDate[]): CalendarDate | null {
  return transfers.reduce<CalendarDate | null>(
    (earliest, date) => (earliest === null || date < earliest ? date : earliest),
    null,
  )
}

const parkingFrom = (parkedOn: CalendarDate): ParkingDates => ({
  agreementBy: addBusinessDays(parkedOn, 5),
  identificationBy: addDays(parkedOn, 45),
  endsOn: addDays(parkedOn, 180),
})

function movedParking(base: ParkingDates, override: DeadlineOverride | null): ParkingDates {
  return {
    ...base,
    identificationBy: postponed(base.identificationBy, 'identification', override),
    endsOn: postponed(base.endsOn, 'exchange', override),
  }
}

const returnFactsOf = (transferDate: CalendarDate, input: DeadlinesInput): ReturnFacts => ({
  transferDate,
  taxpayer: input.taxpayer ?? null,
  extensionFiled: input.extensionFiled ?? false,
  returnDueDate: input.returnDueDate ?? null,
  extendedDueDate: input.extendedDueDate ?? null,
})

/** `override` moves the deadlines; `relief` postpones the return, which section 17's own condition does not touch. */
function periodsFrom(
  transferDate: CalendarDate,
  input: DeadlinesInput,
  override: DeadlineOverride | null,
  relief: DeadlineOverride | null,
): PeriodDates {
  const returnFacts = returnFactsOf(transferDate, input)
  const plain = returnDue(returnFacts)
  const returnMoved = returnPostponedTo(plain.cap, relief)
  const due = { ...plain, cap: returnMoved ?? plain.cap }
  const [day45, day180] = [addDays(transferDate, 45), addDays(transferDate, 180)]
  const identificationMoved = postponed(day45, 'identification', override)
  return {
    transferDate,
    day45,
    day180,
    identificationEnd: withinReturn(day45, identificationMoved, due.cap, override?.section ?? null),
    periodEnd: postponed(day180, 'exchange', override),
    returnFacts,
    due,
    returnPostponedFrom: returnMoved === null ? null : plain.cap,
  }
}

/**
 * The dates that follow from an exchange's facts (domain.md 1.2, 1.4, 1.5). Throws `InvalidInput`
 * for a date that does not exist or lies after 2199, for an exchange with neither a transfer nor
 * parked property, and for section 6 without an affected taxpayer.
 */
export function deadlineFacts(input: DeadlinesInput): DeadlineFacts {
  requireDates(input)
  const transferDate = earliestOf(input.transfers)
  const parkedOn = input.parkedOn || null
  const asked = input.override ?? null
  const contradiction = asked && overrideContradiction(asked, { transferDate, parkedOn })
  const applied = contradiction === null ? asked : null
  const relief = asked !== null && asked.postponedTo >= asked.disasterDate ? asked : null
  const parkingBase = parkedOn === null ? null : parkingFrom(parkedOn)
  return {
    periods: transferDate === null ? null : periodsFrom(transferDate, input, applied, relief),
    parking: parkingBase && movedParking(parkingBase, applied),
    parkingBase,
    override: asked && { asked, contradiction },
  }
}
