import { writtenNumber } from '../../../ui/format/numbers'
import clsx from 'clsx'
import Link from 'next/link'
import type { ComingDate, DateGroup } from '../../deadlines'
import { Card, Empty } from '../../../ui/components/Page'
import { Unless } from '../../../ui/components/Unless'
import { UrgencyIcon } from '../../../ui/components/Urgency'
import { whenInWords, writtenDate } from '../../../ui/format/dates'
import { DATE_KINDS } from '../../../ui/format/terms'
import { URGENCIES, URGENCY_TEXT, URGENCY_WORDS, type Urgency } from '../../../ui/format/urgency'

const RANGE: Record<Urgency, string> = {
  overdue: 'overdue',
  now: '48h',
  week: 'week',
  month: 'month',
  later: 'later',
}

function DateLine({ date, urgency }: { date: ComingDate; urgency: Urgency }) {
  return (
    <li className="relative grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-sunken md:grid-cols-[9.5rem_5.5rem_minmax(0,1fr)_9rem] md:items-baseline">
      <time dateTime={date.date} className="font-medium whitespace-nowrap">
        {writtenDate(date.date)}
      </time>
      <span
        className={clsx(
          'text-right text-13 font-medium whitespace-nowrap md:text-left',
          URGENCY_TEXT[urgency],
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
        <span className="block text-13 text-ink-soft">{DATE_KINDS[date.kind].name}</span>
        <Unless until={date.safeUntil} day180={date.day180} />
      </span>
      <span className="hidden min-w-0 truncate text-13 text-ink-soft md:block">
        {date.coordinatorName ?? date.clientName ?? ''}
      </span>
    </li>
  )
}

function Group({ urgency, group }: { urgency: Urgency; group: DateGroup }) {
  const rest = group.total - group.dates.length
  return (
    <section aria-label={URGENCY_WORDS[urgency]}>
      <h3
        className={clsx(
          'flex items-center gap-2 border-b border-edge bg-sunken px-4 py-2 text-13',
          URGENCY_TEXT[urgency],
        )}
      >
        <UrgencyIcon urgency={urgency} /> {URGENCY_WORDS[urgency]}{' '}
        <span className="font-normal text-ink-soft">{writtenNumber(group.total)}</span>
      </h3>
      <ul className="divide-y divide-edge">
        {group.dates.map((date) => (
          <DateLine key={`${date.exchange}-${date.kind}`} date={date} urgency={urgency} />
        ))}
      </ul>
      {rest > 0 ? (
        <p className="border-t border-edge px-4 py-2 text-13">
          <Link
            className="rounded-sm text-accent hover:underline"
            href={`/exchanges?deadline=${RANGE[urgency]}`}
          >
            {writtenNumber(rest)} more: see them in the list
          </Link>
        </p>
      ) : null}
    </section>
  )
}

/** All coming dates of my exchanges, most urgent first: the date as well as the days. */
export function DateBoard({ groups }: { groups: DateGroup[] }) {
  const filled = URGENCIES.flatMap((urgency, index) => {
    const group = groups[index]
    return group && group.total > 0 ? [{ urgency, group }] : []
  })
  if (filled.length === 0)
    return (
      <Empty title="No dates yet">
        As soon as a sale closes, both of its deadlines appear here with the days left.
      </Empty>
    )
  return (
    <Card className="overflow-hidden">
      {filled.map(({ urgency, group }) => (
        <Group key={urgency} urgency={urgency} group={group} />
      ))}
    </Card>
  )
}
