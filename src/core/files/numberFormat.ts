/**
 * Numbers of a workbook as they are shown, where the format makes another text of them: a ZIP code
 * (`00000`) or a phone number (`(###) ###-####`). Decimals, percents and dates are values, not texts.
 */

type Token = { placeholder: boolean; text: string }

/** Quoted and escaped characters, colors and locales, and the spaces and fills that only widths need. */
const PART = /"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|(.)/gsu

function tokens(section: string): Token[] {
  return [...section.matchAll(PART)].flatMap(([, quoted, escaped, plain]): Token[] => {
    const literal = quoted ?? escaped
    if (literal !== undefined) return [{ placeholder: false, text: literal }]
    if (plain === undefined) return []
    return [{ placeholder: /[0#?]/.test(plain), text: plain }]
  })
}

/** What has a meaning of its own in a format: decimals, thousands, percents, exponents, dates, text. */
const OTHER_MEANING = /[.,%@a-z]/i

/** The section for a value: `[<=9999999]###-####;(###) ###-####` has one for short numbers. */
function sectionFor(format: string, value: number): string {
  const sections = format.split(';')
  const [first = '', second] = sections
  const limit = /^\[<=?(\d+)\]/.exec(first)
  if (limit) return value <= Number(limit[1]) ? first : (second ?? first)
  return first
}

/** The digits of a whole number filled into the places of its format, from the right. */
function filled(parts: readonly Token[], digits: string): string {
  const places = parts.filter(({ placeholder }) => placeholder).length
  const spare = digits.slice(0, Math.max(0, digits.length - places))
  const rest = digits.slice(spare.length).padStart(places, ' ')
  let at = 0
  const text = parts.map(({ placeholder, text: sign }) => {
    if (!placeholder) return sign
    const digit = rest[at] ?? ' '
    const before = at === 0 ? spare : ''
    at += 1
    return before + (digit === ' ' ? (sign === '0' ? '0' : '') : digit)
  })
  return text.join('').trim()
}

/** The text of a number under a format of Excel. */
export function shownNumber(value: number, format: string | undefined): string {
  const plain = String(value)
  if (!format || format === 'General' || !/^\d{1,15}$/.test(plain)) return plain
  const parts = tokens(sectionFor(format, value))
  const signs = parts.filter(({ placeholder }) => placeholder)
  const meaning = tokens(sectionFor(format.replaceAll(/"[^"]*"|\\./g, ''), value))
  if (signs.length < 2 || meaning.some(({ placeholder, text }) => !placeholder && OTHER_MEANING.test(text)))
    return plain
  return filled(parts, plain)
}
