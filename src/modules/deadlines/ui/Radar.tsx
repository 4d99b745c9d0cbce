import { weekday } from '../../../law/dates'
import type { RadarDay } from '../reads/board'
import { shortDate, writtenDate } from '../../../ui/format/dates'

const WEEK = 7
const HEIGHT_REM = 6

const inWords = ({ date, total, identification, exchange, closing }: RadarDay) =>
  `${writtenDate(date)}: ${total} ${total === 1 ? 'date' : 'dates'}${total > 0 ? ` (${[identification ? `${identification} identification` : '', exchange ? `${exchange} exchange` : '', closing ? `${closing} closing` : ''].filter(Boolean).join(', ')})` : ''}`

/** The load of the next sixty days, one bar a day; what a bar says stands in the table for those who do not see it. */
export function Radar({ days }: { days: readonly RadarDay[] }) {
  const most = Math.max(1, ...days.map(({ total }) => total))
  const busy = days.filter(({ total }) => total > 0)
  return (
    <figure className="rounded border border-edge bg-surface p-4">
      <div tabIndex={0} role="group" aria-label="The next sixty days" className="overflow-x-auto">
        <ol
          aria-hidden
          className="flex min-w-[44rem] items-end gap-[3px]"
          style={{ height: `${HEIGHT_REM}rem` }}
        >
          {days.map((day) => (
            <li
              key={day.date}
              title={inWords(day)}
              className={`min-w-0 flex-1 rounded-t-sm ${day.total === 0 ? 'bg-edge' : 'bg-accent'}`}
              style={{ height: day.total === 0 ? '2px' : `${Math.max(6, (day.total / most) * 100)}%` }}
            />
          ))}
        </ol>
        <ol aria-hidden className="mt-1 flex min-w-[44rem] gap-[3px] text-12 text-ink-faint">
          {days.map(({ date }, at) => (
            <li key={date} className="min-w-0 flex-1 whitespace-nowrap">
              {at % WEEK === 0 ? shortDate(date) : ''}
            </li>
          ))}
        </ol>
      </div>
      <figcaption className="mt-2 text-13 text-ink-soft">
        {busy.length === 0
          ? 'No date falls within sixty days.'
          : `At most ${most} on one day. ${weekends(busy)}`}
      </figcaption>
      <ul className="sr-only">
        {busy.map((day) => (
          <li key={day.date}>{inWords(day)}</li>
        ))}
      </ul>
    </figure>
  )
}

/** Dates on weekends do not move, so the work for them is due before. */
function weekends(days: readonly RadarDay[]): string {
  const count = days
    .filter(({ date }) => weekday(date) === 0 || weekday(date) === 6)
    .reduce((sum, { total }) => sum + total, 0)
  return count === 0
    ? ''
    : `${count} of them on a weekend: legal dates do not move, so act on the business day before.`
}
