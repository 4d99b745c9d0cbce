import type { Metadata } from 'next'
import { readUsers, userQuery } from '@/src/modules/users'
import { requireRole } from '@/src/portal/staff'
import { viewName, viewOf } from '@/src/portal/views'
import { UserList } from '@/src/modules/users/ui/UserList'

export const metadata: Metadata = { title: 'Users' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Everybody who signs in. */
export default async function UsersPage({ searchParams }: Args) {
  const { actor, db } = await requireRole('admin')
  const name = viewName('users', actor.id)
  const view = await viewOf(name, await searchParams)
  const asked = userQuery.safeParse(Object.fromEntries(new URLSearchParams(view)))
  const valid = asked.success ? view : ''
  return (
    <UserList
      viewName={name}
      remembered={valid}
      first={{
        query: valid,
        page: await readUsers(db, actor, asked.success ? asked.data : userQuery.parse({})),
      }}
    />
  )
}
