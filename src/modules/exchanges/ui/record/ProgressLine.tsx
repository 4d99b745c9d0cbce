import clsx from 'clsx'
import { Check } from 'lucide-react'
import type { Progress, Station } from '../../progress'
import { shortDate } from '../../../../ui/format/dates'

function Stop({ station, at }: { station: Station; at: number }) {
  return (
    <li
      className="absolute top-0 flex w-20 -translate-x-1/2 flex-col items-center text-center"
      style={{ left: `${at}%` }}
    >
      <span
        className={clsx(
          'grid size-6 place-items-center rounded-full border',
          station.done
            ? 'border-accent bg-accent text-on-accent'
            : 'border-edge-strong bg-surface text-transparent',
        )}
      >
        <Check aria-hidden className="size-4" />
      </span>
      <span className="mt-1 text-12 font-medium text-ink">
        {station.name}
        <span className="sr-only">{station.done ? ', done' : station.missing ? '' : ', not yet'}</span>
      </span>
      {station.missing ? <span className="text-12 text-ink-soft">Not recorded</span> : null}
      {station.date ? (
        <time dateTime={station.date} className="text-12 text-ink-soft">
          {shortDate(station.date)}
        </time>
      ) : null}
    </li>
  )
}

/** The way of an exchange from the agreement to its end, with today on it. */
export function ProgressLine({ progress: { stations, today } }: { progress: Progress }) {
  const length = today ?? (stations.at(-1)?.done ? 100 : 0)
  return (
    <div className="px-9 pt-7 pb-1" role="group" aria-label="Progress of the exchange">
      <div className="relative h-18">
        <div aria-hidden className="absolute top-[11px] right-0 left-0 h-0.5 bg-edge-strong" />
        <div
          aria-hidden
          className="absolute top-[11px] left-0 h-0.5 bg-accent"
          style={{ width: `${length}%` }}
        />
        <ol>
          {stations.map((station, index) => (
            <Stop key={station.name} station={station} at={(index / (stations.length - 1)) * 100} />
          ))}
        </ol>
        {today === null ? null : (
          <p
            className="absolute -top-6 flex -translate-x-1/2 flex-col items-center text-12 font-semibold text-accent"
            style={{ left: `${today}%` }}
          >
            Today
            <span aria-hidden className="h-4 w-0.5 bg-accent" />
          </p>
        )}
      </div>
    </div>
  )
}
