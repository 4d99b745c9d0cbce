import { exactCents, sum, toCents } from '../money'

/** The fair market value of what was received, by the kind of property of lines 25a to 25c. */
export type ReceivedKinds = {
  /** 25a: section 1250 real property. */
  section1250Cents: number
  /** 25b: section 1245, 1252, 1254 and 1255 property. */
  section1245Cents?: number | undefined
  /** 25c: intangible property. */
  intangibleCents?: number | undefined
}

/** Lines 25a, 25b and 25c; their sum is line 25. */
export type BasisSplit = { '25a': number; '25b': number; '25c': number }

/**
 * Splits the basis of line 25 by fair market value. Cents that do not divide stay with real
 * property, so that the three always add up to line 25. Throws `InvalidInput` for a negative value.
 */
export function splitBasis(basisCents: number, kinds: ReceivedKinds): BasisSplit {
  const values = [
    exactCents('section1250Cents', kinds.section1250Cents),
    exactCents('section1245Cents', kinds.section1245Cents ?? 0),
    exactCents('intangibleCents', kinds.intangibleCents ?? 0),
  ]
  const [, personal = 0n, intangible = 0n] = values
  const all = sum(values)
  const basis = BigInt(basisCents)
  const share = (value: bigint): bigint => (all === 0n ? 0n : (basis * value) / all)
  const [b, c] = [share(personal), share(intangible)]
  return {
    '25a': toCents('25a', basis - b - c),
    '25b': toCents('25b', b),
    '25c': toCents('25c', c),
  }
}
