'use client'
import { SlidersHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Changes } from '../../../../ui/tables/useView'
import { MORE_FILTERS } from './view'

// Loaded when it is opened: its form is needed less often.
const MoreFiltersDialog = dynamic(async () => (await import('./MoreFiltersDialog')).MoreFiltersDialog)

type Props = { params: URLSearchParams; change: (changes: Changes) => void; staff: boolean }

/** Filters that are needed less often: a property, a person, ranges of dates. */
export function MoreFilters({ params, change, staff }: Props) {
  const [open, setOpen] = useState(false)
  const count = MORE_FILTERS.filter((key) => params.has(key)).length
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className={`inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-13 ${count > 0 ? 'border-accent bg-accent-ground font-medium text-accent-strong' : 'border-edge-strong bg-surface text-ink hover:bg-sunken'}`}
      >
        <SlidersHorizontal aria-hidden className="size-3.5" />{' '}
        {count > 0 ? `More filters: ${count}` : 'More filters'}
      </button>
      {open ? (
        <MoreFiltersDialog params={params} change={change} staff={staff} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
