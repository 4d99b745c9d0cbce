import clsx from 'clsx'
import { CalendarClock, CalendarDays, CircleAlert, Clock, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { CalendarDate } from '../../law/dates'
import { writtenDate, whenInWords } from '../format/dates'
import { URGENCY_TEXT, urgencyOf, type Urgency } from '../format/urgency'

const ICONS: Record<Urgency, LucideIcon> = {
  overdue: CircleAlert,
  now: TriangleAlert,
  week: Clock,
  month: CalendarClock,
  later: CalendarDays,
}

/** The icon of an urgency: color is never the only signal. */
export function UrgencyIcon({ urgency, className = 'size-4' }: { urgency: Urgency; className?: string }) {
  const Icon = ICONS[urgency]
  return <Icon aria-hidden className={clsx('shrink-0', className)} />
}

/** What is said of a date: an expected one that has passed is not overdue. */
function wordsFor(daysLeft: number, expected: boolean): { urgency: Urgency; words: string } {
  if (daysLeft >= 0) return { urgency: urgencyOf(daysLeft), words: whenInWords(daysLeft) }
  return expected
    ? { urgency: 'later', words: `expected ${whenInWords(daysLeft)}` }
    : { urgency: 'overdue', words: `Overdue, ${whenInWords(daysLeft)}` }
}

const LAYOUTS = { wrap: 'flex-wrap items-center gap-x-2', line: 'items-center gap-x-2', stacked: 'flex-col' }

type Props = {
  date: CalendarDate
  daysLeft: number
  layout?: keyof typeof LAYOUTS
  /** Expected by somebody, and no legal date. */ expected?: boolean
}

/** A date written out, with its days left in words, icon and color. */
export function DateWithDays({ date, daysLeft, layout = 'wrap', expected = false }: Props) {
  const { urgency, words } = wordsFor(daysLeft, expected)
  return (
    <span className={clsx('inline-flex', LAYOUTS[layout])}>
      <time dateTime={date} className="whitespace-nowrap text-ink">
        {writtenDate(date)}
      </time>
      <span
        className={clsx(
          'inline-flex items-center gap-1 text-13 font-medium whitespace-nowrap',
          URGENCY_TEXT[urgency],
        )}
      >
        <UrgencyIcon urgency={urgency} className="size-3.5" />
        {words}
      </span>
    </span>
  )
}
