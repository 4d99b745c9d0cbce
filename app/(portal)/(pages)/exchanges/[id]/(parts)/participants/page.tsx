import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { sqlOn } from '@/src/core/database/sql'
import { getPageExchange } from '@/src/portal/pageExchange'
import { readSettings } from '@/src/core/settings/store'
import { ParticipantsView } from '@/src/modules/participants/ui/ParticipantsView'
import { ScreeningView } from '@/src/modules/screening/ui/ScreeningView'

type Args = { params: Promise<{ id: string }> }

/** Who takes part in one exchange, and for staff who was screened. */
export default async function ParticipantsPage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const [managed, { participantApproval }] = await Promise.all([
    readerOf(db, actor, 'manage'),
    readSettings(sqlOn(db)),
  ])
  const staff = isStaff(actor.role)
  const works = staff && managed.takesPartIn(exchange.id)
  const isClient = actor.role === 'client' && actor.contact !== null && actor.contact === exchange.clientId
  return (
    <div className={staff ? 'grid items-start gap-8 xl:grid-cols-2' : 'max-w-3xl'}>
      <ParticipantsView
        exchange={exchange.id}
        clientName={exchange.clientName}
        coordinatorName={exchange.coordinatorName}
        contactLinked={staff}
        works={works}
        approvesAs={actor.role === 'admin' ? 'admin' : isClient ? 'client' : null}
        wanted={participantApproval}
      />
      {staff ? <ScreeningView exchange={exchange.id} works={works} /> : null}
    </div>
  )
}
