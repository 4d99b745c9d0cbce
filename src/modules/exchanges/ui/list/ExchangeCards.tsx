import Link from 'next/link'
import type { ExchangeRow } from '../../reads/exchanges'
import { Unless } from '../../../../ui/components/Unless'
import { DateWithDays } from '../../../../ui/components/Urgency'
import { STATUS_NAMES } from '../../../../ui/format/terms'

/** The list on a phone: the same rows, one above the other. */
export function ExchangeCards({ rows, busy }: { rows: readonly ExchangeRow[]; busy: boolean }) {
  return (
    <ul
      aria-label="Exchanges"
      aria-busy={busy}
      className={`divide-y divide-edge rounded border border-edge bg-surface transition-opacity ${busy ? 'opacity-60' : ''}`}
    >
      {rows.map((row) => (
        <li key={row.id} className="relative px-4 py-3">
          <Link
            prefetch={false}
            href={`/exchanges/${row.id}`}
            className="block rounded-sm font-medium break-words text-accent after:absolute after:inset-0"
          >
            {row.name}
          </Link>
          <p className="truncate text-13 text-ink-soft">
            {[row.exchangeNumber, row.clientName].filter(Boolean).join(' · ')}
          </p>
          <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-15">
            <span className="text-13 leading-6">
              {row.expired ? 'Period over, still open' : STATUS_NAMES[row.status]}
            </span>
            {row.nextDeadline && row.daysToNext !== null ? (
              <DateWithDays
                date={row.nextDeadline}
                daysLeft={row.daysToNext}
                expected={row.status === 'PENDING'}
              />
            ) : null}
          </p>
          {row.status === '180D' ? <Unless until={row.safeUntil} day180={row.day180} /> : null}
        </li>
      ))}
    </ul>
  )
}
