import { settings } from './env'
import { todayIn, type CalendarDate } from '../law/dates'

/** Today in the firm's zone: the day from which every "days left" counts (contract section 7). */
export function today(now: Date = new Date()): CalendarDate {
  return todayIn(settings().PP_FIRM_TIME_ZONE, now)
}
