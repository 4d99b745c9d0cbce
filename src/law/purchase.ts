import type { CalendarDate } from './dates'
import type { Warning } from './warning'

/** The stages that every property bought goes through by itself, in their order (domain.md 4.1: "RP_ASSIGNED(n)"). */
export const PURCHASE_STAGES = ['RP_ASSIGNED', 'RP_FUNDED', 'RP_CLOSED'] as const
export type PurchaseStage = (typeof PURCHASE_STAGES)[number]
export const isPurchaseStage = (stage: string): stage is PurchaseStage =>
  PURCHASE_STAGES.some((name) => name === stage)

/** A replacement property as the guards of its purchase look at it. */
export type Purchase = {
  address: string
  /** The stages that it reached, each with its day. */
  days: ReadonlyMap<PurchaseStage, CalendarDate>
  /** It is among what is validly identified, or received within the 45 days. */
  identified: boolean
  /** What the record of the property says of it. */
  closingDate: CalendarDate | null
  status: string | null
}

/** The stages that one property reached, of what was recorded of it, oldest first: an earlier stage takes back those after it. */
export function purchaseDays(
  recorded: readonly { stage: PurchaseStage; on: CalendarDate }[],
): Purchase['days'] {
  const days = new Map<PurchaseStage, CalendarDate>()
  for (const { stage, on } of recorded) {
    for (const later of PURCHASE_STAGES.slice(PURCHASE_STAGES.indexOf(stage))) days.delete(later)
    days.set(stage, on)
  }
  return days
}

/** The furthest stage of some properties; null where none was recorded. */
export const furthestOf = (purchases: readonly Pick<Purchase, 'days'>[]): PurchaseStage | null =>
  PURCHASE_STAGES.findLast((stage) => purchases.some(({ days }) => days.has(stage))) ?? null

/** Has this property gone further than that stage? */
export const isPast = ({ days }: Pick<Purchase, 'days'>, stage: PurchaseStage): boolean =>
  PURCHASE_STAGES.slice(PURCHASE_STAGES.indexOf(stage) + 1).some((later) => days.has(later))

/** Where the stages of a property and its record say different things of its closing. */
export function purchaseWarnings({ address, days, closingDate, status }: Purchase): Warning[] {
  const bought = days.get('RP_CLOSED')
  if (bought === undefined) return []
  return [
    ...(closingDate !== null && closingDate !== bought
      ? [
          {
            code: 'closing-date-differs',
            message: `${address} is recorded as bought on ${bought}, and its own closing date is ${closingDate}.`,
          },
        ]
      : []),
    ...(status !== null && status !== 'closed'
      ? [
          {
            code: 'property-not-closed',
            message: `${address} is recorded as bought on ${bought}, and its own status does not say closed.`,
          },
        ]
      : []),
  ]
}
