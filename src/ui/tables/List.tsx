'use client'
import { X } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { Banner } from '../components/Banner'
import { Button } from '../components/Button'
import { Empty } from '../components/Page'
import { Pager } from './Pager'
import { SearchBox } from './SearchBox'
import type { Row, TableModel } from './useListTable'
import type { Pages } from './usePage'
import type { Changes } from './useView'

type Props<T extends Row> = {
  table: TableModel<T>
  /** What is counted: "contact", "contacts". */ one: string
  many: string
  pages: Pages<T>
  view: { params: URLSearchParams; change: (changes: Changes, how?: { replace: boolean }) => void }
  /** What narrows the list down, by its name in the view. */ filters: readonly string[]
  /** What can be searched, as the search box says it; without it there is none. */ search?: string
  saved?: ReactNode
  before?: ReactNode
  chips?: ReactNode
  aside?: ReactNode
  /** Said while there is nothing at all. */ empty: { title: string; text: string }
  children: ReactNode
}

const clearing = (search: boolean, chips: boolean): string =>
  !chips ? 'Clear the search' : search ? 'Clear search and filters' : 'Clear the filters'

/**
 * The frame of every list: search, filters, a message where it could not be brought up to date, the
 * rows or what stands in their place, and the pages.
 */
export function List<T extends Row>({ children, ...props }: Props<T>) {
  const { table, one, many, pages, view, filters, search, saved, before, chips, aside, empty } = props
  const { params, change } = view
  const find = useCallback((q: string) => change({ q }, { replace: true }), [change])
  const filtered = filters.some((key) => params.has(key))
  const clear = () => change(Object.fromEntries(filters.map((key) => [key, null])))
  const nothing = pages.page.docs.length === 0 && !pages.loading
  return (
    <div className="flex flex-col gap-4">
      {saved}
      <div className="flex flex-wrap items-center gap-2">
        {before}
        {search ? <SearchBox value={params.get('q') ?? ''} label={search} onSearch={find} /> : null}
        {chips}
        {chips && filtered ? (
          <Button look="quiet" size="small" onClick={clear}>
            <X aria-hidden className="size-4" /> Clear
          </Button>
        ) : null}
        {aside}
      </div>
      {pages.failure ? (
        <Banner kind="failure">
          {pages.failure}{' '}
          <button
            type="button"
            onClick={pages.retry}
            className="rounded-sm font-medium text-accent underline"
          >
            Try again
          </button>
        </Banner>
      ) : null}
      {nothing && filtered ? (
        <Empty
          title={`No ${one} matches`}
          action={<Button onClick={clear}>{clearing(search !== undefined, chips !== undefined)}</Button>}
        >
          Nothing matches the search and the filters together. Change or remove one of them.
        </Empty>
      ) : null}
      {nothing && !filtered ? <Empty title={empty.title}>{empty.text}</Empty> : null}
      {nothing ? null : children}
      <Pager table={table} one={one} many={many} />
    </div>
  )
}
