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

/** The currency, before or after: there is only one. Each has the space beside it with it. */
const BEFORE = /^(?:us ?\$|usd|\$) ?/
const AFTER = / ?(?:us ?\$|usd|u\.s\. ?dollars|us ?dollars|dollars|\$)$/
/** Digits with or without thousands apart, by commas or by spaces, and a decimal point: in other places they mean something else. */
const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(\.\d+)? ?([a-z]*)$/
/** "1.250" may be a thousand and a quarter of one; of millions three decimals are plain. */
const MOST_DECIMALS = 2
/** No amount is written longer. */
const LONGEST = 100

/** Signs as wide as Chinese or Japanese ones, as they are in ASCII. Other forms of digits, as in "4²", stay what they are. */
const narrow = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** Whole cents of a number of dollars; undefined for what cannot be stored exactly. */
export function centsOf(dollars: number): number | undefined {
  const cents = Math.round(dollars * 100)
  return Number.isSafeInteger(cents) && cents >= 0 ? cents : undefined
}

/** Whole cents of a text; null where it says nothing, undefined where it is no amount. */
export function centsOfText(text: string): number | null | undefined {
  const plain = narrow(text).trim().toLowerCase()
  if (plain === '') return null
  if (plain.length > LONGEST) return undefined
  const bare = plain.replaceAll(/\s+/g, ' ').replace(BEFORE, '').replace(AFTER, '')
  const [, whole = '', decimals = '', scale = ''] = AMOUNT.exec(bare) ?? []
  const factor = SCALES[scale]
  if (factor === undefined || whole + decimals === '') return undefined
  if (scale === '' && decimals.length > '.'.length + MOST_DECIMALS) return undefined
  return centsOf(Number(whole.replaceAll(/[, ]/g, '') + decimals) * factor)
}
