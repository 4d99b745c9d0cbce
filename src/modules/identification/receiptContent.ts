import { fingerprintText } from '../../core/terms'
import { instantInZone } from '../../core/pdf/letterhead'
import type { Block, Fact, Letterhead, PdfContent } from '../../core/pdf/content'
import { firmLines } from '../../core/settings/letterhead'
import { DESCRIPTION_NAMES } from '../../law/description'
import type { IdentificationRule } from '../../law/identification'
import { dollarsAndCents } from '../../law/money'
import { DECLARATIONS } from '../../law/notice'
import { writtenDate } from '../../law/written'
import type { ReceiptFacts } from './receipt'
import type { NoticeItem } from './items'

/** The rules by the names of the field, with where they stand. */
const RULES: Record<IdentificationRule, string> = {
  'three-property': 'The 3-property rule is met (26 CFR 1.1031(k)-1(c)(4)(i)(A)).',
  '200-percent': 'The 200-percent rule is met (26 CFR 1.1031(k)-1(c)(4)(i)(B)).',
  '95-percent': 'The 95-percent rule is met (26 CFR 1.1031(k)-1(c)(4)(ii)(B)).',
  none: 'No rule was met when this was signed (26 CFR 1.1031(k)-1(c)(4)).',
}

/** The instant in the firm's zone and in UTC: a midnight must be stated without doubt. */
const written = (at: Date, zone: string) => `${instantInZone(at, zone)} (${at.toISOString()})`

function itemRow(item: NoticeItem, index: number, items: readonly NoticeItem[]): string[] {
  const { kind, description, percent, valueCents, construction, incidentalTo } = item
  const larger = items.findIndex(({ id }) => id === incidentalTo)
  const more = [
    ...(larger >= 0 ? [`(incidental to number ${larger + 1})`] : []),
    ...(construction ? [`To be built: ${construction}`] : []),
  ]
  return [
    String(index + 1),
    [description, ...more].join('\n'),
    DESCRIPTION_NAMES[kind],
    `${percent}%`,
    dollarsAndCents(valueCents),
  ]
}

const itemTable = (items: readonly NoticeItem[]): Block => ({
  kind: 'table',
  columns: [
    { heading: 'No.', width: 6 },
    { heading: 'Property', width: 49 },
    { heading: 'Described by', width: 18 },
    { heading: 'Share', width: 8, align: 'right' },
    { heading: 'Fair market value', width: 19, align: 'right' },
  ],
  rows: items.map(itemRow),
})

function exchangeFacts({ period, parties }: ReceiptFacts): Fact[] {
  const { name, exchangeNumber, transferDate, identificationDeadline } = period
  return [
    ['Exchange', exchangeNumber ? `${name} (${exchangeNumber})` : name],
    [
      'Exchange agreement',
      parties.agreementOn ? `Signed on ${writtenDate(parties.agreementOn)}` : 'Its day is not recorded here',
    ],
    ...(parties.sold.length > 0 ? [['Property sold', parties.sold.join('\n')] as const] : []),
    ['Property sold was transferred on', writtenDate(transferDate)],
    ['Last day to identify', writtenDate(identificationDeadline)],
  ]
}

function signatureFacts(facts: ReceiptFacts, fingerprint: string): Fact[] {
  const { signedAt, zone, ip, device, notice, revocation } = facts
  return [
    ['Signed and sent to the qualified intermediary at', written(signedAt, zone)],
    ['From address', ip ?? 'not known'],
    ['With', device ?? 'not known'],
    ['Notice', notice],
    ...(revocation ? [['Revocation', revocation] as const] : []),
    ['Fingerprint of what was signed (SHA-256)', fingerprintText(fingerprint)],
  ]
}

const partiesOf = ({ period, parties }: ReceiptFacts): PdfContent['parties'] => [
  {
    role: 'Taxpayer',
    name: period.clientName ?? 'The client of this exchange',
    lines: parties.taxpayerAddress?.split(/\r?\n/).filter(Boolean) ?? [],
  },
  {
    role: 'Recipient: qualified intermediary',
    name: parties.firm.legalName ?? parties.firm.shortName ?? 'The qualified intermediary of this exchange',
    lines: firmLines(parties.firm),
  },
]

const ruleBlocks = ({ rule, sentence }: ReceiptFacts): Block[] =>
  rule && sentence
    ? [
        { kind: 'section', heading: 'The rule' },
        { kind: 'paragraph', text: `${RULES[rule]} ${sentence}` },
      ]
    : []

/** What the receipt of a notice, or of a revocation, says. `fingerprint` is that of the signed text. */
export function receiptContent(facts: ReceiptFacts, letterhead: Letterhead, fingerprint: string): PdfContent {
  const { period, items, typedName, signedAt, zone, what, notice, revocation } = facts
  const identified = what === 'identification'
  return {
    title: identified ? 'Identification of replacement property' : 'Revocation of an identification',
    subtitle: period.exchangeNumber ? `${period.name} (${period.exchangeNumber})` : period.name,
    number: revocation ? `RV-${revocation.slice(-12)}` : `ID-${notice.slice(-12)}`,
    asOf: signedAt,
    zone,
    letterhead,
    parties: partiesOf(facts),
    blocks: [
      {
        kind: 'paragraph',
        text: `This is the receipt of a ${identified ? 'notice' : 'revocation'} that the taxpayer signed electronically and sent to the qualified intermediary. It was made once, at the moment of signing, and is kept unchanged. The platform gives out the text that was signed; whoever computes its SHA-256 finds the fingerprint below.`,
      },
      { kind: 'section', heading: 'The exchange' },
      { kind: 'facts', facts: exchangeFacts(facts) },
      {
        kind: 'section',
        heading: identified
          ? 'Identified (26 CFR 1.1031(k)-1(c))'
          : 'No longer identified (26 CFR 1.1031(k)-1(c)(6))',
      },
      itemTable(items),
      ...ruleBlocks(facts),
      { kind: 'section', heading: 'Electronic signature of the taxpayer' },
      {
        kind: 'signature',
        declaration: DECLARATIONS[what],
        name: typedName,
        facts: signatureFacts(facts, fingerprint),
      },
    ],
  }
}
