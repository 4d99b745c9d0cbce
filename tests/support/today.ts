import { todayIn, type CalendarDate } from '../../src/law/dates'
import { movedClock } from './setup/clock'

/** The day of the run in the firm's zone: the platforms of the tests have the same. */
export const today: CalendarDate = todayIn('America/Los_Angeles', new Date(movedClock() ?? Date.now()))
