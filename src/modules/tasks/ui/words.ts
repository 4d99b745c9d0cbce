import type { Anchor } from '../../../law/anchorDates'
import type { Recurrence } from '../recurrence'
import { writtenDate } from '../../../ui/format/dates'
import type { TaskEvent } from './types'

/** The dates that a task can follow, as people call them. */
export const ANCHOR_NAMES: Record<Anchor, string> = {
  T: 'the sale',
  D45: 'the identification deadline',
  END: 'the exchange deadline',
  CLOSING: 'the closing, also while it is expected',
}
export const FREQUENCY_NAMES: Record<Recurrence['frequency'], string> = {
  daily: 'days',
  weekly: 'weeks',
  monthly: 'months',
}

const day = (date: string | null) => (date ? writtenDate(date) : 'no date')

/** What happened to a task, in words. */
export function eventInWords({ kind, from, to }: TaskEvent): string {
  switch (kind) {
    case 'completed':
      return 'Done'
    case 'reopened':
      return 'Opened again'
    case 'rolled':
      return `Not done on ${day(from)}: moved to ${day(to)}`
    case 'moved':
      return `Moved with the exchange from ${day(from)} to ${day(to)}`
    case 'repeated':
      return `Came back, due ${day(to)}`
  }
}
