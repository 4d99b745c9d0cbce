import type { CalendarDate } from '../../law/dates'
import type { Warning } from '../../law/warning'
import type { DatesSummary } from './datesSummary'

/** What another transfer date would move. */
export type TransferPreview = {
  before: DatesSummary
  after: DatesSummary
  tasks: { id: string; title: string; from: CalendarDate | null; to: CalendarDate | null; ends: boolean }[]
  notices: { id: string; typedName: string | null; counts: boolean; reason: string | null }[]
  warnings: Warning[]
  /** The date is so far away that it has to be confirmed. */
  unusual: boolean
  /** The firm wants a second person to approve it. */
  secondPerson: boolean
}
