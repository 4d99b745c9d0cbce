import { daysBetween, type CalendarDate } from '../../law/dates'
import type { ComingDate } from '../deadlines'
import type { OwnExchange } from './reads/home'
import type { Outlook } from './reads/outlook'

type Next = Pick<ComingDate, 'kind' | 'safeUntil' | 'day180'> & { date: CalendarDate | null }

const nextOf = (exchange: OwnExchange, identified: boolean): Next => {
  const other = { safeUntil: null, day180: null }
  if (exchange.status === 'PENDING') return { kind: 'closing', date: exchange.expectedClosingDate, ...other }
  if (exchange.status === '45D' && !identified)
    return { kind: 'identification', date: exchange.identificationDeadline, ...other }
  return {
    kind: 'exchange',
    date: exchange.safeDeadline,
    safeUntil: exchange.safeUntil,
    day180: exchange.day180,
  }
}

/** The next date of each of somebody's exchanges, however far away: once the property is named, the day to have bought it. */
export function ownDates(
  exchanges: readonly OwnExchange[],
  known: ReadonlyMap<string, Outlook>,
  today: CalendarDate,
): ComingDate[] {
  return exchanges.flatMap((exchange): ComingDate[] => {
    const { date, ...next } = nextOf(exchange, known.get(exchange.id)?.identified ?? false)
    if (!date || (next.kind === 'closing' && date < today)) return []
    const { id, name, exchangeNumber } = exchange
    const who = { clientName: null, coordinatorName: null }
    return [{ exchange: id, name, exchangeNumber, ...who, ...next, date, daysLeft: daysBetween(today, date) }]
  })
}
