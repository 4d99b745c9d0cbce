import type { CalendarDate } from '../../../law/dates'
import { explainDeadlines, type WhyLine } from '../../../law/deadline-why'
import { computeDeadlines, type Deadlines } from '../../../law/deadlines'
import type { Warning } from '../../../law/warning'
import { deadlineInput, deadlinesOf, type ExchangeDetail } from '../../exchanges'

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
