import { createHash } from 'node:crypto'
import PDFDocument from 'pdfkit'
import type { PeriodFacts } from './facts'
import type { NoticeItem } from './items'

/** What a receipt says. */
export type ReceiptFacts = {
  notice: string
  what: 'identification' | 'revocation'
  period: PeriodFacts
  items: readonly NoticeItem[]
  typedName: string
  signedAt: Date
  zone: string
  ip: string | null
  device: string | null
  sentence: string | null
}

const dollars = (cents: number) => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100)

/** The instant in the firm's zone and in UTC: a midnight must be told without doubt. */
function written(at: Date, zone: string): string {
  const local = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(at)
  return `${local} (${at.toISOString()})`
}

function itemText({ description, percent, valueCents, construction, incidentalTo }: NoticeItem): string {
  const share = percent === 100 ? '' : `${percent} % of `
  const built = construction ? `\nTo be built: ${construction}` : ''
  return `${share}${description}\nFair market value: ${dollars(valueCents)}${incidentalTo ? ` (incidental to ${incidentalTo})` : ''}${built}`
}

/** The SHA-256 of what was signed, in a form that can be made again from the record. */
export function contentHash({ notice, what, period, items, typedName, signedAt }: ReceiptFacts): string {
  return createHash('sha256').update(JSON.stringify({ notice, what, exchange: period.id, items, typedName, signedAt: signedAt.toISOString() })).digest('hex')
}

function writeReceipt(document: PDFKit.PDFDocument, facts: ReceiptFacts): void {
  const { period, items, typedName, signedAt, zone, ip, device, sentence, what } = facts
  const line = (label: string, value: string | null) => document.font('Helvetica-Bold').text(`${label}: `, { continued: true }).font('Helvetica').text(value || 'not known')
  document.font('Helvetica-Bold').fontSize(18).text(what === 'identification' ? 'Identification of replacement property' : 'Revocation of an identification')
  document.fontSize(10).moveDown()
  line('Exchange', `${period.name}${period.exchangeNumber ? ` (${period.exchangeNumber})` : ''}`)
  line('Taxpayer', period.clientName)
  line('Property sold was transferred on', period.transferDate)
  line('Last day to identify', period.identificationDeadline)
  document.moveDown().font('Helvetica-Bold').text(what === 'identification' ? 'Identified (26 CFR 1.1031(k)-1(c)):' : 'No longer identified (26 CFR 1.1031(k)-1(c)(6)):').moveDown(0.5)
  items.forEach((item, index) => document.font('Helvetica').text(`${index + 1}. ${itemText(item)}`).moveDown(0.5))
  if (sentence) document.moveDown(0.5).font('Helvetica-Oblique').text(sentence)
  document.moveDown()
  line('Signed by (typed name)', typedName)
  line('Signed and sent to the qualified intermediary at', written(signedAt, zone))
  line('From address', ip)
  line('With', device)
  line('Notice', facts.notice)
  line('SHA-256 of what was signed', contentHash(facts))
  document.moveDown().fontSize(8).font('Helvetica').text('This receipt was made once, when the notice was signed, and is kept unchanged. It is no tax or legal advice.')
}

/** The receipt of a signed notice as a PDF, with the SHA-256 of the file. */
export async function makeReceipt(facts: ReceiptFacts): Promise<{ pdf: Buffer; sha256: string }> {
  const document = new PDFDocument({ size: 'LETTER', margin: 56, info: { Title: `Receipt ${facts.notice}`, CreationDate: facts.signedAt, ModDate: facts.signedAt } })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => document.on('end', () => resolve()).on('error', reject))
  document.on('data', (part: Buffer) => parts.push(part))
  writeReceipt(document, facts)
  document.end()
  await ended
  const pdf = Buffer.concat(parts)
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
