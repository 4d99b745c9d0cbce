import Link from 'next/link'
import type { Change } from '../reads/home'
import { Card } from '../../../ui/components/Page'
import { withWrittenDates, writtenInstant } from '../../../ui/format/dates'

/** What changed since yesterday, one exchange under its own name. */
export function Changes({ changes, timeZone }: { changes: Change[]; timeZone: string }) {
  if (changes.length === 0)
    return <p className="text-ink-soft">Nothing changed in your exchanges since yesterday.</p>
  const byExchange = [...Map.groupBy(changes, ({ exchange }) => exchange).values()]
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {byExchange.map((entries) => (
          <li key={entries[0]?.exchange} className="px-4 py-3">
            <Link
              prefetch={false}
              href={`/exchanges/${entries[0]?.exchange}/history`}
              className="block truncate rounded-sm font-medium text-accent hover:underline"
            >
              {entries[0]?.exchangeName}
            </Link>
            <ul className="mt-1 text-13">
              {entries.slice(0, 3).map((change) => (
                <li key={change.id} className="py-0.5 break-words">
                  {withWrittenDates(change.summary)}.
                </li>
              ))}
              {entries.length > 3 ? (
                <li className="py-0.5 text-ink-soft">and {entries.length - 3} more</li>
              ) : null}
            </ul>
            {entries[0] ? (
              <p className="mt-1 text-12 text-ink-faint">
                {entries[0].personName ?? 'The platform'},{' '}
                <time dateTime={entries[0].at}>{writtenInstant(entries[0].at, timeZone)}</time>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
