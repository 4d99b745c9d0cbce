import { dollars, exactCents, sum, toCents } from '../money'

/** What the check of full deferral looks at, in integer cents, 0 or more. */
export type DeferralInput = {
  relinquishedPriceCents: number
  relinquishedExpensesCents: number
  debtPaidCents: number
  replacementPriceCents: number
  replacementExpensesCents: number
  newDebtCents: number
  /** Exchange funds spent on replacement property and its exchange expenses. */
  exchangeFundsSpentCents: number
  /** The client's own money put into the replacement property. */
  cashPaidCents: number
}

/** What is still missing for full deferral; all 0 where nothing is. */
export type Deferral = {
  full: boolean
  /** The value that replacement property must reach: the sale less its expenses. */
  targetValueCents: number
  valueShortCents: number
  equityShortCents: number
  /** New debt or the client's own cash, in any mix. */
  debtOrCashShortCents: number
  sentence: string
}

const short = (wanted: bigint, there: bigint): bigint => (wanted > there ? wanted - there : 0n)

function sentenceOf(value: number, equity: number, debt: number): string {
  if (value + equity + debt === 0) return 'Value, equity and debt are replaced in full.'
  const missing = [
    ...(value > 0 ? [`property worth ${dollars(value)} more`] : []),
    ...(equity > 0 ? [`${dollars(equity)} more of the exchange funds spent`] : []),
    ...(debt > 0 ? [`${dollars(debt)} of new debt or own cash`] : []),
  ]
  return `Still needed for full deferral: ${missing.join(', ')}.`
}

/**
 * The client-facing check of full deferral (domain.md 3.3): buy at least the net sale value, spend
 * all net equity, and replace the debt by new debt or own cash. A heuristic and not the law, which
 * is Form 8824. Throws `InvalidInput` with the field for cents that are no whole number from 0 up.
 */
export function fullDeferral(input: DeferralInput): Deferral {
  const amount = (field: keyof DeferralInput) => exactCents(field, input[field])
  const net = short(amount('relinquishedPriceCents'), amount('relinquishedExpensesCents'))
  const debt = amount('debtPaidCents')
  const bought = sum([amount('replacementPriceCents'), amount('replacementExpensesCents')])
  const value = toCents('valueShortCents', short(net, bought))
  const equity = toCents('equityShortCents', short(short(net, debt), amount('exchangeFundsSpentCents')))
  const replaced = sum([amount('newDebtCents'), amount('cashPaidCents')])
  const debtOrCash = toCents('debtOrCashShortCents', short(debt, replaced))
  return {
    full: value + equity + debtOrCash === 0,
    targetValueCents: toCents('relinquishedPriceCents', net),
    valueShortCents: value,
    equityShortCents: equity,
    debtOrCashShortCents: debtOrCash,
    sentence: sentenceOf(value, equity, debtOrCash),
  }
}
