import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { settings } from '@/src/core/env'
import { readContact, type ContactDetail } from '@/src/modules/contacts'
import { readExchangesOfContact } from '@/src/modules/exchanges'
import { isRecordId } from '@/src/portal/recordId'
import { requireRole } from '@/src/portal/staff'
import { EditContactButton } from '@/src/modules/contacts/ui/ContactButtons'
import { ContactExchanges } from '@/src/modules/exchanges/ui/contact/ContactExchanges'
import { Fact } from '@/src/ui/components/Fact'
import { Card, Empty, PageTitle, Section } from '@/src/ui/components/Page'
import { writtenInstant } from '@/src/ui/format/dates'
import { nameOfParts, shownName } from '@/src/ui/format/names'
import { telephone } from '@/src/ui/format/phone'

export const metadata: Metadata = { title: 'Contact' }

type Args = { params: Promise<{ id: string }> }

/** The name where it is more than what it would be made of (`guardContacts`). */
const wholeName = ({ displayName, ...parts }: ContactDetail): string =>
  displayName && displayName !== nameOfParts(parts) ? displayName : ''

/** A contact as its form begins. */
const formOf = (contact: ContactDetail) => ({
  firstName: contact.firstName ?? '',
  lastName: contact.lastName ?? '',
  displayName: wholeName(contact),
  company: contact.company ?? '',
  email: contact.email ?? '',
  phone: contact.phone ?? '',
  address: contact.address ?? '',
  notes: contact.notes ?? '',
})

/** A contact and their exchanges, as far as the person on the page takes part in them. */
export default async function ContactPage({ params }: Args) {
  const { actor, db } = await requireRole('admin', 'coordinator')
  const { id } = await params
  if (!isRecordId(id)) notFound()
  const [contact, exchanges] = await Promise.all([
    readContact(db, actor, id),
    readExchangesOfContact(db, actor, id),
  ])
  if (!contact) notFound()
  const name = shownName(contact)
  const timeZone = settings().PP_FIRM_TIME_ZONE
  return (
    <>
      <nav aria-label="Breadcrumb" className="no-print mb-2 flex items-center gap-1 text-13 text-ink-soft">
        <Link href="/contacts" className="rounded-sm hover:text-ink hover:underline">
          Contacts
        </Link>
        <ChevronRight aria-hidden className="size-3.5" /> <span aria-current="page">Contact</span>
      </nav>
      <PageTitle
        title={name}
        lead={contact.accountName === name ? null : contact.accountName}
        action={
          contact.synced ? null : (
            <EditContactButton id={contact.id} updatedAt={contact.updatedAt} values={formOf(contact)} />
          )
        }
      />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Section title="Exchanges" id="exchanges">
          {exchanges.length > 0 ? (
            <ContactExchanges exchanges={exchanges} />
          ) : (
            <Empty title="No exchange">
              {actor.role === 'admin'
                ? 'This contact takes part in no exchange.'
                : 'This contact takes part in no exchange of yours.'}
            </Empty>
          )}
        </Section>
        <Section title="How to reach them" id="reach">
          <Card>
            <dl className="divide-y divide-edge">
              <Fact label="E-mail">
                {contact.email ? (
                  <a className="break-all text-accent hover:underline" href={`mailto:${contact.email}`}>
                    {contact.email}
                  </a>
                ) : (
                  'Not known'
                )}
              </Fact>
              <Fact label="Phone">
                {contact.phone ? (
                  <a className="text-accent hover:underline" href={telephone(contact.phone)}>
                    {contact.phone}
                  </a>
                ) : (
                  'Not known'
                )}
              </Fact>
              {contact.company ? <Fact label="Company">{contact.company}</Fact> : null}
              {contact.address ? <Fact label="Address">{contact.address}</Fact> : null}
              {contact.notes ? <Fact label="Notes">{contact.notes}</Fact> : null}
              {contact.synced ? (
                <Fact label="Changed in">PracticePanther. The next sync brings it here.</Fact>
              ) : null}
              {contact.lastSyncAt ? (
                <Fact label="Last synced">{writtenInstant(contact.lastSyncAt, timeZone)}</Fact>
              ) : null}
              {contact.missingSince ? (
                <Fact label="Missing at source">
                  Since {writtenInstant(contact.missingSince, timeZone)}. Everything known is kept here.
                </Fact>
              ) : null}
            </dl>
          </Card>
        </Section>
      </div>
    </>
  )
}
