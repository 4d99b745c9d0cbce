import { shownValue } from '../../../history/ui'
import { fieldName } from '../../../../core/fieldNames'
import type { BulkAnswer, BulkResult } from './types'

const SHOWN = 200
const OUTCOMES: Record<BulkResult['outcome'], string> = {
  changed: '',
  unchanged: 'Stays as it is.',
  'not-found': 'Not one that you manage: skipped.',
}

/** What changes, or has changed, exchange by exchange. */
export function Results({
  answer: { preview, total, changed, unchanged, notFound, results },
}: {
  answer: BulkAnswer
}) {
  const rest = [
    unchanged > 0
      ? `${unchanged} ${unchanged === 1 ? 'stays' : 'stay'} as ${unchanged === 1 ? 'it is' : 'they are'}`
      : '',
    notFound > 0 ? `${notFound} left out` : '',
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-semibold">
        {changed} of {total} {preview ? 'would change' : 'changed'}
        {rest ? `. ${rest}.` : '.'}
      </p>
      <ul
        aria-label="Exchange by exchange"
        tabIndex={0}
        className="max-h-72 divide-y divide-edge overflow-y-auto rounded border border-edge"
      >
        {results.slice(0, SHOWN).map((result) => (
          <li key={result.id} className="px-3 py-2">
            <p className="font-medium break-words">
              {result.name ?? 'An exchange'}{' '}
              <span className="text-13 font-normal text-ink-soft">{result.exchangeNumber}</span>
            </p>
            {result.changes.map(({ field, from, to }) => (
              <p key={field} className="text-13 break-words text-ink-soft">
                {fieldName(field)}: {shownValue('exchanges', field, from)} →{' '}
                <span className="text-ink">{shownValue('exchanges', field, to)}</span>
              </p>
            ))}
            {OUTCOMES[result.outcome] ? (
              <p className="text-13 text-ink-soft">{OUTCOMES[result.outcome]}</p>
            ) : null}
          </li>
        ))}
      </ul>
      {results.length > SHOWN ? <p className="text-13 text-ink-soft">The first {SHOWN} are shown.</p> : null}
    </div>
  )
}
