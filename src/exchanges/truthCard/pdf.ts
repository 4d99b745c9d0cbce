import PDFDocument from 'pdfkit'
import type { CalendarDate } from '../../exchange/calendar'
import type { WhyLine } from '../../exchange/deadline-why'
import type { Deadline, Deadlines } from '../../exchange/deadlines'

/** What the card says: the dates, and every step that leads to them. */
export type TruthCard = { name: string; exchangeNumber: string | null; clientName: string | null; today: CalendarDate; deadlines: Deadlines; why: readonly WhyLine[] }

const KINDS = { 'business-day': 'a business day', saturday: 'a Saturday', sunday: 'a Sunday', holiday: 'a legal holiday' } as const

const daysIn = (days: number): string => (days === 0 ? 'today' : days > 0 ? `in ${days} ${days === 1 ? 'day' : 'days'}` : `${-days} ${days === -1 ? 'day' : 'days'} ago`)

function dateLine(document: PDFKit.PDFDocument, what: string, deadline: Deadline | null): void {
  document.font('Helvetica').fontSize(11).text(what)
  if (!deadline) return void document.text('not known yet').moveDown(0.5)
  document.font('Helvetica-Bold').fontSize(20).text(deadline.date).font('Helvetica').fontSize(10).text(`${daysIn(deadline.daysLeft)}, ${KINDS[deadline.fallsOn]}`).moveDown(0.7)
}

function write(document: PDFKit.PDFDocument, { name, exchangeNumber, clientName, today, deadlines, why }: TruthCard): void {
  document.font('Helvetica-Bold').fontSize(18).text('Deadlines of a Section 1031 exchange')
  document.font('Helvetica').fontSize(11).text([exchangeNumber, name, clientName].filter(Boolean).join(' · ')).moveDown()
  document.text(`Property sold was transferred on ${deadlines.transferDate ?? 'a day not known yet'}. As of ${today}.`).moveDown()
  dateLine(document, 'Last day to identify replacement property', deadlines.identification)
  dateLine(document, 'Last day to receive replacement property', deadlines.exchange)
  document.font('Helvetica-Bold').fontSize(12).text('How the dates are reckoned').moveDown(0.3)
  for (const { rule, input, result, citation } of why) {
    document.font('Helvetica-Bold').fontSize(9).text(`${rule}: ${result}`).font('Helvetica').text(`${input}. ${citation}`).moveDown(0.3)
  }
  if (deadlines.warnings.length > 0) document.moveDown(0.5).font('Helvetica-Bold').fontSize(12).text('To be looked at').moveDown(0.3)
  for (const { message } of deadlines.warnings) document.font('Helvetica').fontSize(9).text(message).moveDown(0.3)
  document.moveDown().fontSize(8).text('Each deadline is the whole of its day. This card is no tax or legal advice.')
}

/** The deadline truth card as a PDF. */
export async function truthCardPdf(card: TruthCard): Promise<Buffer> {
  const document = new PDFDocument({ size: 'LETTER', margin: 56, info: { Title: `Deadlines of ${card.name}` } })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => document.on('end', () => resolve()).on('error', reject))
  document.on('data', (part: Buffer) => parts.push(part))
  write(document, card)
  document.end()
  await ended
  return Buffer.concat(parts)
}
