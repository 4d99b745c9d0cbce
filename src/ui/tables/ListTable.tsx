'use client'
import type { Cell as TableCell, Header as TableHeader } from '@tanstack/react-table'
import { FlexRender } from '@tanstack/react-table'
import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ListFeatures, Row, TableModel } from './useListTable'

type Props<T extends Row> = {
  label: string
  table: TableModel<T>
  hrefOf: (row: T) => string
  nameOf: (row: T) => string
  /** Lets rows be chosen, to do something with several at once. */ selects: boolean
  compact: boolean
  busy: boolean
}

const BOX = 'block size-5 accent-accent'

function SortIcon({ state }: { state: 'asc' | 'desc' | false }) {
  if (!state)
    return (
      <ChevronsUpDown
        aria-hidden
        className="size-3.5 text-ink-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    )
  const Icon = state === 'asc' ? ArrowUp : ArrowDown
  return <Icon aria-hidden className="size-3.5" />
}

function Heading<T extends Row>({ header }: { header: TableHeader<ListFeatures, T> }) {
  const { column } = header
  const state = column.getIsSorted()
  return (
    <th
      scope="col"
      aria-sort={state ? (state === 'asc' ? 'ascending' : 'descending') : undefined}
      className={clsx(
        'border-b border-edge bg-sunken px-3 py-2 text-13 font-medium whitespace-nowrap text-ink-soft',
        column.columnDef.meta?.end ? 'text-right' : 'text-left',
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={() => column.toggleSorting()}
          className="group inline-flex items-center gap-1 rounded-sm hover:text-ink"
        >
          <FlexRender header={header} />
          <SortIcon state={state} />
        </button>
      ) : (
        <FlexRender header={header} />
      )}
    </th>
  )
}

function Cell<T extends Row>({
  cell,
  href,
  compact,
}: {
  cell: TableCell<ListFeatures, T>
  href: string
  compact: boolean
}) {
  const { end, main } = cell.column.columnDef.meta ?? {}
  return (
    <td
      className={clsx(
        'px-3',
        compact ? 'h-8 py-0.5 text-13' : 'h-10 py-1.5',
        end && 'text-right',
        main ? 'max-w-72 min-w-48' : 'whitespace-nowrap',
      )}
    >
      {main ? (
        <Link
          prefetch={false}
          href={href}
          className="block truncate rounded-sm font-medium text-accent after:absolute after:inset-0 hover:underline"
        >
          <FlexRender cell={cell} />
        </Link>
      ) : (
        <FlexRender cell={cell} />
      )}
    </td>
  )
}

/** Rows as a table: a click on a row follows its link, the middle button opens a tab. */
export function ListTable<T extends Row>({ label, table, hrefOf, nameOf, selects, compact, busy }: Props<T>) {
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
            {selects ? (
              <th scope="col" className="w-10 border-b border-edge bg-sunken py-2 pl-3">
                <input
                  type="checkbox"
                  checked={table.getIsAllPageRowsSelected()}
                  onChange={table.getToggleAllPageRowsSelectedHandler()}
                  aria-label="Select all on this page"
                  className={BOX}
                />
              </th>
            ) : null}
            {table.getFlatHeaders().map((header) => (
              <Heading key={header.id} header={header} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="relative border-b border-edge last:border-0 hover:bg-sunken">
              {selects ? (
                <td className="relative z-10 w-10 pl-3">
                  <input
                    type="checkbox"
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                    aria-label={`Select ${nameOf(row.original)}`}
                    className={BOX}
                  />
                </td>
              ) : null}
              {row.getVisibleCells().map((cell) => (
                <Cell key={cell.id} cell={cell} href={hrefOf(row.original)} compact={compact} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
