import type { DatesSummary } from '../../datesSummary'
import { writtenDate } from '../../../../ui/format/dates'
import { unlessInWords } from '../../../../ui/format/safe'
import { STATUS_NAMES } from '../../../../ui/format/terms'

type Line = { label: string; was: string; is: string }

const dateOr = (date: string | null | undefined) => (date ? writtenDate(date) : 'None')
/** The end that cannot be excluded, and the one that holds once the kind of taxpayer is recorded and files later. */
function endOf({ safeDeadline, exchangeDeadline, safeUntil }: DatesSummary): string {
  const unless = safeUntil ? [unlessInWords(safeUntil, null)] : []
  const then = safeUntil === 'return-due-later' ? [`then ${dateOr(exchangeDeadline)}`] : []
  return [dateOr(safeDeadline ?? exchangeDeadline), ...unless, ...then].join(', ')
}

/** Every date of an exchange as it holds and as it would be. */
function linesOf(before: DatesSummary, after: DatesSummary): Line[] {
  const line = (label: string, of: (dates: DatesSummary) => string): Line => ({
    label,
    was: of(before),
    is: of(after),
  })
  const parked = before.parking ?? after.parking
  return [
    line('Sale closed', ({ transferDate }) => dateOr(transferDate)),
    line('Last day to identify', ({ identificationDeadline }) => dateOr(identificationDeadline)),
    line('Last day of the exchange', endOf),
    ...(parked
      ? [
          line('Parked property: last day to identify', ({ parking }) => dateOr(parking?.identificationBy)),
          line('Parked property: end of the parking', ({ parking }) => dateOr(parking?.endsOn)),
        ]
      : []),
    line('Tax return due', ({ returnDueCap }) =>
      returnDueCap ? writtenDate(returnDueCap) : 'Not known yet',
    ),
    line('Status', ({ status, expired }) =>
      expired ? 'Exchange period over, still open' : STATUS_NAMES[status],
    ),
  ]
}

/** What moves and what stays, before anything is saved. */
export function BeforeAfter({ before, after }: { before: DatesSummary; after: DatesSummary }) {
  return (
    <div
      role="region"
      aria-label="Before and after"
      tabIndex={0}
      className="overflow-x-auto rounded border border-edge"
    >
      <table className="w-full border-collapse text-15">
        <thead>
          <tr>
            {['', 'Now', 'After'].map((head) => (
              <th
                key={head}
                scope="col"
                className="border-b border-edge bg-sunken px-3 py-2 text-left text-13 font-medium text-ink-soft"
              >
                {head || <span className="sr-only">Date</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(before, after).map(({ label, was, is }) => (
            <tr key={label} className="border-b border-edge align-top last:border-0">
              <th scope="row" className="px-3 py-2 text-left text-13 font-medium text-ink-soft">
                {label}
              </th>
              <td className="px-3 py-2">{was}</td>
              <td className="px-3 py-2">
                {was === is ? (
                  <span className="text-ink-soft">Stays</span>
                ) : (
                  <strong className="font-semibold">{is}</strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
