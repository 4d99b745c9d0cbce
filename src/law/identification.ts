import { countMerged, requireIncidentalLinks } from './incidental'
import { exactCents, sum, toCents } from './money'

/** A replacement property that was identified, or received within the identification period. */
export type IdentifiedProperty = {
  id: string
  /** Fair market value at the end of day 45, gross of debt; of a share, the share's. Cents. */
  valueCents: number
  /** Received on or before day 45: it counts whatever the notice says (1.1031(k)-1(c)(1)). */
  receivedBy45?: boolean
  /** Received by the end of the exchange period, at this value. Cents. */
  receivedValueCents?: number
  /** The id of the larger item this one is incidental to (1.1031(k)-1(c)(5)). */
  incidentalTo?: string
  /** Only a valid revocation, in a signed writing in time, takes an identification back. */
  revoked?: 'none' | 'valid' | 'invalid'
  /** Whether the notice is written, signed, sent in time and to a person who counts. */
  notice?: 'valid' | 'invalid'
}

/** What the identification rules are applied to. */
export type IdentificationInput = {
  /** The fair market value of all relinquished property, each at its transfer. Cents. */
  relinquishedValueCents: number
  /** `open` until the exchange period has ended, `period-ended` after. */
  asOf: 'open' | 'period-ended'
  identified: readonly IdentifiedProperty[]
}

export type IdentificationRule = 'three-property' | '200-percent' | '95-percent' | 'none'
export type IdentificationStatus = 'valid' | 'pending-95' | 'over-identified' | 'none-identified'

/** The answer of the identification rules; `rule` is `none` unless one is satisfied. */
export type IdentificationResult = {
  rule: IdentificationRule
  status: IdentificationStatus
  /** The number of properties, incidental ones merged. */
  count: number
  /** The value of all identified property, incidental included. Cents. */
  totalCents: number
  /** Twice the value of the relinquished property. Cents. */
  limitCents: number
  /** The ids of what is treated as identified, incidental ones included. */
  qualifying: string[]
}

type Item = {
  id: string
  value: bigint
  incidentalTo: string | undefined
  counts: boolean
  receivedBy45: boolean
  /** The value received by the end of the exchange period; undefined while not received. */
  received: bigint | undefined
}

type Outcome = { rule: IdentificationRule; status: IdentificationStatus }

const MOST_PROPERTIES = 3
const LEAST_RECEIVED_PERCENT = 95n

function itemOf(property: IdentifiedProperty, index: number): Item {
  const { id, incidentalTo, receivedBy45 = false, revoked = 'none', notice = 'valid' } = property
  const value = exactCents(`identified.${index}.valueCents`, property.valueCents)
  const given = property.receivedValueCents
  const receivedAt =
    given === undefined ? undefined : exactCents(`identified.${index}.receivedValueCents`, given)
  return {
    id,
    value,
    incidentalTo,
    counts: receivedBy45 || (notice === 'valid' && revoked !== 'valid'),
    receivedBy45,
    received: receivedAt ?? (receivedBy45 ? value : undefined),
  }
}

/** Reg. 1.1031(k)-1(c)(4)(ii)(B): a received property counts at its received value in both sums. */
function reaches95Percent(items: readonly Item[]): boolean {
  const received = sum(items.map((item) => item.received ?? 0n))
  const identified = sum(items.map((item) => item.received ?? item.value))
  return received * 100n >= identified * LEAST_RECEIVED_PERCENT
}

function outcomeOf(
  items: readonly Item[],
  count: number,
  within200: boolean,
  asOf: IdentificationInput['asOf'],
): Outcome {
  if (count === 0) return { rule: 'none', status: 'none-identified' }
  if (count <= MOST_PROPERTIES) return { rule: 'three-property', status: 'valid' }
  if (within200) return { rule: '200-percent', status: 'valid' }
  if (reaches95Percent(items)) return { rule: '95-percent', status: 'valid' }
  return { rule: 'none', status: asOf === 'open' ? 'pending-95' : 'over-identified' }
}

/**
 * Which of the identification rules is satisfied, and what is treated as identified: Reg.
 * 1.1031(k)-1(c)(4), domain.md 2.2 and 2.3, vectors I-01 to I-21. The 200 % and the 95 % include
 * their boundary, to the cent. While the exchange is open, too much identified is `pending-95`: the
 * 95 % can still be received. Throws `InvalidInput` (with the field) for cents that are not whole or
 * sums too large to be exact, for an id that is there twice, and for an `incidentalTo` that names no
 * item, itself or an incidental item.
 */
export function testIdentification(input: IdentificationInput): IdentificationResult {
  requireIncidentalLinks(input.identified.map(({ id, incidentalTo }) => ({ id, incidentalTo })))
  const items = input.identified.map(itemOf).filter((item) => item.counts)
  const limit = 2n * exactCents('relinquishedValueCents', input.relinquishedValueCents)
  const total = sum(items.map((item) => item.value))
  const count = countMerged(items)
  const outcome = outcomeOf(items, count, total <= limit, input.asOf)
  const qualifying = outcome.status === 'valid' ? items : items.filter((item) => item.receivedBy45)
  return {
    ...outcome,
    count,
    totalCents: toCents('identified', total),
    limitCents: toCents('relinquishedValueCents', limit),
    qualifying: qualifying.map(({ id }) => id),
  }
}
