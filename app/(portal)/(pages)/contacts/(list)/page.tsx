import type { Metadata } from 'next'
import { contactQuery, readContacts } from '@/src/modules/contacts'
import { requireRole } from '@/src/portal/staff'
import { viewName, viewOf } from '@/src/portal/views'
import { NewContactButton } from '@/src/modules/contacts/ui/ContactButtons'
import { ContactList } from '@/src/modules/contacts/ui/ContactList'
import { ButtonLink } from '@/src/ui/components/Button'
import { PageTitle } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'Contacts' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Everybody the firm knows. */
export default async function ContactsPage({ searchParams }: Args) {
  const { actor, db } = await requireRole('admin', 'coordinator')
  const name = viewName('contacts', actor.id)
  const view = await viewOf(name, await searchParams)
  const asked = contactQuery.safeParse(Object.fromEntries(new URLSearchParams(view)))
  const valid = asked.success ? view : ''
  const page = await readContacts(db, actor, asked.success ? asked.data : contactQuery.parse({}))
  return (
    <>
      <PageTitle
        title="Contacts"
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/contacts/import">Import from a file</ButtonLink>
            <NewContactButton />
          </div>
        }
      />
      <ContactList
        viewName={name}
        remembered={valid}
        first={{ query: valid, page }}
        admin={actor.role === 'admin'}
      />
    </>
  )
}
