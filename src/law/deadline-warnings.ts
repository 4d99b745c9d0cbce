import { type CalendarDate, addDays } from './dates'
import type { DeadlineFacts, ParkingDates, PeriodDates } from './deadline-facts'
import { fallsOn } from './holidays'
import { earliestReturn } from './safe-date'
import type { Warning } from './warning'

function notABusinessDay(code: string, what: string, date: CalendarDate): Warning[] {
  const kind = fallsOn(date)
  if (kind === 'business-day') return []
  const named = kind === 'holiday' ? 'a legal holiday' : kind === 'saturday' ? 'a Saturday' : 'a Sunday'
  return [
    {
      code,
      message: `${what}, ${date}, is ${named} and does not roll: deliver by the business day before.`,
    },
  ]
}

/** Whether the override moved any date of the exchange: of the sale, of the parking, or the return. */
function movedSomething({ periods, parking, parkingBase }: DeadlineFacts): boolean {
  const ofPeriods =
    periods !== null && (periods.identificationEnd !== periods.day45 || periods.periodEnd !== periods.day180)
  const ofReturn =
    periods !== null &&
    periods.returnPostponedFrom !== null &&
    periods.returnPostponedFrom !== periods.due.cap
  return (
    ofPeriods ||
    ofReturn ||
    parking?.endsOn !== parkingBase?.endsOn ||
    parking?.identificationBy !== parkingBase?.identificationBy
  )
}

function limitedByReturn(periods: PeriodDates | null): Warning[] {
  if (periods === null) return []
  const { day180, periodEnd, due } = periods
  if (due.cap === null || periodEnd === day180 || due.cap >= periodEnd) return []
  const message = `The override would reach ${periodEnd}; the return due date, ${due.cap}, still limits.`
  return [{ code: 'override-limited-by-return', message }]
}

/** One clock began after the disaster: section 17 reaches its dates through the other one alone. */
function otherClock({ override, periods, parking, parkingBase }: DeadlineFacts): Warning[] {
  if (override?.asked.section !== 17 || periods === null || parking === null || parkingBase === null)
    return []
  const saleAfter = periods.transferDate > override.asked.disasterDate
  const parkedBefore = addDays(parkingBase.endsOn, -180) <= override.asked.disasterDate
  if (!saleAfter && parkedBefore) return []
  const [late, before] = saleAfter ? ['sale', 'parking'] : ['parking', 'sale']
  const message = `The ${late} came after the disaster; section 17 moves its dates because the ${before} came before it. Have the tax adviser confirm that.`
  return [{ code: 'override-by-other-clock', message }]
}

function returnPostponedWarnings({ periods }: DeadlineFacts): Warning[] {
  if (!periods || periods.returnPostponedFrom === null || periods.due.cap === null) return []
  const { returnPostponedFrom, due } = periods
  const message = `The return of an affected taxpayer, due on ${returnPostponedFrom}, may be filed until ${due.cap} by the notice. File the extension by ${returnPostponedFrom} all the same.`
  return [{ code: 'return-date-postponed', message }]
}

function overrideWarnings(facts: DeadlineFacts): Warning[] {
  if (facts.override === null) return []
  if (facts.override.contradiction !== null) {
    return [
      {
        code: 'override-not-applied',
        message: `The override does not apply. ${facts.override.contradiction}`,
      },
    ]
  }
  if (!movedSomething(facts)) {
    return [{ code: 'override-not-applied', message: 'The override moves no deadline of this exchange.' }]
  }
  return [...limitedByReturn(facts.periods), ...otherClock(facts)]
}

function extensionWarnings({ day180, due, returnFacts }: PeriodDates): Warning[] {
  if (returnFacts.extensionFiled || due.unextended === null || day180 <= due.unextended) return []
  const message = `Day 180, ${day180}, is after the return is due on ${due.unextended}: file an extension before then (Form 4868 or 7004), or the exchange ends with the return.`
  return [{ code: 'file-extension', message }]
}

function taxpayerWarnings({ periodEnd, due }: PeriodDates, safe: CalendarDate | null): Warning[] {
  if (due.cap !== null || safe === null || safe >= periodEnd) return []
  const message = `The taxpayer's kind is not known. The exchange may have to end with the return, as early as ${safe}.`
  return [{ code: 'taxpayer-unknown', message }]
}

/** A due date typed in that cannot be that of the year of the transfer is used as given, with a warning. */
function dueDateWarnings({ transferDate, due, returnFacts }: PeriodDates): Warning[] {
  const { unextended, statutory } = due
  const beforeTransfer = statutory !== null && statutory <= transferDate
  const shortened = statutory !== null && unextended !== null && statutory < unextended
  if (!beforeTransfer && !shortened) return []
  const message = beforeTransfer
    ? `The return due date, ${statutory}, is not after the transfer of ${returnFacts.transferDate}.`
    : `The extended due date, ${statutory}, is before the unextended one, ${unextended}.`
  return [{ code: 'return-due-date-implausible', message }]
}

function parkingWarnings(parking: ParkingDates, periods: PeriodDates | null): Warning[] {
  const late = periods !== null && periods.transferDate > parking.endsOn
  const message = `The parking ended on ${parking.endsOn}, before the transfer.`
  return [
    ...notABusinessDay(
      'parking-identification-not-a-business-day',
      'Day 45 of the parking',
      parking.identificationBy,
    ),
    ...notABusinessDay('parking-end-not-a-business-day', 'Day 180 of the parking', parking.endsOn),
    ...(late ? [{ code: 'parking-ended-before-transfer', message }] : []),
  ]
}

/**
 * The warnings that belong to an exchange's deadlines (contract.md 7; domain.md 1.2 to 1.5).
 * `exchangeEnd` is the last day of the exchange, null while nothing has been transferred.
 */
export function deadlineWarnings(facts: DeadlineFacts, exchangeEnd: CalendarDate | null): Warning[] {
  const { periods, parking } = facts
  const ofPeriods = periods
    ? [
        ...notABusinessDay(
          'identification-not-a-business-day',
          'The last day to identify',
          periods.identificationEnd,
        ),
        ...(exchangeEnd === null
          ? []
          : notABusinessDay('exchange-not-a-business-day', 'The last day of the exchange', exchangeEnd)),
        ...extensionWarnings(periods),
        ...taxpayerWarnings(periods, earliestReturn(facts)),
        ...dueDateWarnings(periods),
      ]
    : []
  return [
    ...ofPeriods,
    ...(parking ? parkingWarnings(parking, periods) : []),
    ...overrideWarnings(facts),
    ...returnPostponedWarnings(facts),
  ]
}
