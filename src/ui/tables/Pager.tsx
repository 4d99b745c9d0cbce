'use client'
import { writtenNumber } from '../format/numbers'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '../components/Button'
import type { Row, TableModel } from './useListTable'

/** "1 to 25 of 10,000 exchanges". */
function summaryOf<T extends Row>(table: TableModel<T>, one: string, many: string): string {
  const { pageIndex, pageSize } = table.state.pagination
  const total = table.getRowCount()
  if (total === 0) return `No ${many}`
  const first = pageIndex * pageSize + 1
  const last = first + table.getRowModel().rows.length - 1
  return `${writtenNumber(first)} to ${writtenNumber(last)} of ${writtenNumber(total)} ${total === 1 ? one : many}`
}

type Props<T extends Row> = { table: TableModel<T>; one: string; many: string }

/** How much of a list is shown, and the way to its other pages. */
export function Pager<T extends Row>({ table, one, many }: Props<T>) {
  const pages = table.getPageCount()
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-13 text-ink-soft">
      <p role="status" className="figures">
        {summaryOf(table, one, many)}
      </p>
      {pages > 1 ? (
        <nav aria-label="Pages" className="flex items-center gap-2">
          <Button size="small" disabled={!table.getCanPreviousPage()} onClick={table.previousPage}>
            <ChevronLeft aria-hidden className="size-4" /> Back
          </Button>
          <span className="figures">
            Page {writtenNumber(table.state.pagination.pageIndex + 1)} of {writtenNumber(pages)}
          </span>
          <Button size="small" disabled={!table.getCanNextPage()} onClick={table.nextPage}>
            Next <ChevronRight aria-hidden className="size-4" />
          </Button>
        </nav>
      ) : null}
    </div>
  )
}
