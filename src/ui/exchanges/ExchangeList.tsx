'use client'
import { Rows3, Rows4, X } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { ExchangeRow } from '../../portal/reads/exchanges'
import { ChoiceMenu, type Choice } from '../lists/ChoiceMenu'
import { ListTable } from '../lists/ListTable'
import { Pager } from '../lists/Pager'
import { SearchBox } from '../lists/SearchBox'
import { usePage, type Page } from '../lists/usePage'
import { useView } from '../lists/useView'
import { Button } from '../parts/Button'
import { Notice } from '../parts/Notice'
import { Empty } from '../parts/Page'
import { chosenColumns, columnsFor } from './columns'
import { ExchangeCards } from './ExchangeCards'
import { ExchangeFilters } from './ExchangeFilters'
import { EXCHANGE_FILTERS, exchangeQuestion } from './view'

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<ExchangeRow> }
  coordinators: readonly Choice[]
  seesMoney: boolean
}

/** The list of exchanges: search, filters, columns and pages, all of it in the address. */
export function ExchangeList({ viewName, remembered, first, coordinators, seesMoney }: Props) {
  const { params, query, change } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/portal/exchanges', exchangeQuestion(query), first)
  const columns = useMemo(() => columnsFor(seesMoney), [seesMoney])
  const shown = chosenColumns(columns, params.get('columns'))
  const compact = params.get('compact') === '1'
  const filtered = EXCHANGE_FILTERS.some((key) => params.has(key))
  const search = useCallback((q: string) => change({ q }, { replace: true }), [change])
  const clear = () => change(Object.fromEntries(EXCHANGE_FILTERS.map((key) => [key, null])))
  const optional = columns.filter(({ main }) => !main).map(({ key, name }) => ({ value: key, name }))
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox value={params.get('q') ?? ''} label="Search by name, client, number or address" onSearch={search} />
        <ExchangeFilters params={params} coordinators={coordinators} change={change} />
        {filtered ? <Button look="quiet" size="small" onClick={clear}><X aria-hidden className="size-4" /> Clear</Button> : null}
        <span className="ml-auto hidden items-center gap-2 md:flex">
          <ChoiceMenu label="Columns" plain choices={optional} chosen={shown.map(({ key }) => key)} onChoose={(keys) => change({ columns: ['name', ...keys.filter((key) => key !== 'name')].join(','), page: params.get('page') })} />
          <Button size="small" aria-pressed={compact} onClick={() => change({ compact: compact ? null : '1', page: params.get('page') })}>
            {compact ? <Rows3 aria-hidden className="size-4" /> : <Rows4 aria-hidden className="size-4" />} Compact
          </Button>
        </span>
      </div>
      {failure ? <Notice kind="failure">{failure} <button type="button" onClick={retry} className="rounded-sm font-medium text-accent underline">Try again</button></Notice> : null}
      {page.docs.length === 0 && !loading ? <NothingFound filtered={filtered} onClear={clear} /> : (
        <>
          <div className="hidden md:block"><ListTable label="Exchanges" columns={shown} rows={page.docs} idOf={({ id }) => id} hrefOf={({ id }) => `/exchanges/${id}`} sort={params.get('sort') ?? 'nextDeadline'} onSort={(sort) => change({ sort })} compact={compact} busy={loading} /></div>
          <div className="md:hidden"><ExchangeCards rows={page.docs} busy={loading} /></div>
        </>
      )}
      <Pager page={page} one="exchange" many="exchanges" onPage={(number) => change({ page: number === 1 ? null : String(number) })} />
    </div>
  )
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <Empty title="No exchanges yet">Exchanges you take part in stand here, the nearest date first.</Empty>
  return <Empty title="No exchange matches" action={<Button onClick={onClear}>Clear search and filters</Button>}>Nothing fits the search and the filters together. Take one of them back.</Empty>
}
