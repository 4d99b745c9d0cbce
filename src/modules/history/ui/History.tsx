import Link from 'next/link'
import type { TimelineEntry } from '../read'
import { withWrittenDates, writtenInstant } from '../../../ui/format/dates'
import { ChangedFields } from './ChangedFields'

type Props = {
  entries: TimelineEntry[]
  total: number
  /** Where more of it is; null when there is no more to be had. */ moreHref: string | null
  timeZone: string
  /** With what each field was before and is now. */ details?: boolean
}

/** What happened, newest first, in words. */
export function History({ entries, total, moreHref, timeZone, details = false }: Props) {
  if (entries.length === 0)
    return (
      <p className="text-ink-soft">
        Nothing has happened yet. Every change to this exchange will be listed here.
      </p>
    )
  return (
    <>
      <ol className="border-l border-edge-strong pl-5">
        {entries.map((entry) => (
          <li key={entry.id} className="relative pb-4">
            <span
              aria-hidden
              className="absolute top-2 -left-[1.56rem] size-2.5 rounded-full border border-edge-strong bg-surface"
            />
            <p className="prose-width break-words">{withWrittenDates(entry.summary)}.</p>
            <p className="text-13 text-ink-soft">
              {entry.person?.displayName ?? 'The platform'},{' '}
              <time dateTime={entry.at}>{writtenInstant(entry.at, timeZone)}</time>
            </p>
            {details ? (
              <ChangedFields collection={entry.entityType} before={entry.before} after={entry.after} />
            ) : null}
          </li>
        ))}
      </ol>
      {total > entries.length && moreHref ? (
        <Link
          href={moreHref}
          scroll={false}
          className="no-print rounded-sm text-13 font-medium text-accent hover:underline"
        >
          Show what happened before
        </Link>
      ) : null}
      {total > entries.length && !moreHref ? (
        <p className="text-13 text-ink-soft">
          {total - entries.length} older changes are kept and not shown here.
        </p>
      ) : null}
    </>
  )
}
