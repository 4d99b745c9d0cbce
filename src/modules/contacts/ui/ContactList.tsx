'use client'
import type { ContactRow } from '../reads/contacts'
import { SavedViews } from '../../saved-views/ui'
import { api } from '../../../ui/api-client/client'
import { List } from '../../../ui/tables/List'
import { Rows } from '../../../ui/tables/Rows'
import { columnsOf, useListTable } from '../../../ui/tables/useListTable'
import { usePage, type Page, type PageRequest } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { shownName } from '../../../ui/format/names'

const short = (text: string | null) => <span className="block max-w-52 truncate">{text}</span>

const column = columnsOf<ContactRow>()
const COLUMNS = column.columns([
  column.accessor('displayName', {
    header: 'Name',
    meta: { main: true },
    cell: ({ row }) => shownName(row.original),
  }),
  column.accessor('email', { header: 'E-mail' }),
  column.accessor('phone', { header: 'Phone', enableSorting: false }),
  column.accessor('accountName', { header: 'Account', cell: ({ getValue }) => short(getValue()) }),
  column.accessor('company', { header: 'Company', cell: ({ getValue }) => short(getValue()) }),
])

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<ContactRow> }
  admin: boolean
}

const askPage = (request: PageRequest) => api.GET('/api/portal/contacts', request)

/** The firm's contacts, with a search that answers as you type. */
export function ContactList({ viewName, remembered, first, admin }: Props) {
  const view = useView(viewName, remembered)
  const pages = usePage(askPage, view.query, first)
  const table = useListTable({ ...view, page: pages.page, columns: COLUMNS, sort: 'displayName' })
  return (
    <List
      table={table}
      one="contact"
      many="contacts"
      pages={pages}
      view={view}
      filters={['q']}
      search="Search by name, e-mail, phone, account or company"
      saved={
        <SavedViews list="contacts" view={view.query} onTake={view.take} mayShare={true} admin={admin} />
      }
      empty={{
        title: 'No contacts yet',
        text: 'The contacts of PracticePanther appear here after the first sync.',
      }}
    >
      <Rows
        label="Contacts"
        table={table}
        hrefOf={({ id }) => `/contacts/${id}`}
        nameOf={shownName}
        card={(row) => <Facts row={row} />}
        busy={pages.loading}
      />
    </List>
  )
}

function Facts({ row: { email, phone, accountName } }: { row: ContactRow }) {
  return (
    <>
      <p className="truncate text-13 text-ink-soft">{[email, phone].filter(Boolean).join(' · ')}</p>
      {accountName ? <p className="truncate text-13 text-ink-soft">{accountName}</p> : null}
    </>
  )
}
