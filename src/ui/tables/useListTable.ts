'use client'
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  functionalUpdate,
  metaHelper,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type ReactTable,
  type RowSelectionState,
  type SortingState,
} from '@tanstack/react-table'
import { useState } from 'react'
import type { Page } from './usePage'
import type { Changes } from './useView'

/** How a column stands: `end` for figures, `main` for the one that names the row and links to it. */
type Look = { end?: boolean; main?: boolean }

const FEATURES = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<Look>(),
})

/** What a list can do. */
export type ListFeatures = typeof FEATURES

/** A row of a list: a record with its id. */
export type Row = { id: string }
/** A column of a list; its id is what the server sorts by. */
export type Column<T extends Row> = ColumnDef<ListFeatures, T>
/** A list with its sorting, columns, pages and chosen rows. */
export type TableModel<T extends Row> = ReactTable<ListFeatures, T>

/** Declares the columns of a list; those with an accessor sort unless they say otherwise. */
export const columnsOf = <T extends Row>() => createColumnHelper<ListFeatures, T>()

/** Of a list that has no columns, but lines. */
const NO_COLUMNS: never[] = []

/** `-dueDate` as the table has it, and back. */
const sortingOf = (sort: string): SortingState =>
  sort ? [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }] : []
const sortOf = ([first]: SortingState): string | null =>
  first ? `${first.desc ? '-' : ''}${first.id}` : null

/** What a column is called in the address: its own id, or the field it shows. */
export const columnId = <T extends Row>(column: Column<T>): string =>
  column.id ?? ('accessorKey' in column ? String(column.accessorKey) : '')

type Options<T extends Row> = {
  page: Page<T>
  params: URLSearchParams
  change: (changes: Changes) => void
  columns?: readonly Column<T>[]
  /** The order of a view that names none. */ sort?: string
  /** The ids of the columns that are shown, in their order. */ shown?: readonly string[]
}

/**
 * A list as the server answers it, page by page. Order and page live in the view; the chosen rows
 * are kept across pages.
 */
export function useListTable<T extends Row>(options: Options<T>): TableModel<T> {
  const { page, params, change, columns = NO_COLUMNS, sort = '', shown } = options
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({})
  const sorting = sortingOf(params.get('sort') ?? sort)
  const pagination = { pageIndex: page.page - 1, pageSize: page.limit }
  const ids = columns.map(columnId)
  return useTable({
    features: FEATURES,
    columns,
    data: page.docs,
    getRowId: ({ id }) => id,
    manualSorting: true,
    manualPagination: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
    rowCount: page.totalDocs,
    state: {
      sorting,
      pagination,
      rowSelection,
      columnOrder: [...(shown ?? ids)],
      columnVisibility: shown ? Object.fromEntries(ids.map((id) => [id, shown.includes(id)])) : {},
    },
    onSortingChange: (next) => change({ sort: sortOf(functionalUpdate(next, sorting)) }),
    onPaginationChange: (next) => {
      const { pageIndex } = functionalUpdate(next, pagination)
      change({ page: pageIndex === 0 ? null : String(pageIndex + 1) })
    },
    onRowSelectionChange: setRowSelection,
  })
}
