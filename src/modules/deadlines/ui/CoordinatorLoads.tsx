import Link from 'next/link'
import type { CoordinatorLoad } from '../reads/board'

const COLUMNS = [
  ['overdue', 'Missed'],
  ['today', 'Today'],
  ['48h', 'In two days'],
  ['week', 'This week'],
  ['month', 'This month'],
  ['total', 'Total'],
] as const

/** How much each coordinator has before them; the name narrows the board down to theirs. */
export function CoordinatorLoads({ loads }: { loads: readonly CoordinatorLoad[] }) {
  if (loads.length === 0) return <p className="text-ink-soft">No date falls within a month.</p>
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Load by coordinator"
      className="overflow-x-auto rounded border border-edge bg-surface"
    >
      <table className="w-full min-w-[36rem] border-collapse text-15">
        <thead>
          <tr>
            <th
              scope="col"
              className="border-b border-edge bg-sunken px-3 py-2 text-left text-13 font-medium text-ink-soft"
            >
              Coordinator
            </th>
            {COLUMNS.map(([key, name]) => (
              <th
                key={key}
                scope="col"
                className="border-b border-edge bg-sunken px-3 py-2 text-right text-13 font-medium text-ink-soft"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <tr key={load.coordinator ?? load.name} className="border-b border-edge last:border-0">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {load.coordinator ? (
                  <Link
                    href={`/deadlines?coordinator=${load.coordinator}`}
                    className="rounded-sm text-accent hover:underline"
                  >
                    {load.name}
                  </Link>
                ) : (
                  load.name
                )}
              </th>
              {COLUMNS.map(([key]) => (
                <td key={key} className="figures px-3 py-2 text-right">
                  {load[key] === 0 ? <span className="text-ink-faint">0</span> : load[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
