import type { CalendarDate } from '../../law/dates'
import type { SafeUntil } from '../../law/safe-date'
import { writtenDate } from './dates'

const UNLESS: Record<SafeUntil, string> = {
  'return-due-later': 'unless the tax return is due later',
  'extension-filed': 'unless an extension is filed',
}

/** What stands after the date that cannot be excluded: "unless an extension is filed; day 180 is Wed, May 19, 2027". */
export function unlessInWords(until: SafeUntil, day180: CalendarDate | null): string {
  return [UNLESS[until], ...(day180 ? [`day 180 is ${writtenDate(day180)}`] : [])].join('; ')
}
