'use client'
import { Rows3, Rows4, X } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { BulkBar } from '../bulk/BulkBar'
import type { ExchangeRow } from '../../reads/exchanges'
import type { Choice } from '../../../../ui/tables/ChoiceMenu'
import { ColumnsButton } from '../../../../ui/tables/ColumnsButton'
import { ListTable } from '../../../../ui/tables/ListTable'
import { Pager } from '../../../../ui/tables/Pager'
import { SavedViews } from '../../../saved-views/ui'
import { SearchBox } from '../../../../ui/tables/SearchBox'
import { usePage, type Page } from '../../../../ui/tables/usePage'
import { useSelection } from '../../../../ui/tables/useSelection'
import { useView } from '../../../../ui/tables/useView'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Empty } from '../../../../ui/components/Page'
import { chosenColumns, columnsFor } from './columns'
import { ExchangeCards } from './ExchangeCards'
import { ExchangeFilters } from './ExchangeFilters'
import { EXCHANGE_FILTERS, exchangeQuestion, filterOf } from './view'

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<ExchangeRow> }
  coordinators: readonly Choice[]
  /** The tags in use; none for people outside the firm. */
  tags: readonly string[]
  seesMoney: boolean
  staff: boolean
  admin: boolean
}

/** The list of exchanges: search, filters, columns and pages, all of it in the address. */
export function ExchangeList({
  viewName,
  remembered,
  first,
  coordinators,
  tags,
  seesMoney,
  staff,
  admin,
}: Props) {
  const { params, query, change, take } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/portal/exchanges', exchangeQuestion(query), first)
  const columns = useMemo(() => columnsFor(seesMoney, staff), [seesMoney, staff])
  const shown = chosenColumns(columns, params.get('columns'))
  const compact = params.get('compact') === '1'
  const filtered = EXCHANGE_FILTERS.some((key) => params.has(key))
  const search = useCallback((q: string) => change({ q }, { replace: true }), [change])
  const clear = () => change(Object.fromEntries(EXCHANGE_FILTERS.map((key) => [key, null])))
  const optional = columns.filter(({ main }) => !main)
  const selection = useSelection(
    page.docs,
    ({ id }) => id,
    ({ name }) => name,
  )
  const place = params.get('page')
  return (
    <div className="flex flex-col gap-4">
      <SavedViews list="exchanges" view={query} onTake={take} mayShare={staff} admin={admin} />
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          value={params.get('q') ?? ''}
          label="Search by name, client, number or address"
          onSearch={search}
        />
        <ExchangeFilters
          params={params}
          coordinators={coordinators}
          tags={tags}
          staff={staff}
          change={change}
        />
        {filtered ? (
          <Button look="quiet" size="small" onClick={clear}>
            <X aria-hidden className="size-4" /> Clear
          </Button>
        ) : null}
        <span className="ml-auto hidden items-center gap-2 md:flex">
          <ColumnsButton
            columns={optional}
            shown={shown.filter(({ main }) => !main).map(({ key }) => key)}
            onChange={(keys) => change({ columns: ['name', ...keys].join(','), page: place })}
            onReset={() => change({ columns: null, page: place })}
          />
          <Button
            size="small"
            aria-pressed={compact}
            onClick={() => change({ compact: compact ? null : '1', page: place })}
          >
            {compact ? <Rows3 aria-hidden className="size-4" /> : <Rows4 aria-hidden className="size-4" />}{' '}
            Compact
          </Button>
        </span>
      </div>
      {failure ? (
        <Banner kind="failure">
          {failure}{' '}
          <button type="button" onClick={retry} className="rounded-sm font-medium text-accent underline">
            Try again
          </button>
        </Banner>
      ) : null}
      {page.docs.length === 0 && !loading ? (
        <NothingFound filtered={filtered} onClear={clear} />
      ) : (
        <>
          <div className="hidden md:block">
            <ListTable
              label="Exchanges"
              columns={shown}
              rows={page.docs}
              idOf={({ id }) => id}
              hrefOf={({ id }) => `/exchanges/${id}`}
              sort={params.get('sort') ?? 'nextDeadline'}
              onSort={(sort) => change({ sort })}
              compact={compact}
              busy={loading}
              selection={staff ? selection : undefined}
            />
          </div>
          <div className="md:hidden">
            <ExchangeCards rows={page.docs} busy={loading} />
          </div>
        </>
      )}
      <Pager
        page={page}
        one="exchange"
        many="exchanges"
        onPage={(number) => change({ page: number === 1 ? null : String(number) })}
      />
      {staff ? (
        <BulkBar
          chosen={selection.chosen}
          total={page.totalDocs}
          filter={filterOf(query)}
          coordinators={coordinators}
          onClear={selection.clear}
          onDone={retry}
        />
      ) : null}
    </div>
  )
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <Empty title="No exchanges yet">Exchanges you take part in stand here, the nearest date first.</Empty>
    )
  return (
    <Empty title="No exchange matches" action={<Button onClick={onClear}>Clear search and filters</Button>}>
      Nothing fits the search and the filters together. Take one of them back.
    </Empty>
  )
}
