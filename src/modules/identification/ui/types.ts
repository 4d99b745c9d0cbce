import type { IdentificationResult } from '../../../law/identification'

export type Kind = 'street-address' | 'legal-description' | 'distinguishable-name'

/** A property of a notice, as the API takes and gives it. The value is absent for who may not see it. */
export type Item = {
  id: string
  kind: Kind
  description: string
  percent: number
  valueCents?: number
  incidentalTo?: string
  construction?: string
  property?: string
}

/** A property of a notice that was given: what it became, and for staff what it probably became. */
export type NamedItem = Omit<Item, 'property'> & {
  revoked: boolean
  property: string | null
  suggestedProperty?: string | null
}

/** A replacement property of the exchange, for staff to choose from. */
export type Candidate = { id: string; address: string; closingDate: string | null; status: string | null }

export type RevocationRow = {
  id: string
  source: 'portal' | 'paper'
  items: string[]
  effective: boolean
  reason: string | null
  typedName: string | null
  sentAt: string
  contentSha256: string | null
  receipt: string | null
}

/** The rules that the role may see, each with how far it is from failing. */
export type Test =
  | { rule: 'three-property'; satisfied: boolean; count: number; most: number; left: number }
  | { rule: '200-percent'; satisfied: boolean; totalCents: number; limitCents: number; leftCents: number }
  | {
      rule: '95-percent'
      satisfied: boolean
      receivedCents: number
      identifiedCents: number
      missingCents: number
    }

export type Evaluated = {
  result: Pick<IdentificationResult, 'rule' | 'status' | 'count' | 'qualifying'> | null
  tests: Test[]
  sentence: string | null
  relinquishedValueKnown?: boolean
}

export type NoticeRow = {
  id: string
  state: 'SIGNED' | 'REPLACED' | 'REVOKED'
  source: 'portal' | 'paper'
  items: NamedItem[]
  typedName: string | null
  signedAt: string | null
  sentAt: string | null
  receivedAt: string | null
  endedAt: string | null
  valid: boolean
  invalidReason: string | null
  sha256: string | null
  contentSha256: string | null
  receipt: string | null
  revocations: RevocationRow[]
  flags: { code: string; message: string }[]
}

export type Identification = Evaluated & {
  exchange: string
  state: 'before-transfer' | 'open' | 'closed'
  transferDate: string | null
  deadline: string | null
  daysLeft: number | null
  relinquishedValueCents?: number | null
  warnings: { code: string; message: string }[]
  properties?: Candidate[]
  items: Item[]
  notices: NoticeRow[]
  draft: { items: unknown; updatedAt: string } | null
  maySign: boolean
  mayRevoke: boolean
  mayRecordPaper: boolean
}

export const KIND_NAMES: Record<Kind, string> = {
  'street-address': 'Street address',
  'legal-description': 'Legal description',
  'distinguishable-name': 'Name that tells it apart',
}
export const KINDS: readonly Kind[] = ['street-address', 'legal-description', 'distinguishable-name']
