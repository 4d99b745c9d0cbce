import Link from 'next/link'
import type { ContactExchange } from '../../reads/exchangesOfContact'
import { Card } from '../../../../ui/components/Page'
import { Unless } from '../../../../ui/components/Unless'
import { DateWithDays } from '../../../../ui/components/Urgency'
import { STATUS_NAMES } from '../../../../ui/format/terms'

/** The exchanges of a contact, the nearest date first. */
export function ContactExchanges({ exchanges }: { exchanges: ContactExchange[] }) {
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {exchanges.map(
          ({ id, name, exchangeNumber, status, role, nextDeadline, daysToNext, safeUntil, day180 }) => (
            <li key={id} className="relative px-4 py-3 hover:bg-sunken">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Link
                  href={`/exchanges/${id}`}
                  className="min-w-0 rounded-sm font-medium break-words text-accent after:absolute after:inset-0 hover:underline"
                >
                  {name}
                </Link>
                {nextDeadline && daysToNext !== null ? (
                  <DateWithDays date={nextDeadline} daysLeft={daysToNext} expected={status === 'PENDING'} />
                ) : null}
              </div>
              <Unless until={safeUntil} day180={day180} />
              <p className="text-13 text-ink-soft">
                {[exchangeNumber, role, STATUS_NAMES[status]].filter(Boolean).join(' · ')}
              </p>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
