import { daysBetween, type CalendarDate } from '../../law/dates'
import type { ComingDate } from '../deadlines'
import type { OwnExchange } from './reads/home'
import type { Outlook } from './reads/outlook'

type Next = Pick<ComingDate, 'kind' | 'safeUntil' | 'day180'> & { date: CalendarDate | null }

const NONE = { safeUntil: null, day180: null }

/** What comes next of an exchange: one date, or of one that began with parking its closing and both dates of the parking. */
function nextOf(exchange: OwnExchange, identified: boolean): Next[] {
  const { status, safeUntil, day180 } = exchange
  const end: Next = { kind: 'exchange', date: exchange.safeDeadline, safeUntil, day180 }
  if (status === 'PENDING') {
    const closing: Next = { kind: 'closing', date: exchange.expectedClosingDate, ...NONE }
    const { parkedIdentification } = exchange
    return parkedIdentification === null
      ? [closing]
      : [closing, { kind: 'identification', date: parkedIdentification, ...NONE }, end]
  }
  return status === '45D' && !identified
    ? [{ kind: 'identification', date: exchange.identificationDeadline, ...NONE }]
    : [end]
}

/** The next dates of somebody's exchanges, however far away: once the property is named, the day to have bought it. */
export function ownDates(
  exchanges: readonly OwnExchange[],
  known: ReadonlyMap<string, Outlook>,
  today: CalendarDate,
): ComingDate[] {
  return exchanges.flatMap((exchange) => {
    const { id, name, exchangeNumber } = exchange
    const who = { clientName: null, coordinatorName: null }
    return nextOf(exchange, known.get(id)?.identified ?? false).flatMap(({ date, ...next }): ComingDate[] =>
      // An expected closing that has passed is no deadline missed, nor is a day to name before it began.
      !date || (next.kind !== 'exchange' && exchange.status === 'PENDING' && date < today)
        ? []
        : [{ exchange: id, name, exchangeNumber, ...who, ...next, date, daysLeft: daysBetween(today, date) }],
    )
  })
}
