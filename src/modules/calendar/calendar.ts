import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { asSingleLine } from '../../core/api/plainText'
import { addDays, type CalendarDate } from '../../law/dates'
import { explainDeadlines, type WhyLine } from '../../law/deadline-why'
import { computeDeadlines, type Deadlines, type ParkingDates } from '../../law/deadlines'
import { withWeekdays } from '../../ui/format/dates'
import { deadlineInput, type DateFacts } from '../exchanges'

/** An exchange as a calendar needs it. */
export type DatedExchange = DateFacts & {
  id: string
  name: string
  exchangeNumber: string | null
  /** How often its dates or its status have moved, and when last: they become SEQUENCE and DTSTAMP. */
  moves: number
  movedAt: Date
  /** Completed or ended otherwise: nothing of it is to be done any more. */
  over: boolean
}

type Entry = { uid: string; date: CalendarDate; summary: string; description: string }

/** The name of a calendar as RFC 5545 writes a text. The library escapes the texts of events, but writes this one as it is. */
const escapedName = (name: string): string => asSingleLine(name).replaceAll(/[\\;,]/g, String.raw`\$&`)

const lineOf = ({ rule, input, result, citation }: WhyLine): string =>
  `${rule} (${input}): ${result}. ${citation}`

function explanation(what: string, why: readonly WhyLine[], { warnings }: Deadlines, link: string): string {
  const notes = warnings.map(({ message }) => `Note: ${message}`)
  return [...[what, '', ...why.map(lineOf), ...notes].map(withWeekdays), '', link].join('\n')
}

function parkingEntries(
  { id, name }: Pick<DatedExchange, 'id' | 'name'>,
  { agreementBy, identificationBy, endsOn }: ParkingDates,
  host: string,
  explained: (what: string) => string,
): Entry[] {
  const entry = (kind: string, date: CalendarDate, what: string, long: string): Entry => ({
    uid: `${id}-${kind}@${host}`,
    date,
    summary: `${what}: ${name}`,
    description: explained(long),
  })
  return [
    entry(
      'parking-agreement',
      agreementBy,
      'QEAA signed by',
      'The last day to sign the qualified exchange accommodation agreement: five business days after the titleholder took title.',
    ),
    entry(
      'parking-identification',
      identificationBy,
      'Day 45 of the parking',
      'The last day to identify the property that will be sold.',
    ),
    entry(
      'parking-end',
      endsOn,
      'End of the parking',
      'The last day on which the titleholder may hold the parked property.',
    ),
  ]
}

/** The deadlines of an exchange as entries of a calendar, with those of parked property; none while nothing was sold or parked. */
function entriesOf(exchange: DatedExchange, today: CalendarDate, base: string): Entry[] {
  const input = deadlineInput(exchange, today)
  if (!input) return []
  const deadlines = computeDeadlines(input)
  const why = explainDeadlines(input)
  const host = new URL(base).host
  const name = asSingleLine(exchange.name)
  const link = `${base}/exchanges/${exchange.id}`
  const { identification, exchange: end, parking } = deadlines
  const identify =
    'The last day to identify replacement property: the signed notice must be sent by the end of this day.'
  const receive = 'The last day to receive replacement property.'
  return [
    ...(identification
      ? [
          {
            uid: `${exchange.id}-identification@${host}`,
            date: identification.date,
            summary: `Day 45: identification for ${name}`,
            description: explanation(identify, why, deadlines, link),
          },
        ]
      : []),
    ...(end
      ? [
          {
            uid: `${exchange.id}-exchange@${host}`,
            date: end.safeDate,
            summary: `${end.safeReason ? 'Earliest end' : 'End'} of the exchange period: ${name}`,
            description: explanation(
              `${receive}${end.safeReason ? ` This day counts ${end.safeReason} Day 180 is ${end.day180}.` : ''}`,
              why,
              deadlines,
              link,
            ),
          },
        ]
      : []),
    ...(parking
      ? parkingEntries({ id: exchange.id, name }, parking, host, (what) =>
          explanation(what, why, deadlines, link),
        )
      : []),
  ]
}

/**
 * Deadlines as an iCalendar text: all-day events whose UIDs stay, and whose SEQUENCE and DTSTAMP
 * rise when dates move, so that calendar programs move them, too. Those of an exchange that is over
 * are cancelled. No day is blocked by them: people work on it.
 * @param from the first day of which entries are given; null for all
 */
export function calendarOf(
  name: string,
  exchanges: readonly DatedExchange[],
  today: CalendarDate,
  base: string,
  from: CalendarDate | null = null,
): string {
  const calendar = ical({
    name: escapedName(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Peak 1031', product: 'Deadlines', language: 'EN' },
    ttl: 60 * 60,
  })
  for (const exchange of exchanges) {
    const entries = entriesOf(exchange, today, base).filter(({ date }) => from === null || date >= from)
    for (const { uid, date, summary, description } of entries) {
      calendar.createEvent({
        id: uid,
        start: new Date(`${date}T00:00:00Z`),
        end: new Date(`${addDays(date, 1)}T00:00:00Z`),
        allDay: true,
        summary,
        description,
        url: `${base}/exchanges/${exchange.id}`,
        sequence: Math.max(0, exchange.moves - 1),
        stamp: exchange.movedAt,
        status: exchange.over ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
    }
  }
  return calendar.toString()
}
