import type { CalendarDate } from './calendar'
import type { DeadlineFacts, ParkingDates, PeriodDates } from './deadline-facts'
import { fallsOn } from './holidays'
import { earliestPossibleDue } from './return-due'
import type { Warning } from './warning'

function notABusinessDay(code: string, what: string, date: CalendarDate): Warning[] {
  const kind = fallsOn(date)
  if (kind === 'business-day') return []
  const named =
    kind === 'holiday' ? 'a legal holiday' : kind === 'saturday' ? 'a Saturday' : 'a Sunday'
  return [
    {
      code,
      message: `${what}, ${date}, is ${named} and does not roll: deliver by the business day before.`,
    },
  ]
}

function overrideWarnings({ override, periods }: DeadlineFacts): Warning[] {
  if (override === null) return []
  if (override.contradiction !== null) {
    return [
      {
        code: 'override-not-applied',
        message: `The override does not apply. ${override.contradiction}`,
      },
    ]
  }
  if (periods === null) return []
  const { day45, day180, identificationEnd, periodEnd, due } = periods
  if (identificationEnd === day45 && periodEnd === day180) {
    return [
      { code: 'override-not-applied', message: 'The override moves no deadline of this exchange.' },
    ]
  }
  if (due.cap === null || periodEnd === day180 || due.cap >= periodEnd) return []
  const message = `The override would reach ${periodEnd}; the return due date, ${due.cap}, still limits.`
  return [{ code: 'override-limited-by-return', message }]
}

function extensionWarnings({ day180, due, returnFacts }: PeriodDates): Warning[] {
  if (returnFacts.extensionFiled || due.unextended === null || day180 <= due.unextended) return []
  const message = `Day 180, ${day180}, is after the return is due on ${due.unextended}: file an extension before then (Form 4868 or 7004), or the exchange ends with the return.`
  return [{ code: 'file-extension', message }]
}

function taxpayerWarnings({ periodEnd, due, returnFacts }: PeriodDates): Warning[] {
  const earliest = earliestPossibleDue(returnFacts)
  if (due.cap !== null || periodEnd <= earliest) return []
  const message = `The taxpayer's kind is not known. The exchange may have to end with the return, as early as ${earliest}.`
  return [{ code: 'taxpayer-unknown', message }]
}

/** A due date typed in that cannot be that of the year of the transfer is used as given, and told. */
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
export function deadlineWarnings(
  facts: DeadlineFacts,
  exchangeEnd: CalendarDate | null,
): Warning[] {
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
          : notABusinessDay(
              'exchange-not-a-business-day',
              'The last day of the exchange',
              exchangeEnd,
            )),
        ...extensionWarnings(periods),
        ...taxpayerWarnings(periods),
        ...dueDateWarnings(periods),
      ]
    : []
  return [
    ...ofPeriods,
    ...(parking ? parkingWarnings(parking, periods) : []),
    ...overrideWarnings(facts),
  ]
}
