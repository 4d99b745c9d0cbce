import type { Database } from '../../core/database/database'
import { dollarsAndCents } from '../../law/money'
import { writtenDate } from '../../law/written'
import { storeFile, type StoredFile } from '../../core/files/store/store'
import { PdfDocument } from '../../core/pdf/document'
import { canonicalJson, sha256 } from '../../core/canonicalJson'
import { fingerprintText } from '../../core/terms'
import type { PeriodFacts } from './facts'
import type { NoticeItem } from './items'

/** What a receipt says. */
export type ReceiptFacts = {
  notice: string
  /** The id of the revocation, where it is one. */
  revocation?: string
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

/** The instant in the firm's zone and in UTC: a midnight must be stated without doubt. */
function written(at: Date, zone: string): string {
  const local = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: zone,
  }).format(at)
  return `${local} (${at.toISOString()})`
}

function itemText(
  { description, percent, valueCents, construction, incidentalTo }: NoticeItem,
  items: readonly NoticeItem[],
): string {
  const share = percent === 100 ? '' : `${percent}% of `
  const built = construction ? `\nTo be built: ${construction}` : ''
  const larger = items.findIndex(({ id }) => id === incidentalTo)
  return `${share}${description}\nFair market value: ${dollarsAndCents(valueCents)}${larger >= 0 ? ` (incidental to number ${larger + 1})` : ''}${built}`
}

/**
 * What was signed, as a text whose SHA-256 is printed: canonical JSON (RFC 8785) of the ids, the items as they
 * are kept, the name and the instant. It is stored beside the receipt, and anybody with the record
 * can write it again (docs/design/exchange-work.md).
 */
export function signedContent({
  notice,
  revocation,
  what,
  period,
  items,
  typedName,
  signedAt,
}: ReceiptFacts): string {
  const named = items.map(({ id, kind, description, percent, valueCents, incidentalTo, construction }) => ({
    id,
    kind,
    description,
    percent,
    valueCents,
    incidentalTo,
    construction,
  }))
  return canonicalJson({
    notice,
    revocation,
    what,
    exchange: period.id,
    items: named,
    typedName,
    signedAt: signedAt.toISOString(),
  })
}

function writeReceipt(paper: PdfDocument, facts: ReceiptFacts, content: string): void {
  const { period, items, typedName, signedAt, zone, ip, device, sentence, what } = facts
  const identified = what === 'identification'
  paper.title(identified ? 'Identification of replacement property' : 'Revocation of an identification')
  paper.line('Exchange', `${period.name}${period.exchangeNumber ? ` (${period.exchangeNumber})` : ''}`)
  paper.line('Taxpayer', period.clientName)
  paper.line('Property sold was transferred on', writtenDate(period.transferDate))
  paper.line('Last day to identify', writtenDate(period.identificationDeadline))
  paper.heading(
    identified ? 'Identified (26 CFR 1.1031(k)-1(c)):' : 'No longer identified (26 CFR 1.1031(k)-1(c)(6)):',
  )
  items.forEach((item, index) => paper.text(`${index + 1}. ${itemText(item, items)}`, { gap: 0.5 }))
  if (sentence) paper.text(sentence, { font: 'italic', gap: 0.5 })
  paper.gap(0.5).line('Signed by (typed name)', typedName)
  paper.line('Signed and sent to the qualified intermediary at', written(signedAt, zone))
  paper.line('From address', ip)
  paper.line('With', device)
  paper.line('Notice', facts.notice)
  if (facts.revocation) paper.line('Revocation', facts.revocation)
  paper.line('Fingerprint of what was signed (SHA-256)', fingerprintText(sha256(content)))
  paper
    .gap(1)
    .text(
      'This receipt was made once, at the moment of signing, and is kept unchanged. It is no tax or legal advice.',
      { size: 8 },
    )
}

/** The receipt of what is signed as a PDF document, and the text that is signed. */
export async function makeReceipt(facts: ReceiptFacts): Promise<{ pdf: Buffer; content: string }> {
  const content = signedContent(facts)
  const paper = new PdfDocument(`Receipt ${facts.revocation ?? facts.notice}`, facts.signedAt)
  writeReceipt(paper, facts, content)
  return { pdf: await paper.finish(), content }
}

/** A receipt whose bytes are stored, to be recorded with the signature. */
export type Receipt = { file: StoredFile; content: string }

/** Makes a receipt and stores it. It takes time and connections: never with a row locked. */
export async function storeReceipt(db: Database, facts: ReceiptFacts): Promise<Receipt> {
  const { pdf, content } = await makeReceipt(facts)
  const name = facts.revocation ? `revocation-${facts.revocation}.pdf` : `identification-${facts.notice}.pdf`
  return { file: await storeFile(db, pdf, { name, type: 'application/pdf' }), content }
}
