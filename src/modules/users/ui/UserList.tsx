'use client'
import { UserPlus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'
import type { UserRow } from '../reads/users'
import { ChoiceMenu, type Choice } from '../../../ui/tables/ChoiceMenu'
import { ListTable, type Column } from '../../../ui/tables/ListTable'
import { Pager } from '../../../ui/tables/Pager'
import { SearchBox } from '../../../ui/tables/SearchBox'
import { usePage, type Page } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { Banner } from '../../../ui/components/Banner'
import { Empty, PageTitle } from '../../../ui/components/Page'
import { ago } from '../../../ui/format/dates'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { NewUserForm } from './NewUserForm'
import { UserMarks } from './UserMarks'

const ROLES: Choice[] = Object.entries(ROLE_NAMES).map(([value, name]) => ({ value, name }))
const STATES: Choice[] = [
  { value: 'active', name: 'Active' },
  { value: 'inactive', name: 'Deactivated' },
  { value: 'locked', name: 'Locked now' },
  { value: 'no-second-factor', name: 'Password alone' },
]
const FILTERS = ['q', 'role', 'state']
const seen = ({ lastSeenAt }: UserRow) => (lastSeenAt ? ago(lastSeenAt) : 'Never')

const COLUMNS: readonly Column<UserRow>[] = [
  {
    key: 'displayName',
    name: 'Name',
    sort: 'displayName',
    main: true,
    cell: (row) => row.displayName || row.email,
  },
  {
    key: 'email',
    name: 'E-mail',
    sort: 'email',
    cell: (row) => <span className="block max-w-64 truncate">{row.email}</span>,
  },
  { key: 'role', name: 'Role', sort: 'role', cell: (row) => ROLE_NAMES[row.role] },
  { key: 'marks', name: 'Sign-in', cell: (row) => <UserMarks user={row} /> },
  { key: 'lastSeenAt', name: 'Last seen', sort: 'lastSeenAt', cell: seen },
]

type Props = { viewName: string; remembered: string; first: { query: string; page: Page<UserRow> } }

/** Everybody who signs in. */
export function UserList({ viewName, remembered, first }: Props) {
  const router = useRouter()
  const { params, query, change } = useView(viewName, remembered)
  const { page, loading, failure, retry } = usePage('/api/portal/users', query, first)
  const [making, setMaking] = useState(false)
  const search = useCallback((q: string) => change({ q }, { replace: true }), [change])
  const filtered = FILTERS.some((key) => params.has(key))
  const clear = () => change(Object.fromEntries(FILTERS.map((key) => [key, null])))
  const chip = (key: string, label: string, choices: Choice[]) => (
    <ChoiceMenu
      single
      label={label}
      choices={choices}
      chosen={[params.get(key) ?? ''].filter(Boolean)}
      onChoose={([value]) => change({ [key]: value ?? null })}
    />
  )
  return (
    <>
      <PageTitle
        title="Users"
        lead="Everybody who signs in here."
        action={
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => setMaking(true)}>Make a user</Button>
            <ButtonLink look="primary" href="/people">
              <UserPlus aria-hidden className="size-4" /> Invite somebody
            </ButtonLink>
          </div>
        }
      />
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox value={params.get('q') ?? ''} label="Search by name or e-mail" onSearch={search} />
          {chip('role', 'Role', ROLES)}
          {chip('state', 'Sign-in', STATES)}
          {filtered ? (
            <Button look="quiet" size="small" onClick={clear}>
              Clear
            </Button>
          ) : null}
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
          <Empty title="No user matches" action={<Button onClick={clear}>Clear search and filters</Button>}>
            Nobody fits the search and the filters together.
          </Empty>
        ) : (
          <>
            <div className="hidden md:block">
              <ListTable
                label="Users"
                columns={COLUMNS}
                rows={page.docs}
                idOf={({ id }) => id}
                hrefOf={({ id }) => `/users/${id}`}
                sort={params.get('sort') ?? 'displayName'}
                onSort={(sort) => change({ sort })}
                busy={loading}
              />
            </div>
            <ul
              aria-label="Users"
              className="divide-y divide-edge rounded border border-edge bg-surface md:hidden"
            >
              {page.docs.map((row) => (
                <li key={row.id} className="relative px-4 py-3">
                  <Link
                    prefetch={false}
                    href={`/users/${row.id}`}
                    className="block rounded-sm font-medium break-words text-accent after:absolute after:inset-0"
                  >
                    {row.displayName || row.email}
                  </Link>
                  <p className="truncate text-13 text-ink-soft">
                    {ROLE_NAMES[row.role]} · {row.email}
                  </p>
                  <p className="flex flex-wrap gap-x-3 text-13 text-ink-soft">
                    <UserMarks user={row} />
                    <span>Seen: {seen(row)}</span>
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
        <Pager
          page={page}
          one="user"
          many="users"
          onPage={(number) => change({ page: number === 1 ? null : String(number) })}
        />
      </div>
      {making ? (
        <Dialog title="Make a user" onClose={() => setMaking(false)}>
          <NewUserForm onMade={(id) => router.push(`/users/${id}`)} onCancel={() => setMaking(false)} />
        </Dialog>
      ) : null}
    </>
  )
}
