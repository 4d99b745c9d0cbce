/** Money as people type it into a field of text. */

/** What firms write for thousands and millions. */
const SCALES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mil: 1e6,
  mill: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}

/** The currency, before or after: there is only one. */
const CURRENCY = /^(?:us\$|usd|\$)|(?:us\$|usd|u\.s\.dollars|usdollars|dollars|\$)$/g
/** Digits with or without thousands apart, and a decimal point; commas in other places mean something else. */
const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?([a-z]*)$/

/** Whole cents of a number of dollars; undefined for what cannot be stored exactly. */
export function centsOf(dollars: number): number | undefined {
  const cents = Math.round(dollars * 100)
  return Number.isSafeInteger(cents) && cents >= 0 ? cents : undefined
}

/** Whole cents of a text; null where it says nothing, undefined where it is no amount. */
export function centsOfText(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  if (plain === '') return null
  const [, whole = '', decimals = '', scale = ''] = AMOUNT.exec(plain.replaceAll(CURRENCY, '')) ?? []
  const factor = SCALES[scale]
  if (factor === undefined || whole + decimals === '') return undefined
  return centsOf(Number(whole.replaceAll(',', '') + decimals) * factor)
}
