'use client'
import { UserPlus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { UserRow } from '../reads/users'
import { api } from '../../../ui/api-client/client'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { PageTitle } from '../../../ui/components/Page'
import { ago } from '../../../ui/format/dates'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { choicesOf, FilterChip } from '../../../ui/tables/FilterChip'
import { List } from '../../../ui/tables/List'
import { Rows } from '../../../ui/tables/Rows'
import { columnsOf, useListTable } from '../../../ui/tables/useListTable'
import { usePage, type Page, type PageRequest } from '../../../ui/tables/usePage'
import { useView } from '../../../ui/tables/useView'
import { UserMarks } from './UserMarks'

// Loaded when it is opened: a list needs none of its forms.
const NewUserDialog = dynamic(async () => (await import('./NewUserDialog')).NewUserDialog)

const ROLES = choicesOf(ROLE_NAMES)
const STATES = choicesOf({
  active: 'Active',
  inactive: 'Deactivated',
  locked: 'Locked now',
  'no-second-factor': 'Password only',
})
const nameOf = ({ displayName, email }: UserRow) => displayName || email
const seen = ({ lastSeenAt }: UserRow) => (lastSeenAt ? ago(lastSeenAt) : 'Never')

const column = columnsOf<UserRow>()
const COLUMNS = column.columns([
  column.accessor('displayName', {
    header: 'Name',
    meta: { main: true },
    cell: ({ row }) => nameOf(row.original),
  }),
  column.accessor('email', {
    header: 'E-mail',
    cell: ({ getValue }) => <span className="block max-w-64 truncate">{getValue()}</span>,
  }),
  column.accessor('role', { header: 'Role', cell: ({ getValue }) => ROLE_NAMES[getValue()] }),
  column.display({ id: 'marks', header: 'Sign-in', cell: ({ row }) => <UserMarks user={row.original} /> }),
  column.accessor('lastSeenAt', { header: 'Last seen', cell: ({ row }) => seen(row.original) }),
])

type Props = { viewName: string; remembered: string; first: { query: string; page: Page<UserRow> } }

const askPage = (request: PageRequest) => api.GET('/api/portal/users', request)

/** Everybody who signs in. */
export function UserList({ viewName, remembered, first }: Props) {
  const router = useRouter()
  const view = useView(viewName, remembered)
  const pages = usePage(askPage, view.query, first)
  const table = useListTable({ ...view, page: pages.page, columns: COLUMNS, sort: 'displayName' })
  const [making, setMaking] = useState(false)
  return (
    <>
      <PageTitle
        title="Users"
        lead="Everybody who signs in here."
        action={
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => setMaking(true)}>Add user</Button>
            <ButtonLink look="primary" href="/invitations">
              <UserPlus aria-hidden className="size-4" /> Invite somebody
            </ButtonLink>
          </div>
        }
      />
      <List
        table={table}
        one="user"
        many="users"
        pages={pages}
        view={view}
        filters={['q', 'role', 'state']}
        search="Search by name or e-mail"
        chips={
          <>
            <FilterChip view={view} name="role" label="Role" choices={ROLES} />
            <FilterChip view={view} name="state" label="Sign-in" choices={STATES} />
          </>
        }
        empty={{ title: 'No users yet', text: 'Whoever is invited or added here can sign in.' }}
      >
        <Rows
          label="Users"
          table={table}
          hrefOf={({ id }) => `/users/${id}`}
          nameOf={nameOf}
          card={(row) => <Facts row={row} />}
          busy={pages.loading}
        />
      </List>
      {making ? (
        <NewUserDialog onMade={(id) => router.push(`/users/${id}`)} onClose={() => setMaking(false)} />
      ) : null}
    </>
  )
}

function Facts({ row }: { row: UserRow }) {
  return (
    <>
      <p className="truncate text-13 text-ink-soft">
        {ROLE_NAMES[row.role]} · {row.email}
      </p>
      <p className="flex flex-wrap gap-x-3 text-13 text-ink-soft">
        <UserMarks user={row} />
        <span>Seen: {seen(row)}</span>
      </p>
    </>
  )
}
