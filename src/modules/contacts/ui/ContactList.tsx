'use client'
import Link from 'next/link'
import { useCallback } from 'react'
import type { ContactRow } from '../reads/contacts'
import { ListTable, type Column } from '../../../ui/tables/ListTable'
import { Pager } from '../../../ui/tables/Pager'
import { SavedViews } from '../../saved-views/ui'
import { SearchBox } from '../../../ui/tables/SearchBox'
import { usePage, type Page } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Empty } from '../../../ui/components/Page'

const nameOf = ({ displayName, email, company }: ContactRow) => displayName || company || email || 'No name'

const COLUMNS: readonly Column<ContactRow>[] = [
  { key: 'displayName', name: 'Name', sort: 'displayName', main: true, cell: nameOf },
  { key: 'email', name: 'E-mail', sort: 'email', cell: (row) => row.email },
  { key: 'phone', name: 'Phone', cell: (row) => row.phone },
  {
    key: 'accountName',
    name: 'Account',
    sort: 'accountName',
    cell: (row) => <span className="block max-w-52 truncate">{row.accountName}</span>,
  },
  {
    key: 'company',
    name: 'Company',
    sort: 'company',
    cell: (row) => <span className="block max-w-52 truncate">{row.company}</span>,
  },
]

type Props = {
  viewName: string
  remembered: string
  first: { query: string; page: Page<ContactRow> }
  admin: boolean
}

/** The firm's contacts, with a search that answers as you type. */
export function ContactList({ viewName, remembered, first, admin }: Props) {
  const { params, query, change, take } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/portal/contacts', query, first)
  const search = useCallback((q: string) => change({ q }, { replace: true }), [change])
  return (
    <div className="flex flex-col gap-4">
      <SavedViews list="contacts" view={query} onTake={take} mayShare={true} admin={admin} />
      <div className="flex">
        <SearchBox
          value={params.get('q') ?? ''}
          label="Search by name, e-mail, phone, account or company"
          onSearch={search}
        />
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
        <NoContact searched={params.has('q')} onClear={() => change({ q: null })} />
      ) : (
        <>
          <div className="hidden md:block">
            <ListTable
              label="Contacts"
              columns={COLUMNS}
              rows={page.docs}
              idOf={({ id }) => id}
              hrefOf={({ id }) => `/contacts/${id}`}
              sort={params.get('sort') ?? 'displayName'}
              onSort={(sort) => change({ sort })}
              busy={loading}
            />
          </div>
          <ul
            aria-label="Contacts"
            className="divide-y divide-edge rounded border border-edge bg-surface md:hidden"
          >
            {page.docs.map((row) => (
              <li key={row.id} className="relative px-4 py-3">
                <Link
                  prefetch={false}
                  href={`/contacts/${row.id}`}
                  className="block rounded-sm font-medium break-words text-accent after:absolute after:inset-0"
                >
                  {nameOf(row)}
                </Link>
                <p className="truncate text-13 text-ink-soft">
                  {[row.email, row.phone].filter(Boolean).join(' · ')}
                </p>
                {row.accountName ? <p className="truncate text-13 text-ink-soft">{row.accountName}</p> : null}
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager
        page={page}
        one="contact"
        many="contacts"
        onPage={(number) => change({ page: number === 1 ? null : String(number) })}
      />
    </div>
  )
}

function NoContact({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (searched)
    return (
      <Empty title="No contact matches" action={<Button onClick={onClear}>Clear the search</Button>}>
        Try a part of the name, the e-mail address or the company.
      </Empty>
    )
  return (
    <Empty title="No contacts yet">The contacts of PracticePanther stand here after the first sync.</Empty>
  )
}
