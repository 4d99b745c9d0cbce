import { type CalendarDate, addMonths } from './dates'

const MONTHS_AHEAD = 12
const MONTHS_BACK = 120

/**
 * Whether a transfer date is so far from today that it is probably a slip of the keyboard: more than
 * one year ahead or ten years back. It moves every deadline, so somebody has to confirm it.
 */
export const isUnusualTransfer = (date: CalendarDate, today: CalendarDate): boolean =>
  date > addMonths(today, MONTHS_AHEAD) || date < addMonths(today, -MONTHS_BACK)
