import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import type { OpenDifference } from '../reads/sync'
import { Card } from '../../../ui/components/Page'
import { withWrittenDates } from '../../../ui/format/dates'
import { fieldName } from '../../../core/fieldNames'
import { dollars } from '../../../ui/format/money'
import { DifferenceForm } from './DifferenceForm'

const COMPUTED = ['day45', 'day180']

function shown(field: string, value: string | null): string {
  if (value === null || value === '') return 'nothing'
  return field.endsWith('Cents') && /^\d+$/.test(value) ? dollars(Number(value)) : withWrittenDates(value)
}

/** Where PracticePanther and the platform disagree, until somebody decides. */
export function DifferenceList({ differences }: { differences: OpenDifference[] }) {
  if (differences.length === 0)
    return (
      <p className="flex items-center gap-2 text-ink-soft">
        <CircleCheck aria-hidden className="size-5 shrink-0" /> PracticePanther and the platform agree. No
        difference needs a decision.
      </p>
    )
  return (
    <Card>
      <ul className="divide-y divide-edge">
        {differences.map(({ id, field, ours, theirs, exchange, exchangeName, recordName }) => {
          const [here, there] = [shown(field, ours), shown(field, theirs)]
          const name = `${fieldName(field)}${exchangeName ? `, ${exchangeName}` : ''}`
          return (
            <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
              <div className="min-w-0">
                <p className="font-medium break-words">
                  {fieldName(field)}
                  {recordName ? ` of ${recordName}` : ''}
                </p>
                {exchange && exchangeName ? (
                  <Link
                    href={`/exchanges/${exchange}`}
                    className="rounded-sm text-13 break-words text-accent hover:underline"
                  >
                    {exchangeName}
                  </Link>
                ) : null}
                <p className="mt-1">
                  Here <strong className="font-semibold">{here}</strong>, at PracticePanther{' '}
                  <strong className="font-semibold">{there}</strong>.
                </p>
              </div>
              <DifferenceForm
                id={id}
                name={name}
                ours={here}
                theirs={there}
                computed={COMPUTED.includes(field)}
              />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
