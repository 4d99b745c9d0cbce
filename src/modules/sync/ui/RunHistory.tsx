import { ChevronDown } from 'lucide-react'
import type { RunRecord } from '../runRecord'
import { Card, Empty } from '../../../ui/components/Page'
import { writtenInstant } from '../../../ui/format/dates'
import { KIND_NAMES } from './api'
import { countsSentence, RUN_STATUS_NAMES } from './words'

function Errors({ errors }: { errors: RunRecord['errors'] }) {
  if (errors.length === 0) return null
  return (
    <details className="group mt-1">
      <summary className="inline-flex items-center gap-1.5 rounded-sm text-13 font-medium text-accent hover:underline">
        <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />{' '}
        {errors.length === 1 ? 'What went wrong' : `${errors.length} things went wrong`}
      </summary>
      <ul className="mt-2 flex flex-col gap-2 border-l border-edge-strong pl-4 text-13">
        {errors.map(({ entity, id, message }, index) => (
          <li key={`${id ?? entity}-${index}`}>
            <span className="break-words">{message}</span>
            <span className="block text-12 break-all text-ink-faint">
              {[entity, id].filter(Boolean).join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The runs so far, newest first, each with its plain errors. */
export function RunHistory({ runs, timeZone }: { runs: RunRecord[]; timeZone: string }) {
  if (runs.length === 0)
    return <Empty title="No sync yet">Every run will be listed here with what it did.</Empty>
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {runs.map((run) => (
          <li key={run.id} className="px-4 py-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">
                {KIND_NAMES[run.kind]}
                {run.full ? ', record by record' : ''}: {RUN_STATUS_NAMES[run.status]}
              </span>
              <time dateTime={run.startedAt} className="text-13 leading-6 text-ink-soft">
                {writtenInstant(run.startedAt, timeZone)}
              </time>
            </p>
            <p className="figures text-13 text-ink-soft">
              {countsSentence(run.counts)} {run.triggeredBy ? `Started by: ${run.triggeredBy}.` : ''}
            </p>
            <Errors errors={run.errors} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
