import { fieldName } from '../../../core/fieldNames'
import type { ImportRow } from './types'

const ACTIONS: Record<ImportRow['action'], string> = {
  create: 'Will be added',
  skip: 'Skipped: already there',
  error: 'Skipped: it has an error',
}

function why({ duplicate, problems, remarks }: ImportRow): string {
  const faults = [...problems, ...remarks].map(({ field, message }) => `${fieldName(field)} ${message}`)
  const twin = duplicate
    ? [
        `Same ${duplicate.by === 'email' ? 'e-mail address' : 'name'} as ${duplicate.displayName}${duplicate.line ? ` in line ${duplicate.line}` : ''}`,
      ]
    : []
  return [...faults, ...twin].join('. ')
}

/** The rows of a file, each with what becomes of it (or, once they are `added`, became) and why. */
export function ImportRows({
  rows,
  total,
  added = false,
}: {
  rows: readonly ImportRow[]
  total: number
  added?: boolean
}) {
  return (
    <div className="flex flex-col gap-2">
      <div
        tabIndex={0}
        role="region"
        aria-label={added ? 'Rows added with a remark' : 'Rows of the file'}
        className="max-h-[28rem] overflow-auto rounded border border-edge bg-surface"
      >
        <table className="w-full min-w-[54rem] border-collapse text-15">
          <thead>
            <tr>
              {['Line', 'Name', 'E-mail', 'Phone', 'Company', 'Address', 'Result'].map((name) => (
                <th
                  key={name}
                  scope="col"
                  className="border-b border-edge bg-sunken px-3 py-2 text-left text-13 font-medium text-ink-soft"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} className="border-b border-edge align-top last:border-0">
                <td className="figures px-3 py-2 text-ink-soft">{row.line}</td>
                <td className="px-3 py-2 break-words">
                  {row.record.displayName || <span className="text-ink-faint">No name</span>}
                </td>
                <td className="min-w-48 px-3 py-2 break-all">{row.record.email}</td>
                <td className="px-3 py-2 whitespace-nowrap">{row.record.phone}</td>
                <td className="px-3 py-2 break-words">{row.record.company}</td>
                <td className="px-3 py-2 whitespace-pre-line break-words">{row.record.address}</td>
                <td className="px-3 py-2">
                  {added ? 'Added' : ACTIONS[row.action]}
                  {why(row) ? <span className="block text-13 text-ink-soft">{why(row)}.</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length ? (
        <p className="text-13 text-ink-soft">
          The first {rows.length} of {total} rows are shown.
        </p>
      ) : null}
    </div>
  )
}
