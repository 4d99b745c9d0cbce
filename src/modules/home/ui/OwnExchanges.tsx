import Link from 'next/link'
import { daysBetween, type CalendarDate } from '../../../law/dates'
import type { OwnExchange } from '../reads/home'
import type { SafeUntil } from '../../../law/safe-date'
import { Unless } from '../../../ui/components/Unless'
import { DateWithDays } from '../../../ui/components/Urgency'
import { DATE_KINDS, nameIn, STATUS_NAMES, type DateKind } from '../../../ui/format/terms'

function OwnDate({
  kind,
  date,
  today,
  until = null,
  day180 = null,
}: {
  kind: DateKind
  date: CalendarDate | null
  today: CalendarDate
  until?: SafeUntil | null
  day180?: CalendarDate | null
}) {
  if (!date) return null
  return (
    <div>
      <dt className="text-13 text-ink-soft">{DATE_KINDS[kind].name}</dt>
      <dd>
        <DateWithDays
          date={date}
          daysLeft={daysBetween(today, date)}
          layout="stacked"
          expected={kind === 'closing'}
        />
        <Unless until={until} day180={day180} />
      </dd>
    </div>
  )
}

/** The exchanges of somebody outside the firm, each with its dates. */
export function OwnExchanges({ exchanges, today }: { exchanges: OwnExchange[]; today: CalendarDate }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {exchanges.map((exchange) => (
        <li
          key={exchange.id}
          className="relative rounded border border-edge bg-surface p-4 hover:border-edge-strong"
        >
          <Link
            prefetch={false}
            href={`/exchanges/${exchange.id}`}
            className="block rounded-sm font-semibold break-words text-accent after:absolute after:inset-0 hover:underline"
          >
            {exchange.name}
          </Link>
          <p className="text-13 text-ink-soft">
            {exchange.exchangeNumber} · {nameIn(STATUS_NAMES, exchange.status)}
          </p>
          <dl className="mt-3 grid grid-cols-2 gap-4">
            {exchange.status === 'PENDING' ? (
              <OwnDate kind="closing" date={exchange.expectedClosingDate} today={today} />
            ) : null}
            {exchange.status === '45D' ? (
              <OwnDate kind="identification" date={exchange.identificationDeadline} today={today} />
            ) : null}
            <OwnDate
              kind="exchange"
              date={exchange.safeDeadline}
              today={today}
              until={exchange.safeUntil}
              day180={exchange.day180}
            />
          </dl>
        </li>
      ))}
    </ul>
  )
}
