'use client'
import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ListTable } from './ListTable'
import type { Row, TableModel } from './useListTable'

type Props<T extends Row> = {
  label: string
  table: TableModel<T>
  hrefOf: (row: T) => string
  nameOf: (row: T) => string
  /** What a phone shows of a row, below its name. */ card: (row: T) => ReactNode
  /** Lets rows be chosen. */ selects?: boolean
  compact?: boolean
  busy: boolean
}

/** The rows of a list: as a table, and on a phone one above the other. */
export function Rows<T extends Row>({ card, selects = false, compact = false, ...list }: Props<T>) {
  const { label, table, hrefOf, nameOf, busy } = list
  return (
    <>
      <div className="hidden md:block">
        <ListTable {...list} compact={compact} selects={selects} />
      </div>
      <ul
        aria-label={label}
        aria-busy={busy}
        className={clsx(
          'divide-y divide-edge rounded border border-edge bg-surface transition-opacity md:hidden',
          busy && 'opacity-60',
        )}
      >
        {table.getRowModel().rows.map(({ id, original }) => (
          <li key={id} className="relative px-4 py-3">
            <Link
              prefetch={false}
              href={hrefOf(original)}
              className="block rounded-sm font-medium break-words text-accent after:absolute after:inset-0"
            >
              {nameOf(original)}
            </Link>
            {card(original)}
          </li>
        ))}
      </ul>
    </>
  )
}
