import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { settings } from '@/src/core/env'
import { getPageExchange } from '@/src/portal/pageExchange'
import { MessagesView } from '@/src/modules/messages/ui/MessagesView'
import { Section } from '@/src/ui/components/Page'

type Args = { params: Promise<{ id: string }> }

/** What people write in one exchange. */
export default async function MessagesPage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const writes = await readerOf(db, actor, 'message')
  return (
    <Section title="Messages" id="messages">
      <MessagesView
        exchange={exchange.id}
        person={actor.id}
        staff={isStaff(actor.role)}
        mayWrite={writes.takesPartIn(exchange.id)}
        timeZone={settings().PP_FIRM_TIME_ZONE}
      />
    </Section>
  )
}
