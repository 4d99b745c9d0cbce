import type { Metadata } from 'next'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { mailGoesOut, outboxQuery, readOutbox } from '@/src/modules/delivery'
import { requireRole } from '@/src/portal/staff'
import { viewName, viewOf } from '@/src/portal/views'
import { OutboxList } from '@/src/modules/delivery/ui/OutboxList'
import { Banner } from '@/src/ui/components/Banner'
import { PageTitle } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'Delivery' }

type Args = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Mail and text messages that the platform wrote. */
export default async function DeliveryPage({ searchParams }: Args) {
  const { actor, db } = await requireRole('admin')
  const name = viewName('mail', actor.id)
  const view = await viewOf(name, await searchParams)
  const asked = outboxQuery.safeParse(Object.fromEntries(new URLSearchParams(view)))
  const valid = asked.success ? view : ''
  const page = await readOutbox(sqlOn(db), asked.success ? asked.data : outboxQuery.parse({}))
  return (
    <>
      <PageTitle title="Delivery" lead="What the platform wrote to people, by e-mail and by text message." />
      {mailGoesOut() ? null : (
        <div className="mb-6">
          <Banner>
            No mail server is set up, so mail does not leave the platform: it is stored here, and you can pass
            on what it says.
          </Banner>
        </div>
      )}
      <OutboxList
        viewName={name}
        remembered={valid}
        timeZone={settings().PP_FIRM_TIME_ZONE}
        first={{ query: valid, page }}
      />
    </>
  )
}
