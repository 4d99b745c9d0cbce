import type { Deadlines } from './deadlines'

/** Whether the tax return ends the exchange early, as a sentence. */
export function capSentence({ exchange, parking }: Deadlines): string {
  if (!exchange) return ''
  const { limitedBy, date, day180, returnDueCap } = exchange
  if (limitedBy === 'return-due-date')
    return `The tax return is due on ${returnDueCap}, before day 180 (${day180}). The exchange ends with the return, unless an extension is filed.`
  if (limitedBy === 'parking' && parking)
    return `The parking ends on ${parking.endsOn}, before day 180 of the sale (${day180}): the exchange ends with it.`
  if (limitedBy === 'override')
    return `An IRS notice postpones day 180 (${day180}): the exchange ends on ${date}.`
  if (returnDueCap === null)
    return `Day 180, ${day180}, ends the exchange, unless the tax return is due before it.`
  return `Day 180 ends the exchange. The tax return is due on ${returnDueCap}, which is not earlier, so it changes nothing.`
}
