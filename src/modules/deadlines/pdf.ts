import { daysBetween, type CalendarDate } from '../../law/dates'
import type { WhyLine } from '../../law/deadline-why'
import type { Deadline, Deadlines, ExchangeDeadline } from '../../law/deadlines'
import { fallsOn } from '../../law/holidays'
import type { Block, Letterhead, PdfContent } from '../../core/pdf/content'
import { renderPdf } from '../../core/pdf/render'
import { whenInWords, withWeekdays, writtenDate } from '../../ui/format/dates'
import { capSentence } from '../../law/cap-sentence'

/** An override that holds, and the two people behind it. */
export type Approval = {
  section: string
  postponedTo: CalendarDate
  requestedBy: string | null
  approvedBy: string | null
  approvedOn: CalendarDate | null
}

/** What the card says: the dates, and every step that leads to them. */
export type TruthCard = {
  id: string
  name: string
  exchangeNumber: string | null
  clientName: string | null
  today: CalendarDate
  /** The instant as of which it is true, and the zone of the firm. */
  asOf: Date
  zone: string
  letterhead: Letterhead
  deadlines: Deadlines
  why: readonly WhyLine[]
  approval: Approval | null
}

const KINDS = {
  'business-day': 'a business day',
  saturday: 'a Saturday',
  sunday: 'a Sunday',
  holiday: 'a legal holiday',
} as const

const IDENTIFY = 'Last day to identify replacement property'
const RECEIVE = 'Last day to receive replacement property'

function dateBlock(
  label: string,
  { date, daysLeft, fallsOn: kind }: Deadline,
  more: readonly string[],
): Block {
  const verb = daysLeft < 0 ? 'It was' : 'It is'
  const text = [
    `${verb} ${whenInWords(daysLeft)}, on ${KINDS[kind]}; the whole of that day counts.`,
    ...more,
  ].join(' ')
  return { kind: 'conclusion', label, value: writtenDate(date), text }
}

/** The earliest end that cannot be excluded leads, with what would lift it and day 180 beside it. */
function endBlock({ safeDate, safeReason, day180 }: ExchangeDeadline, today: CalendarDate): Block {
  const deadline = { date: safeDate, daysLeft: daysBetween(today, safeDate), fallsOn: fallsOn(safeDate) }
  return dateBlock(RECEIVE, deadline, [
    ...(safeReason ? [withWeekdays(`It is the last day ${safeReason}`)] : []),
    ...(day180 === safeDate ? [] : [`Day 180 is ${writtenDate(day180)}.`]),
  ])
}

/** What to do by when, in one sentence; what has passed is said as such. */
function summary({ identification, exchange, parking }: Deadlines): string {
  if (!identification || !exchange)
    return parking
      ? `Nothing has been sold yet. The property to be sold must be identified by ${writtenDate(parking.identificationBy)}, and the parking ends on ${writtenDate(parking.endsOn)}.`
      : 'Nothing has been sold yet, so no date is known.'
  const receive = `receive it by ${writtenDate(exchange.safeDate)}`
  return identification.daysLeft < 0
    ? `The time to identify replacement property ended on ${writtenDate(identification.date)}. What was identified has to be received by ${writtenDate(exchange.safeDate)}.`
    : `Identify replacement property in a signed writing by ${writtenDate(identification.date)}, and ${receive}.`
}

function parkingBlocks({ parking }: Deadlines): Block[] {
  if (!parking) return []
  return [
    { kind: 'section', heading: 'Parked property (Rev. Proc. 2000-37)' },
    {
      kind: 'facts',
      facts: [
        ['Parking agreement (QEAA) signed by', writtenDate(parking.agreementBy)],
        ['Property to be sold identified by', writtenDate(parking.identificationBy)],
        ['Parking ends on', writtenDate(parking.endsOn)],
      ],
    },
  ]
}

function approvalBlocks(approval: Approval | null): Block[] {
  if (!approval) return []
  const { section, postponedTo, requestedBy, approvedBy, approvedOn } = approval
  const on = approvedOn ? ` on ${writtenDate(approvedOn)}` : ''
  return [
    { kind: 'section', heading: 'Postponed by an IRS notice' },
    {
      kind: 'paragraph',
      text: `${section}, to ${writtenDate(postponedTo)}. Asked for by ${requestedBy ?? 'somebody of the firm'}, approved by ${approvedBy ?? 'somebody whose name is no longer known'}${on}.`,
    },
  ]
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const reasonBlocks = (deadlines: Deadlines, why: readonly WhyLine[]): Block[] => [
  { kind: 'section', heading: 'How the dates follow' },
  ...(deadlines.exchange ? [{ kind: 'paragraph' as const, text: withWeekdays(capSentence(deadlines)) }] : []),
  {
    kind: 'table',
    columns: [
      { heading: 'Step', width: 50 },
      { heading: 'Result', width: 20 },
      { heading: 'Source', width: 30 },
    ],
    rows: why.map(({ rule, input, result, citation }) => [
      `${withWeekdays(rule)}.\n${withWeekdays(capitalized(input))}.`,
      withWeekdays(result),
      citation,
    ]),
  },
]

/** What the deadline truth card says. */
export function truthCardContent(card: TruthCard): PdfContent {
  const { id, name, exchangeNumber, clientName, today, asOf, zone, letterhead, deadlines, why, approval } =
    card
  const { transferDate, identification, exchange, warnings } = deadlines
  return {
    title: 'Deadlines of a Section 1031 exchange',
    subtitle: exchangeNumber ? `${name} (${exchangeNumber})` : name,
    number: `D-${exchangeNumber ?? id.slice(-12)}-${today.replaceAll('-', '')}`,
    asOf,
    zone,
    letterhead,
    parties: clientName ? [{ role: 'Taxpayer', name: clientName, lines: [] }] : [],
    blocks: [
      { kind: 'paragraph', text: summary(deadlines), look: 'strong' },
      ...(identification ? [dateBlock(IDENTIFY, identification, [])] : []),
      ...(exchange ? [endBlock(exchange, today)] : []),
      ...(transferDate
        ? [
            {
              kind: 'paragraph' as const,
              text: `Both are counted from ${writtenDate(transferDate)}, the day on which the property sold was transferred.`,
            },
          ]
        : []),
      ...parkingBlocks(deadlines),
      ...approvalBlocks(approval),
      ...(warnings.length > 0
        ? [
            { kind: 'section' as const, heading: 'To be looked at' },
            { kind: 'list' as const, items: warnings.map(({ message }) => withWeekdays(message)) },
          ]
        : []),
      ...reasonBlocks(deadlines, why),
    ],
  }
}

/** The deadline truth card as a PDF. */
export const truthCardPdf = (card: TruthCard): Promise<Buffer> => renderPdf(truthCardContent(card))
