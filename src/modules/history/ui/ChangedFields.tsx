import { UUID } from '../../../core/ids'
import { ChevronRight } from 'lucide-react'
import { codeInWords } from '../../../core/terms'
import { withWrittenDates } from '../../../ui/format/dates'
import { fieldName } from '../../../core/fieldNames'
import { dollars } from '../../../ui/format/money'

type Values = Record<string, unknown> | null

/** What a field held, in words; what is made of parts is named as such. */
export function shownValue(collection: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'number' && field.endsWith('Cents')) return dollars(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return value.every((entry) => typeof entry === 'string')
      ? value.join(', ') || 'nothing'
      : `${value.length} entries`
  return value instanceof Object
    ? 'several values'
    : withWrittenDates(codeInWords(collection, field, String(value)))
}

/** A reference says nothing to a reader: its name stands beside it in the same change. */
const isReference = (value: unknown): boolean => typeof value === 'string' && UUID.test(value)

/** The fields of a change with what each was before and is now. */
export function ChangedFields({
  collection,
  before,
  after,
}: {
  collection: string
  before: Values
  after: Values
}) {
  const fields = Object.entries(after ?? {}).filter(([, value]) => !isReference(value))
  if (fields.length === 0) return null
  return (
    <details className="group mt-1">
      <summary className="inline-flex items-center gap-1 rounded-sm text-13 text-accent hover:underline">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />{' '}
        {fields.length === 1 ? 'One field' : `${fields.length} fields`}
      </summary>
      <dl className="mt-1 grid gap-x-4 gap-y-1 text-13 sm:grid-cols-[12rem_1fr]">
        {fields.map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-ink-soft">{fieldName(field)}</dt>
            <dd className="min-w-0 break-words">
              {before?.[field] === undefined ? (
                ''
              ) : (
                <>
                  <span className="text-ink-soft">{shownValue(collection, field, before[field])}</span> →{' '}
                </>
              )}
              {shownValue(collection, field, value)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
