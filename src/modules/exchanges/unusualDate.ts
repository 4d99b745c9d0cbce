import { DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { isUnusualTransfer } from '../../law/unusual-date'
import { writtenDate } from '../../law/written'

/** Under this key of the request's context an unusual transfer date is confirmed. */
export const CONFIRMED_DATE = 'confirmedTransferDate'

/**
 * A transfer date more than one year ahead or ten years back is probably a slip: whoever enters it,
 * over any route, confirms it.
 * @throws DomainRuleError with the code `confirm-date`
 */
export function requireConfirmedDate(
  date: CalendarDate | null | undefined,
  confirmed: boolean,
  today: CalendarDate,
  field: string,
): void {
  if (!date || confirmed || !isUnusualTransfer(date, today)) return
  throw new DomainRuleError(
    `${writtenDate(date)} is more than one year ahead or ten years back. If the transfer date is right, confirm it (confirmUnusualDate: true).`,
    'confirm-date',
    field,
  )
}
