import type { CalendarDate } from '../../law/dates'
import { InvalidInput } from '../../law/errors'
import {
  testIdentification,
  type IdentificationResult,
  type IdentifiedProperty,
} from '../../law/identification'
import { dollars } from '../../law/money'
import { InvalidInputError } from '../../core/errors'
import type { NoticeItem } from './items'

/** A replacement property that has been received. */
export type Received = {
  id: string
  closingDate: CalendarDate
  valueCents: number | null
  description: string
}

/** What the three rules say of what is identified, and how far each is from failing. */
export type Evaluation = {
  result: IdentificationResult
  tests: [
    { rule: 'three-property'; satisfied: boolean; count: number; most: number; left: number },
    { rule: '200-percent'; satisfied: boolean; totalCents: number; limitCents: number; leftCents: number },
    {
      rule: '95-percent'
      satisfied: boolean
      receivedCents: number
      identifiedCents: number
      missingCents: number
    },
  ]
  /** The relinquished value is known: without it the 200 % test cannot be evaluated. */
  relinquishedValueKnown: boolean
  sentence: string
}

export type EvaluationFacts = {
  today: CalendarDate
  identificationDeadline: CalendarDate
  exchangeDeadline: CalendarDate
  relinquishedValueCents: number | null
  items: readonly NoticeItem[]
  received: readonly Received[]
}

const MOST = 3

/** Items with the receipts that are theirs, and what was received within the 45 days without being named (domain.md 2.1, T8). */
function identifiedOf({
  items,
  received,
  identificationDeadline,
  exchangeDeadline,
}: EvaluationFacts): IdentifiedProperty[] {
  const byProperty = new Map(received.map((property) => [property.id, property]))
  const named = items.map((item): IdentifiedProperty => {
    const got = item.property ? byProperty.get(item.property) : undefined
    const inTime = got !== undefined && got.closingDate <= exchangeDeadline
    return {
      id: item.id,
      valueCents: item.valueCents,
      ...(item.incidentalTo ? { incidentalTo: item.incidentalTo } : {}),
      receivedBy45: got !== undefined && got.closingDate <= identificationDeadline,
      ...(inTime ? { receivedValueCents: got.valueCents ?? item.valueCents } : {}),
    }
  })
  const named45 = new Set(items.map(({ property }) => property))
  const deemed = received.filter(
    ({ id, closingDate }) => closingDate <= identificationDeadline && !named45.has(id),
  )
  return [
    ...named,
    ...deemed.map(({ id, valueCents }) => ({
      id,
      valueCents: valueCents ?? 0,
      receivedBy45: true,
      receivedValueCents: valueCents ?? 0,
    })),
  ]
}

function sentenceOf(
  { status, rule, count, totalCents, limitCents }: IdentificationResult,
  known: boolean,
): string {
  if (status === 'none-identified') return 'Nothing is identified yet.'
  if (rule === 'three-property')
    return `${count === 1 ? 'One property is' : `${count} properties are`} identified: up to three may be, whatever their value.`
  if (rule === '200-percent')
    return `${count} properties worth ${dollars(totalCents)} are identified, within twice the value sold (${dollars(limitCents)}).`
  if (rule === '95-percent') return 'At least 95% of the value identified has been received.'
  if (!known)
    return `${count} properties are identified. The value sold is not known, so it cannot be determined whether they are within twice that value.`
  const over = `${count} properties worth ${dollars(totalCents)} are identified, ${dollars(totalCents - limitCents)} over twice the value sold`
  return status === 'pending-95'
    ? `${over}. Unless 95% of it is received by the end of the exchange, nothing counts as identified.`
    : `${over}, and less than 95% was received: nothing counts as identified but what was received within the 45 days.`
}

/**
 * The three tests of identification on what is named and what was received (domain.md 2.2).
 * @throws InvalidInputError with the field for items that contradict themselves
 */
export function evaluateIdentification(facts: EvaluationFacts): Evaluation {
  const identified = identifiedOf(facts)
  const known = facts.relinquishedValueCents !== null
  const input = {
    relinquishedValueCents: facts.relinquishedValueCents ?? 0,
    asOf: facts.today > facts.exchangeDeadline ? ('period-ended' as const) : ('open' as const),
    identified,
  }
  try {
    const result = testIdentification(input)
    const { count, totalCents, limitCents } = result
    const receivedCents = identified.reduce((sum, item) => sum + (item.receivedValueCents ?? 0), 0)
    const identifiedCents = identified.reduce(
      (sum, item) => sum + (item.receivedValueCents ?? item.valueCents),
      0,
    )
    const wanted = Math.ceil((identifiedCents * 95) / 100)
    const reached = BigInt(receivedCents) * 100n >= BigInt(identifiedCents) * 95n
    return {
      result,
      relinquishedValueKnown: known,
      sentence: sentenceOf(result, known),
      tests: [
        {
          rule: 'three-property',
          satisfied: count > 0 && count <= MOST,
          count,
          most: MOST,
          left: MOST - count,
        },
        {
          rule: '200-percent',
          satisfied: known && count > 0 && totalCents <= limitCents,
          totalCents,
          limitCents,
          leftCents: limitCents - totalCents,
        },
        {
          rule: '95-percent',
          satisfied: count > 0 && reached,
          receivedCents,
          identifiedCents,
          missingCents: Math.max(0, wanted - receivedCents),
        },
      ],
    }
  } catch (error) {
    if (error instanceof InvalidInput)
      throw new InvalidInputError(error.message, error.field.replace('identified', 'items'))
    throw error
  }
}

/**
 * The properties of the exchange that may be bought as identified: those that an item became, and
 * those received within the 45 days. What was identified too much of still counts as long as the 95 %
 * can be received, and no more after that.
 */
export function identifiedProperties(
  items: readonly NoticeItem[],
  evaluation: Evaluation | null,
): ReadonlySet<string> {
  if (!evaluation) return new Set()
  const { status, qualifying } = evaluation.result
  const counted =
    status === 'valid' || status === 'pending-95' ? items : items.filter(({ id }) => qualifying.includes(id))
  // What was received without being named qualifies by the id of the property itself.
  return new Set([...counted.flatMap(({ property }) => property ?? []), ...qualifying])
}
