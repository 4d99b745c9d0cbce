import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import type { DifferenceRow } from '../../reads/exchange'
import type { SourceFact } from '../../sourceData'
import { Card } from '../../../../ui/components/Page'
import { withWrittenDates } from '../../../../ui/format/dates'
import { fieldName } from '../../../../core/fieldNames'
import { Fact } from '../../../../ui/components/Fact'

const value = (text: string | null) => (text ? withWrittenDates(text) : 'nothing')

/** Where the source says something else than this platform. */
export function Differences({ differences, linked }: { differences: DifferenceRow[]; linked: boolean }) {
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {differences.map(({ id, field, ours, theirs }) => (
          <li key={id} className="px-4 py-2.5">
            <p className="font-medium">{fieldName(field)}</p>
            <p className="text-13 text-ink-soft">
              Here: <span className="text-ink">{value(ours)}</span>
            </p>
            <p className="text-13 text-ink-soft">
              PracticePanther: <span className="text-ink">{value(theirs)}</span>
            </p>
          </li>
        ))}
      </ul>
      {linked ? (
        <p className="border-t border-edge px-4 py-2 text-13">
          <Link href="/sync#differences" className="rounded-sm font-medium text-accent hover:underline">
            Decide on the sync page
          </Link>
        </p>
      ) : null}
    </Card>
  )
}

/** Everything else that the source knows, for staff. */
export function SourceFacts({ facts }: { facts: SourceFact[] }) {
  return (
    <Card>
      <details className="group">
        <summary className="flex items-center gap-2 rounded px-4 py-3 font-medium text-accent hover:underline">
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" /> Show{' '}
          {facts.length} {facts.length === 1 ? 'fact' : 'facts'}
        </summary>
        <dl className="divide-y divide-edge border-t border-edge">
          {facts.map(({ label, value: content }, index) => (
            <Fact key={`${label}-${index}`} label={label}>
              {withWrittenDates(content)}
            </Fact>
          ))}
        </dl>
      </details>
    </Card>
  )
}
