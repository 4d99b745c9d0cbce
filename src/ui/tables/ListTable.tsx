'use client'
import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A column of a list: how it is called, what stands in it, and whether it sorts. */
export type Column<T> = {
  key: string
  name: string
  cell: (row: T) => ReactNode
  sort?: string
  end?: boolean
  /** Of the column that names the row. */ main?: boolean
  hidden?: boolean
}

type Props<T> = {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  idOf: (row: T) => string
  hrefOf: (row: T) => string
  sort: string
  onSort: (sort: string) => void
  compact?: boolean
  busy?: boolean
  /** Lets rows be chosen, to do something with several at once. */
  selection?: Selection | undefined
}

export type Selection = {
  chosen: ReadonlySet<string>
  onToggle: (id: string) => void
  onToggleAll: (ids: readonly string[]) => void
  nameOf: (id: string) => string
}

function SortIcon({ state }: { state: 'ascending' | 'descending' | undefined }) {
  if (state === undefined)
    return (
      <ChevronsUpDown
        aria-hidden
        className="size-3.5 text-ink-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    )
  const Icon = state === 'ascending' ? ArrowUp : ArrowDown
  return <Icon aria-hidden className="size-3.5" />
}

function Heading<T>({
  column,
  sort,
  onSort,
}: {
  column: Column<T>
  sort: string
  onSort: (sort: string) => void
}) {
  const key = column.sort
  const state =
    key === undefined || sort.replace(/^-/, '') !== key
      ? undefined
      : sort.startsWith('-')
        ? 'descending'
        : 'ascending'
  const next = state === 'ascending' ? `-${key}` : `${key}`
  return (
    <th
      scope="col"
      aria-sort={state}
      className={clsx(
        'border-b border-edge bg-sunken px-3 py-2 text-13 font-medium whitespace-nowrap text-ink-soft',
        column.end ? 'text-right' : 'text-left',
      )}
    >
      {key === undefined ? (
        column.name
      ) : (
        <button
          type="button"
          onClick={() => onSort(next)}
          className="group inline-flex items-center gap-1 rounded-sm hover:text-ink"
        >
          {column.name}
          <SortIcon state={state} />
        </button>
      )}
    </th>
  )
}

function ChooseAll({
  ids,
  selection: { chosen, onToggleAll },
}: {
  ids: readonly string[]
  selection: Selection
}) {
  const all = ids.length > 0 && ids.every((id) => chosen.has(id))
  return (
    <th scope="col" className="w-10 border-b border-edge bg-sunken py-2 pl-3">
      <input
        type="checkbox"
        checked={all}
        onChange={() => onToggleAll(ids)}
        aria-label="Choose all on this page"
        className="block size-5 accent-accent"
      />
    </th>
  )
}

/** Rows as a table: a click on a row follows its link, the middle button opens a tab. */
export function ListTable<T>({
  label,
  columns,
  rows,
  idOf,
  hrefOf,
  sort,
  onSort,
  compact = false,
  busy = false,
  selection,
}: Props<T>) {
  const ids = rows.map(idOf)
  return (
    <div
      className="overflow-x-auto rounded border border-edge bg-surface"
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <table
        aria-label={label}
        aria-busy={busy}
        className={clsx('w-full border-collapse text-15 transition-opacity', busy && 'opacity-60')}
      >
        <thead>
          <tr>
            {selection ? <ChooseAll ids={ids} selection={selection} /> : null}
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)} className="relative border-b border-edge last:border-0 hover:bg-sunken">
              {selection ? (
                <td className="relative z-10 w-10 pl-3">
                  <input
                    type="checkbox"
                    checked={selection.chosen.has(idOf(row))}
                    onChange={() => selection.onToggle(idOf(row))}
                    aria-label={`Choose ${selection.nameOf(idOf(row))}`}
                    className="block size-5 accent-accent"
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={clsx(
                    'px-3',
                    compact ? 'h-8 py-0.5 text-13' : 'h-10 py-1.5',
                    column.end && 'text-right',
                    column.main ? 'max-w-72 min-w-48' : 'whitespace-nowrap',
                  )}
                >
                  {column.main ? (
                    <Link
                      prefetch={false}
                      href={hrefOf(row)}
                      className="block truncate rounded-sm font-medium text-accent after:absolute after:inset-0 hover:underline"
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
