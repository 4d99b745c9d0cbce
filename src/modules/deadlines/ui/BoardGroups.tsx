import clsx from 'clsx'
import Link from 'next/link'
import type { BoardGroup } from '../reads/board'
import { Card, Empty } from '../../../ui/components/Page'
import { Unless } from '../../../ui/components/Unless'
import { UrgencyIcon } from '../../../ui/components/Urgency'
import { whenInWords, writtenDate } from '../../../ui/format/dates'
import { DATE_KINDS } from '../../../ui/format/terms'
import { URGENCY_TEXT, urgencyOf, type Urgency } from '../../../ui/format/urgency'

/** The urgency that a whole group has. */
const URGENCY: Record<BoardGroup['key'], Urgency> = {
  overdue: 'overdue',
  today: 'now',
  '48h': 'now',
  week: 'week',
  month: 'month',
  later: 'later',
}
/** The filter of the list of exchanges that has the rest of a group. */
const RANGE: Record<BoardGroup['key'], string> = {
  overdue: 'overdue',
  today: '48h',
  '48h': '48h',
  week: 'week',
  month: 'month',
  later: 'later',
}

/** All coming dates by urgency: the date as well as the days, and who has it. */
export function BoardGroups({ groups }: { groups: readonly BoardGroup[] }) {
  const filled = groups.filter(({ total }) => total > 0)
  if (filled.length === 0)
    return (
      <Empty title="Nothing is due">
        As soon as a sale closes, both of its deadlines appear here with the days left.
      </Empty>
    )
  return (
    <div className="flex flex-col gap-6">
      {filled.map(({ key, label, total, dates }) => (
        <section key={key} aria-labelledby={`group-${key}`}>
          <h2
            id={`group-${key}`}
            className={clsx('mb-2 flex items-center gap-2 text-15', URGENCY_TEXT[URGENCY[key]])}
          >
            <UrgencyIcon urgency={URGENCY[key]} /> {label}{' '}
            <span className="figures text-13 font-normal text-ink-soft">{total}</span>
          </h2>
          <Card>
            <ul className="divide-y divide-edge">
              {dates.map((date) => (
                <li
                  key={`${date.exchange}-${date.kind}`}
                  className="relative grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-sunken md:grid-cols-[10rem_7rem_minmax(0,1fr)_12rem]"
                >
                  <time dateTime={date.date} className="font-medium whitespace-nowrap">
                    {writtenDate(date.date)}
                  </time>
                  <span
                    className={clsx(
                      'text-right text-13 font-medium whitespace-nowrap md:text-left',
                      URGENCY_TEXT[urgencyOf(date.daysLeft)],
                    )}
                  >
                    {whenInWords(date.daysLeft)}
                  </span>
                  <span className="col-span-2 min-w-0 md:col-span-1">
                    <Link
                      prefetch={false}
                      href={`/exchanges/${date.exchange}`}
                      className="rounded-sm font-medium break-words text-accent after:absolute after:inset-0 hover:underline"
                    >
                      {date.name}
                    </Link>
                    <span className="block text-13 text-ink-soft">
                      {[DATE_KINDS[date.kind].name, date.exchangeNumber].filter(Boolean).join(', ')}
                    </span>
                    <Unless until={date.safeUntil} day180={date.day180} />
                  </span>
                  <span className="hidden min-w-0 truncate text-13 text-ink-soft md:block">
                    {date.coordinatorName ?? 'Nobody yet'}
                  </span>
                </li>
              ))}
            </ul>
            {total > dates.length ? (
              <p className="border-t border-edge px-4 py-2 text-13">
                <Link
                  className="rounded-sm text-accent hover:underline"
                  href={`/exchanges?deadline=${RANGE[key]}`}
                >
                  {total - dates.length} more: see them in the list
                </Link>
              </p>
            ) : null}
          </Card>
        </section>
      ))}
    </div>
  )
}
