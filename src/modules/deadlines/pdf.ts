import { daysBetween, type CalendarDate } from '../../law/dates'
import type { WhyLine } from '../../law/deadline-why'
import type { Deadline, Deadlines, ExchangeDeadline } from '../../law/deadlines'
import { fallsOn } from '../../law/holidays'
import { PdfDocument } from '../../core/pdf/document'
import { whenInWords, withWeekdays, writtenDate } from '../../ui/format/dates'

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
  name: string
  exchangeNumber: string | null
  clientName: string | null
  today: CalendarDate
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

function dateLine(paper: PdfDocument, what: string, deadline: Deadline | null): void {
  paper.text(what, { size: 11 })
  if (!deadline) return void paper.text('not known yet', { size: 11, gap: 0.5 })
  paper
    .text(writtenDate(deadline.date), { font: 'bold', size: 18 })
    .text(`${whenInWords(deadline.daysLeft)}, ${KINDS[deadline.fallsOn]}`, { gap: 0.7 })
}

/** The earliest end that cannot be excluded leads, with what would lift it and day 180 beside it. */
function endLine(paper: PdfDocument, end: ExchangeDeadline | null, today: CalendarDate): void {
  if (!end) return dateLine(paper, 'Last day to receive replacement property', null)
  const { safeDate, safeReason, day180 } = end
  dateLine(paper, 'Last day to receive replacement property', {
    date: safeDate,
    daysLeft: daysBetween(today, safeDate),
    fallsOn: fallsOn(safeDate),
  })
  if (safeReason) paper.text(withWeekdays(safeReason), { size: 11 })
  if (day180 !== safeDate) paper.text(`Day 180 is ${writtenDate(day180)}.`, { size: 11, gap: 0.7 })
}

function parkingLines(paper: PdfDocument, { parking }: Deadlines): void {
  if (!parking) return
  paper.heading('Parked property (Rev. Proc. 2000-37)')
  paper.line('Parking agreement (QEAA) signed by', writtenDate(parking.agreementBy))
  paper.line('Property to be sold identified by', writtenDate(parking.identificationBy))
  paper.line('Parking ends on', writtenDate(parking.endsOn))
}

function approvalLines(paper: PdfDocument, approval: Approval | null): void {
  if (!approval) return
  const { section, postponedTo, requestedBy, approvedBy, approvedOn } = approval
  paper.heading('Postponed by an IRS notice')
  paper.text(
    `${section}, to ${writtenDate(postponedTo)}. Asked for by ${requestedBy ?? 'somebody of the firm'}, approved by ${approvedBy ?? 'somebody whose name is no longer known'}${approvedOn ? ` on ${writtenDate(approvedOn)}` : ''}.`,
  )
}

function write(
  paper: PdfDocument,
  { name, exchangeNumber, clientName, today, deadlines, why, approval }: TruthCard,
): void {
  paper.title('Deadlines of a Section 1031 exchange')
  paper.text([exchangeNumber, name, clientName].filter(Boolean).join(' · '), { size: 11, gap: 1 })
  const sale = deadlines.transferDate
    ? `Property sold was transferred on ${writtenDate(deadlines.transferDate)}.`
    : 'Nothing has been sold yet.'
  paper.text(`${sale} As of ${writtenDate(today)}.`, { size: 11, gap: 1 })
  dateLine(paper, 'Last day to identify replacement property', deadlines.identification)
  endLine(paper, deadlines.exchange, today)
  parkingLines(paper, deadlines)
  approvalLines(paper, approval)
  paper.heading('How the dates are counted')
  for (const { rule, input, result, citation } of why) {
    paper
      .text(withWeekdays(`${rule}: ${result}`), { font: 'bold', size: 9 })
      .text(`${withWeekdays(input)}. ${citation}`, { size: 9, gap: 0.3 })
  }
  if (deadlines.warnings.length > 0) paper.heading('To be looked at')
  for (const { message } of deadlines.warnings) paper.text(withWeekdays(message), { size: 9, gap: 0.3 })
  paper
    .gap(1)
    .text('Each deadline is the whole of its day. This card is no tax or legal advice.', { size: 8 })
}

/** The deadline truth card as a PDF. */
export function truthCardPdf(card: TruthCard): Promise<Buffer> {
  const paper = new PdfDocument(`Deadlines of ${card.name}`)
  write(paper, card)
  return paper.finish()
}
