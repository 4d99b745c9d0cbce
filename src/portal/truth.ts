import type { CalendarDate } from '../exchange/calendar'
import { explainDeadlines, type WhyLine } from '../exchange/deadline-why'
import { computeDeadlines, type Deadlines } from '../exchange/deadlines'
import type { Warning } from '../exchange/warning'
import { deadlineInput, deadlinesOf } from '../exchanges/stored'
import type { ExchangeDetail } from './reads/exchange'

/** All that the deadline truth card says. */
export type Truth = {
  deadlines: Deadlines
  why: WhyLine[]
  /** The exchange deadline if the extension were the other way round; null where it changes nothing that can be known. */
  otherwise: { extensionFiled: boolean; date: CalendarDate; daysLeft: number } | null
}

/** The deadlines of an exchange with their reasons, those of parked property too; null while there are none. */
export function truthOf(exchange: ExchangeDetail, today: CalendarDate): Truth | null {
  const input = deadlineInput(exchange, today)
  if (!input) return null
  const { extensionFiled } = exchange
  const [deadlines, why] = [computeDeadlines(input), explainDeadlines(input)]
  const other = deadlinesOf({ ...exchange, extensionFiled: !extensionFiled }, today)?.exchange ?? null
  return {
    deadlines,
    why,
    otherwise:
      other && other.returnDueCap
        ? { extensionFiled: !extensionFiled, date: other.date, daysLeft: other.daysLeft }
        : null,
  }
}

/** The card with what does not fit together in the records, beside what follows from the dates. */
export const withWarnings = (truth: Truth | null, warnings: readonly Warning[]): Truth | null =>
  truth && {
    ...truth,
    deadlines: { ...truth.deadlines, warnings: [...truth.deadlines.warnings, ...warnings] },
  }

/** Whether the tax return ends the exchange early, as a sentence. */
export function capSentence({ exchange, parking }: Deadlines): string {
  if (!exchange) return ''
  const { limitedBy, date, day180, returnDueCap } = exchange
  if (limitedBy === 'return-due-date')
    return `The tax return is due on ${returnDueCap}, before day 180 (${day180}). The exchange ends with the return, unless an extension is filed.`
  if (limitedBy === 'parking' && parking)
    return `The parking ends on ${parking.endsOn}, before day 180 of the sale (${day180}): the exchange ends with it.`
  if (limitedBy === 'override')
    return `An IRS notice postpones day 180 (${day180}): the exchange ends on ${date}.`
  if (returnDueCap === null)
    return `Day 180, ${day180}, ends the exchange, unless the tax return is due before it.`
  return `Day 180 ends the exchange. The tax return is due on ${returnDueCap}, which is not earlier, so it takes nothing away.`
}
