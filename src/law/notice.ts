import type { CalendarDate } from './dates'
import { requireDate } from './input-dates'
import type { Warning } from './warning'

/** To whom a notice of identification was sent. */
export const RECIPIENTS = [
  'seller',
  'qi',
  'eat',
  'escrow',
  'title',
  'own-attorney',
  'own-accountant',
  'own-broker',
  'other',
] as const
export type RecipientKind = (typeof RECIPIENTS)[number]

/** What the taxpayer declares by typing their name, as the screen shows it before and the receipt after. */
export const DECLARATIONS = {
  identification:
    'By typing my name and entering my password or a code of my second factor, I sign this notice electronically and send it to the qualified intermediary. I identify the property named in it as replacement property in my exchange under Section 1031 of the Internal Revenue Code.',
  revocation:
    'By typing my name and entering my password or a code of my second factor, I sign this revocation electronically and send it to the qualified intermediary. The property named in it is no longer identified in my exchange under Section 1031 of the Internal Revenue Code.',
} as const

/** A notice or a revocation on paper, as staff record it. */
export type NoticeFacts = {
  signedByTaxpayer: boolean
  /** The day it was sent: the regulation asks for sending, not for receipt. */
  sentOn: CalendarDate
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  recipient: { kind: RecipientKind; disqualified: boolean }
}

export type NoticeValidity = { valid: boolean; reason: string | null }

const OWN_ADVISERS: readonly RecipientKind[] = ['own-attorney', 'own-accountant', 'own-broker']

function reasonAgainst({
  signedByTaxpayer,
  sentOn,
  transferDate,
  identificationDeadline,
  recipient,
}: NoticeFacts): string | null {
  if (!signedByTaxpayer) return 'It is not signed by the taxpayer.'
  if (transferDate === null || identificationDeadline === null)
    return 'Nothing has been transferred yet, so there is no identification period.'
  if (sentOn < transferDate)
    return `It was sent on ${sentOn}, before the identification period began on ${transferDate}.`
  if (sentOn > identificationDeadline)
    return `It was sent on ${sentOn}, after the identification period ended on ${identificationDeadline}.`
  // Whoever is obligated to transfer the property counts, disqualified or not.
  if (recipient.kind === 'seller') return null
  if (OWN_ADVISERS.includes(recipient.kind))
    return 'It was sent only to an adviser of the taxpayer, who is a disqualified person.'
  return recipient.disqualified ? 'It was sent only to a disqualified person.' : null
}

/**
 * Whether a notice identifies anything: a writing signed by the taxpayer, sent within the period to
 * the seller or to somebody in the exchange who is not disqualified (Reg. 1.1031(k)-1(c)(2), domain.md
 * 2.1, vectors I-17 and I-18). Throws `InvalidInput` for a date that does not exist.
 */
export function noticeValidity(facts: NoticeFacts): NoticeValidity {
  requireDate('sentOn', facts.sentOn)
  const reason = reasonAgainst(facts)
  return { valid: reason === null, reason }
}

/**
 * What is to be looked at although the notice counts: one sent to a seller who is a disqualified or
 * related person is valid (vector I-18), and buying from them generally fails (domain.md 3.5).
 */
export const noticeFlags = ({ kind, disqualified }: NoticeFacts['recipient']): Warning[] =>
  kind === 'seller' && disqualified
    ? [
        {
          code: 'related-seller',
          message:
            'It was sent to a seller who is a disqualified or related person. The notice counts; buying from a related party through an intermediary generally fails (IRC 1031(f), Rev. Rul. 2002-83).',
        },
      ]
    : []

/** Somebody that a writing was sent to. */
export type SentTo = { kind: RecipientKind; name: string }

/** A revocation of an identification, and the notice that it is to take back. */
export type RevocationFacts = {
  signedByTaxpayer: boolean
  sentOn: CalendarDate
  recipient: SentTo
  identificationDeadline: CalendarDate | null
  notice: { sentOn: CalendarDate | null; recipient: SentTo }
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same person under the name as it was written, or under a part of it. */
function isSame(a: SentTo, b: SentTo): boolean {
  if (a.kind !== b.kind) return false
  // There is one intermediary in an exchange, whatever its people are called.
  if (a.kind === 'qi') return true
  const [one, other] = [plain(a.name), plain(b.name)]
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one))
}

function reasonAgainstRevoking({
  signedByTaxpayer,
  sentOn,
  recipient,
  identificationDeadline,
  notice,
}: RevocationFacts): string | null {
  if (!signedByTaxpayer) return 'It is not a writing signed by the taxpayer.'
  if (notice.sentOn !== null && sentOn < notice.sentOn)
    return `It was sent on ${sentOn}, before the notice of ${notice.sentOn} that it is to take back.`
  if (identificationDeadline === null || sentOn > identificationDeadline)
    return `It was sent on ${sentOn}, after the identification period ended${identificationDeadline ? ` on ${identificationDeadline}` : ''}.`
  return isSame(recipient, notice.recipient)
    ? null
    : 'It was not sent to the person to whom the identification was sent.'
}

/**
 * Whether a revocation takes anything back: a writing signed by the taxpayer, sent before the period
 * ends to the person to whom the identification was sent (Reg. 1.1031(k)-1(c)(6), domain.md 2.1).
 * Throws `InvalidInput` for a date that does not exist.
 */
export function revocationValidity(facts: RevocationFacts): NoticeValidity {
  requireDate('sentOn', facts.sentOn)
  const reason = reasonAgainstRevoking(facts)
  return { valid: reason === null, reason }
}
