/** Dollars as typed (`1,250,000.50`, `$900000`) as whole cents. Null for nothing, undefined for what is no amount. */
export function centsOf(typed: string): number | null | undefined {
  const text = typed.replaceAll(/[$,\s]/g, '')
  if (text === '') return null
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '0', part = ''] = text.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** Cents as somebody would type them. */
export function typedDollars(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return ''
  const whole = Math.trunc(cents / 100).toLocaleString('en-US')
  return cents % 100 === 0 ? whole : `${whole}.${String(cents % 100).padStart(2, '0')}`
}
