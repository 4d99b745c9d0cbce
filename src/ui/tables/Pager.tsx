'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '../components/Button'
import type { Page } from './usePage'

const number = new Intl.NumberFormat('en-US')

type Props = { page: Page<unknown>; one: string; many: string; onPage: (page: number) => void }

/** "1 to 25 of 10,000 exchanges", and the way to the next ones. */
export function Pager({
  page: { page, limit, totalDocs, totalPages, docs, hasNextPage, hasPrevPage },
  one,
  many,
  onPage,
}: Props) {
  const first = (page - 1) * limit + 1
  const summary =
    totalDocs === 0
      ? `No ${many}`
      : `${number.format(first)} to ${number.format(first + docs.length - 1)} of ${number.format(totalDocs)} ${totalDocs === 1 ? one : many}`
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-13 text-ink-soft">
      <p role="status" className="figures">
        {summary}
      </p>
      {totalPages > 1 ? (
        <nav aria-label="Pages" className="flex items-center gap-2">
          <Button size="small" disabled={!hasPrevPage} onClick={() => onPage(page - 1)}>
            <ChevronLeft aria-hidden className="size-4" /> Back
          </Button>
          <span className="figures">
            Page {number.format(page)} of {number.format(totalPages)}
          </span>
          <Button size="small" disabled={!hasNextPage} onClick={() => onPage(page + 1)}>
            Next <ChevronRight aria-hidden className="size-4" />
          </Button>
        </nav>
      ) : null}
    </div>
  )
}
