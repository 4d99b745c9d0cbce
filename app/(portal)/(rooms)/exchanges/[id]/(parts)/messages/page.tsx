import { isStaff } from '@/src/access/matrix'
import { exchangeScope } from '@/src/access/scope'
import { settings } from '@/src/env'
import { theExchange } from '@/src/portal/theExchange'
import { MessageRoom } from '@/src/ui/messages/MessageRoom'
import { Section } from '@/src/ui/parts/Page'

type Args = { params: Promise<{ id: string }> }

/** What people write in one exchange. */
export default async function MessagesPage({ params }: Args) {
  const {
    session: { actor, pool },
    exchange,
  } = await theExchange((await params).id)
  const writes = await exchangeScope(pool, actor, 'message')
  return (
    <Section title="Messages" id="messages">
      <MessageRoom
        exchange={exchange.id}
        person={actor.id}
        staff={isStaff(actor.role)}
        mayWrite={writes === 'all' || writes.includes(exchange.id)}
        timeZone={settings().PP_FIRM_TIME_ZONE}
      />
    </Section>
  )
}
