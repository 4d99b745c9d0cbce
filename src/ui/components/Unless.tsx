import type { CalendarDate } from '../../law/dates'
import type { SafeUntil } from '../../law/safe-date'
import { unlessInWords } from '../format/safe'

/** Stands after the end of an exchange that something not yet recorded would lift; nothing after any other date. */
export function Unless({
  until,
  day180,
  className = '',
}: {
  until: SafeUntil | null
  day180: CalendarDate | null
  className?: string
}) {
  return until ? (
    <span className={`block text-13 font-normal whitespace-normal text-ink-soft ${className}`}>
      {unlessInWords(until, day180)}
    </span>
  ) : null
}
