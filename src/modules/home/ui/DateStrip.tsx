import clsx from 'clsx'
import Link from 'next/link'
import { addDays, type CalendarDate } from '../../../law/dates'
import type { ComingDate, DayDates } from '../../deadlines'
import { shortDate, whenInWords, writtenDate } from '../../../ui/format/dates'
import { unlessInWords } from '../../../ui/format/safe'
import { DATE_KINDS, type DateKind } from '../../../ui/format/terms'
import { URGENCY_MARK, urgencyOf } from '../../../ui/format/urgency'

/** A shape for each kind, so that color is left to urgency. */
const SHAPES: Record<DateKind, string> = {
  identification: 'rotate-45 rounded-[2px]',
  exchange: 'rounded-full',
  closing: 'rounded-[2px]',
}
/** How many dates fit on a phone; more of them make the line scroll. */
const SPARSE = 3
/** A larger count for one day does not fit. */
const MOST_COUNTED = 99

function Mark({ date }: { date: ComingDate }) {
  const label = `${DATE_KINDS[date.kind].name}, ${date.name}: ${writtenDate(date.date)}, ${whenInWords(date.daysLeft)}${date.safeUntil ? `, ${unlessInWords(date.safeUntil, date.day180)}` : ''}`
  return (
    <Link
      prefetch={false}
      href={`/exchanges/${date.exchange}`}
      title={label}
      aria-label={label}
      className="grid size-6 place-items-center rounded hover:bg-sunken"
    >
      <span className={clsx('size-3', SHAPES[date.kind], URGENCY_MARK[urgencyOf(date.daysLeft)])} />
    </Link>
  )
}

function Day({ day: { daysLeft, total, dates }, days }: { day: DayDates; days: number }) {
  const hidden = total - dates.length
  return (
    <li
      className="absolute bottom-0 flex -translate-x-1/2 flex-col items-center"
      style={{ left: `${(daysLeft / days) * 100}%` }}
    >
      {hidden > 0 ? (
        <span className="text-12 text-ink-soft">
          {hidden > MOST_COUNTED ? `${MOST_COUNTED}+` : `+${hidden}`}
        </span>
      ) : null}
      {dates.map((date) => (
        <Mark key={`${date.exchange}-${date.kind}`} date={date} />
      ))}
    </li>
  )
}

function Ticks({ today, days }: { today: CalendarDate; days: number }) {
  const weeks = Array.from({ length: Math.floor(days / 7) + 1 }, (_, week) => week * 7)
  return (
    <div aria-hidden className="relative h-7">
      {weeks.map((offset) => (
        <span
          key={offset}
          className="absolute top-0 -translate-x-1/2 text-12 whitespace-nowrap text-ink-faint"
          style={{ left: `${(offset / days) * 100}%` }}
        >
          <span className="mx-auto mb-1 block h-1.5 w-px bg-edge-strong" />
          {offset === 0 ? 'Today' : shortDate(addDays(today, offset))}
        </span>
      ))}
    </div>
  )
}

function Legend() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-13 text-ink-soft">
      {(['identification', 'exchange', 'closing'] as const).map((kind) => (
        <li key={kind} className="flex items-center gap-2">
          <span aria-hidden className={clsx('size-2.5 bg-ink-faint', SHAPES[kind])} />
          {DATE_KINDS[kind].name}
        </li>
      ))}
    </ul>
  )
}

/** The next days as a line, with every date of mine on it. */
export function DateStrip({ dates, today, days }: { dates: DayDates[]; today: CalendarDate; days: number }) {
  const tallest = Math.max(
    1,
    ...dates.map((day) => day.dates.length + (day.total > day.dates.length ? 1 : 0)),
  )
  return (
    <div>
      <div
        className="relative overflow-x-auto rounded border border-edge bg-surface"
        tabIndex={0}
        role="group"
        aria-label={`Dates of the next ${days} days`}
      >
        <div className={clsx('px-8 pt-4 pb-1', dates.length > SPARSE ? 'min-w-[70rem]' : 'min-w-[22rem]')}>
          <ol
            className="relative border-b border-edge-strong"
            style={{ height: `${tallest * 1.5 + 0.25}rem` }}
          >
            {dates.map((day) => (
              <Day key={day.daysLeft} day={day} days={days} />
            ))}
          </ol>
          <Ticks today={today} days={days} />
        </div>
      </div>
      <Legend />
    </div>
  )
}
