'use client'
import { Rows3, Rows4 } from 'lucide-react'
import { useMemo } from 'react'
import { BulkBar } from '../bulk/BulkBar'
import type { ExchangeRow } from '../../reads/exchanges'
import { SavedViews } from '../../../saved-views/ui'
import { api } from '../../../../ui/api-client/client'
import { Button } from '../../../../ui/components/Button'
import type { Choice } from '../../../../ui/tables/ChoiceMenu'
import { ColumnsButton } from '../../../../ui/tables/ColumnsButton'
import { List } from '../../../../ui/tables/List'
import { Rows } from '../../../../ui/tables/Rows'
import { useListTable } from '../../../../ui/tables/useListTable'
import { usePage, type Page, type PageRequest } from '../../../../ui/tables/usePage'
import { useView } from '../../../../ui/tables/useView'
import { chosenColumns, columnsFor } from './columns'
import { ExchangeCard } from './ExchangeCard'
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

const askPage = (request: PageRequest) => api.GET('/api/portal/exchanges', request)

/** The list of exchanges: search, filters, columns and pages, all of it in the address. */
export function ExchangeList(props: Props) {
  const { viewName, remembered, first, coordinators, tags, seesMoney, staff, admin } = props
  const view = useView(viewName, remembered)
  const { params, query, change } = view
  const pages = usePage(askPage, exchangeQuestion(query), first)
  const columns = useMemo(() => columnsFor(seesMoney, staff), [seesMoney, staff])
  const table = useListTable({
    ...view,
    page: pages.page,
    columns,
    sort: 'nextDeadline',
    shown: chosenColumns(params.get('columns')),
  })
  const compact = params.get('compact') === '1'
  const place = params.get('page')
  return (
    <>
      <List
        table={table}
        one="exchange"
        many="exchanges"
        pages={pages}
        view={view}
        filters={EXCHANGE_FILTERS}
        search="Search by name, client, number or address"
        saved={<SavedViews list="exchanges" view={query} onTake={view.take} mayShare={staff} admin={admin} />}
        chips={<ExchangeFilters view={view} coordinators={coordinators} tags={tags} staff={staff} />}
        aside={
          <span className="ml-auto hidden items-center gap-2 md:flex">
            <ColumnsButton
              table={table}
              onChange={(ids) => change({ columns: ids?.join(',') ?? null, page: place })}
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
        }
        empty={{
          title: 'No exchanges yet',
          text: 'The exchanges you take part in appear here, the nearest date first.',
        }}
      >
        <Rows
          label="Exchanges"
          table={table}
          hrefOf={({ id }) => `/exchanges/${id}`}
          nameOf={({ name }) => name}
          card={(row) => <ExchangeCard row={row} />}
          selects={staff}
          compact={compact}
          busy={pages.loading}
        />
      </List>
      {staff ? (
        <BulkBar
          chosen={new Set(table.getSelectedRowIds())}
          total={pages.page.totalDocs}
          filter={filterOf(query)}
          coordinators={coordinators}
          onClear={() => table.resetRowSelection(true)}
          onDone={pages.retry}
        />
      ) : null}
    </>
  )
}
