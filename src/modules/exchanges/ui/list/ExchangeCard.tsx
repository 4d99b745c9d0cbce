import type { ExchangeRow } from '../../reads/exchanges'
import { Unless } from '../../../../ui/components/Unless'
import { DateWithDays } from '../../../../ui/components/Urgency'
import { STATUS_NAMES } from '../../../../ui/format/terms'

/** What the list says of an exchange on a phone. */
export function ExchangeCard({ row }: { row: ExchangeRow }) {
  return (
    <>
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
    </>
  )
}
