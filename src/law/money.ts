import { InvalidInput } from './errors'

/** The most that is stored as one amount: a trillion dollars. Sums of what is stored stay exact. */
export const MOST_CENTS = 1e14

/**
 * An amount of an input as an exact integer of cents. Sums and products are made of these, because
 * a product such as `received * 100` can leave the numbers that a `number` holds exactly. Throws
 * `InvalidInput` with the field when the cents are negative, fractional or beyond exact numbers.
 */
export function exactCents(field: string, cents: number): bigint {
  if (Number.isSafeInteger(cents) && cents >= 0) return BigInt(cents)
  throw new InvalidInput(field, 'must be a whole number of cents, 0 or more')
}

/** A computed amount (it may be negative) as a number of cents. Throws `InvalidInput` when it is too large. */
export function toCents(field: string, amount: bigint): number {
  const cents = Number(amount)
  if (Number.isSafeInteger(cents)) return cents
  throw new InvalidInput(field, 'the amounts add up to more than can be counted exactly')
}

const WHOLE = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
})
const WITH_CENTS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** An amount as documents write it, with its cents in any case: "$1,250,000.00". */
export const dollarsAndCents = (cents: number): string => WITH_CENTS.format(cents / 100)

/** An amount as sentences and screens write it, with cents where there are any: "$1,250,000", "$1,250,000.50". */
export const dollars = (cents: number): string =>
  cents % 100 === 0 ? WHOLE.format(cents / 100) : dollarsAndCents(cents)

/** The sum of amounts. */
export const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n)
