import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { readUser } from '@/src/modules/users'
import { isRecordId } from '@/src/portal/recordId'
import { requireRole } from '@/src/portal/staff'
import { PageTitle, Section } from '@/src/ui/components/Page'
import { UserForm } from '@/src/modules/users/ui/UserForm'
import { UserSecurity } from '@/src/modules/users/ui/UserSecurity'

export const metadata: Metadata = { title: 'User' }

/** One user: who they are, and their sign-in. */
export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, db } = await requireRole('admin')
  const { id } = await params
  const user = isRecordId(id) ? await readUser(db, actor, id) : null
  if (!user) notFound()
  return (
    <>
      <nav aria-label="Breadcrumb" className="no-print mb-2 flex items-center gap-1 text-13 text-ink-soft">
        <Link href="/users" className="rounded-sm hover:text-ink hover:underline">
          Users
        </Link>
        <ChevronRight aria-hidden className="size-3.5" /> <span aria-current="page">User</span>
      </nav>
      <PageTitle title={user.displayName || user.email} lead={user.email} />
      <div className="grid gap-8 xl:grid-cols-2">
        <Section title="Who they are" id="person">
          <UserForm key={user.email} user={user} />
        </Section>
        <Section title="Sign-in" id="sign-in">
          <UserSecurity user={user} />
        </Section>
      </div>
    </>
  )
}
