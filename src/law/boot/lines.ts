import { exactCents, sum } from '../money'

/** The amounts of an exchange, in integer cents, 0 or more (domain.md 3.2). */
export type Form8824Input = {
  /** The price of the relinquished property: for the reconciliation warning only. */
  relinquishedPriceCents: number
  adjustedBasisCents: number
  /** Liabilities the taxpayer was relieved of: Lout. */
  debtPaidCents: number
  /** Exchange expenses, all of them: EXP. */
  expensesCents: number
  /** cashRec: gross, with the expenses that were paid from proceeds. */
  cashReceivedCents: number
  /** The fair market value of the like-kind property received. */
  replacementPriceCents: number
  /** Liabilities the taxpayer took on: Lin. */
  newDebtCents: number
  /** The taxpayer's own money. */
  cashPaidCents: number
  otherPropertyReceivedCents?: number
  /** Its presence is what brings lines 12 to 14. */
  otherPropertyGivenCents?: number
  otherPropertyGivenBasisCents?: number
  /** Line 21, ordinary income under the recapture rules, from the client's CPA. */
  recaptureCents?: number
}

/** The lines of Part III that every exchange has. */
export type Line = '15' | '16' | '17' | '18' | '19' | '20' | '21' | '22' | '23' | '24' | '25'

/** The amounts as exact integers, absent ones 0. */
export type Amounts = Record<keyof Form8824Input, bigint>

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const notBelowZero = (amount: bigint): bigint => larger(amount, 0n)

/** The amounts of an input. Throws `InvalidInput` with the field for cents that are no whole number from 0 up. */
export function amountsOf(input: Form8824Input): Amounts {
  const amount = (field: keyof Form8824Input) => exactCents(field, input[field] ?? 0)
  return {
    relinquishedPriceCents: amount('relinquishedPriceCents'),
    adjustedBasisCents: amount('adjustedBasisCents'),
    debtPaidCents: amount('debtPaidCents'),
    expensesCents: amount('expensesCents'),
    cashReceivedCents: amount('cashReceivedCents'),
    replacementPriceCents: amount('replacementPriceCents'),
    newDebtCents: amount('newDebtCents'),
    cashPaidCents: amount('cashPaidCents'),
    otherPropertyReceivedCents: amount('otherPropertyReceivedCents'),
    otherPropertyGivenCents: amount('otherPropertyGivenCents'),
    otherPropertyGivenBasisCents: amount('otherPropertyGivenBasisCents'),
    recaptureCents: amount('recaptureCents'),
  }
}

/** What the taxpayer gave besides the relinquished property: it offsets debt relief, never cash. */
const givenBesides = (a: Amounts): bigint => sum([a.newDebtCents, a.cashPaidCents, a.otherPropertyGivenCents])

/** Lines 15 and 18: expenses reduce the boot first, and what is left of them adds to the basis. */
function bootAndBasis(a: Amounts): { line15: bigint; line18: bigint } {
  const netRelief = a.debtPaidCents - givenBesides(a)
  const grossBoot = sum([a.cashReceivedCents, a.otherPropertyReceivedCents, notBelowZero(netRelief)])
  const expensesUsed = smaller(a.expensesCents, grossBoot)
  return {
    line15: grossBoot - expensesUsed,
    line18: sum([a.adjustedBasisCents, a.expensesCents - expensesUsed, notBelowZero(-netRelief)]),
  }
}

/** Lines 15 to 25 of Part III (domain.md 3.2), exact, by number. */
export function exactLines(a: Amounts): Record<Line, bigint> {
  const { line15, line18 } = bootAndBasis(a)
  const line16 = a.replacementPriceCents
  const line17 = line15 + line16
  const line19 = line17 - line18
  const line20 = notBelowZero(smaller(line15, line19))
  const line21 = a.recaptureCents
  const line22 = notBelowZero(line20 - line21)
  const line23 = line21 + line22
  const line24 = line19 - line23
  const line25 = line18 + line23 - line15
  // The identity of Form 8824: the basis is the value received less the gain deferred.
  if (line25 !== line16 - line24) throw new Error('Form 8824: line 25 is not line 16 less line 24')
  // Where the money adds up and nothing else was traded, the gain is the price less expenses and basis.
  const otherProperty = a.otherPropertyGivenCents > 0n || a.otherPropertyReceivedCents > 0n
  const gain = a.relinquishedPriceCents - a.expensesCents - a.adjustedBasisCents
  if (reconciles(a) && !otherProperty && line19 !== gain)
    throw new Error('Form 8824: line 19 is not the gain of the sale')
  return {
    15: line15,
    16: line16,
    17: line17,
    18: line18,
    19: line19,
    20: line20,
    21: line21,
    22: line22,
    23: line23,
    24: line24,
    25: line25,
  }
}

/**
 * Whether what was received is worth what was given. It is the identity "line 19 is the price less
 * all expenses and the basis", written without the lines.
 */
export function reconciles(a: Amounts): boolean {
  const given = a.relinquishedPriceCents + givenBesides(a)
  const received = sum([
    a.replacementPriceCents,
    a.cashReceivedCents,
    a.otherPropertyReceivedCents,
    a.debtPaidCents,
  ])
  return given === received
}
