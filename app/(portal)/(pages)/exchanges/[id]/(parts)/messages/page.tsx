import { isStaff } from '@/src/access/matrix'
import { exchangeScope } from '@/src/access/scope'
import { settings } from '@/src/env'
import { getPageExchange } from '@/src/portal/pageExchange'
import { MessagesView } from '@/src/ui/messages/MessagesView'
import { Section } from '@/src/ui/parts/Page'

type Args = { params: Promise<{ id: string }> }

/** What people write in one exchange. */
export default async function MessagesPage({ params }: Args) {
  const {
    session: { actor, pool },
    exchange,
  } = await getPageExchange((await params).id)
  const writes = await exchangeScope(pool, actor, 'message')
  return (
    <Section title="Messages" id="messages">
      <MessagesView
        exchange={exchange.id}
        person={actor.id}
        staff={isStaff(actor.role)}
        mayWrite={writes === 'all' || writes.includes(exchange.id)}
        timeZone={settings().PP_FIRM_TIME_ZONE}
      />
    </Section>
  )
}
