import type { Database } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { storeFile, type StoredFile } from '../../core/files/store/store'
import type { Letterhead } from '../../core/pdf/content'
import { renderPdf } from '../../core/pdf/render'
import { canonicalJson, sha256 } from '../../core/canonicalJson'
import { letterheadOf } from '../../core/settings/letterhead'
import type { IdentificationRule } from '../../law/identification'
import type { PeriodFacts } from './facts'
import type { NoticeItem } from './items'
import type { Parties } from './parties'
import { receiptContent } from './receiptContent'

/** What a receipt says. */
export type ReceiptFacts = {
  notice: string
  /** The id of the revocation, where it is one. */
  revocation?: string
  what: 'identification' | 'revocation'
  period: PeriodFacts
  parties: Parties
  items: readonly NoticeItem[]
  typedName: string
  signedAt: Date
  zone: string
  ip: string | null
  device: string | null
  /** The rule that is met, and how; null of a revocation. */
  rule: IdentificationRule | null
  sentence: string | null
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

/** The receipt of what is signed as a PDF document, and the text that is signed. */
export async function makeReceipt(
  facts: ReceiptFacts,
  letterhead: Letterhead,
): Promise<{ pdf: Buffer; content: string }> {
  const content = signedContent(facts)
  return { pdf: await renderPdf(receiptContent(facts, letterhead, sha256(content))), content }
}

/** A receipt whose bytes are stored, to be recorded with the signature. */
export type Receipt = { file: StoredFile; content: string }

/** Makes a receipt and stores it. It takes time and connections: never with a row locked. */
export async function storeReceipt(db: Database, facts: ReceiptFacts): Promise<Receipt> {
  const { pdf, content } = await makeReceipt(facts, await letterheadOf(sqlOn(db), facts.parties.firm))
  const name = facts.revocation ? `revocation-${facts.revocation}.pdf` : `identification-${facts.notice}.pdf`
  return { file: await storeFile(db, pdf, { name, type: 'application/pdf' }), content }
}
