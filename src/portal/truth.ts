import type { CalendarDate } from '../exchange/calendar'
import { explainDeadlines, type WhyLine } from '../exchange/deadline-why'
import { computeDeadlines, type Deadlines } from '../exchange/deadlines'
import { deadlineInput, deadlinesOf } from '../exchanges/stored'
import type { ExchangeDetail } from './reads/exchange'

/** All that the deadline truth card says. */
export type Truth = {
  deadlines: Deadlines
  why: WhyLine[]
  /** The exchange deadline if the extension were the other way round; null where it changes nothing that can be known. */
  otherwise: { extensionFiled: boolean; date: CalendarDate; daysLeft: number } | null
}

/** The deadlines of an exchange with their reasons; null before the sale has a date. */
export function truthOf(exchange: ExchangeDetail, today: CalendarDate): Truth | null {
  const input = deadlineInput(exchange, today)
  if (!input) return null
  const { extensionFiled } = exchange
  const [deadlines, why] = [computeDeadlines(input), explainDeadlines(input)]
  const other = deadlinesOf({ ...exchange, extensionFiled: !extensionFiled }, today)?.exchange ?? null
  return { deadlines, why, otherwise: other && other.returnDueCap ? { extensionFiled: !extensionFiled, date: other.date, daysLeft: other.daysLeft } : null }
}

/** Whether the tax return ends the exchange early, as a sentence. */
export function capSentence({ exchange }: Deadlines): string {
  if (!exchange) return ''
  const { limitedBy, day180, returnDueCap } = exchange
  if (limitedBy === 'return-due-date') return `The tax return is due on ${returnDueCap}, before day 180 (${day180}). The exchange ends with the return, unless an extension is filed.`
  if (returnDueCap === null) return `Day 180, ${day180}, ends the exchange, unless the tax return is due before it.`
  return `Day 180 ends the exchange. The tax return is due on ${returnDueCap}, which is not earlier, so it takes nothing away.`
}
