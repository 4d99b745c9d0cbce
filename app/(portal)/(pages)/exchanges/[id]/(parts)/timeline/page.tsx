import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { sqlOn } from '@/src/core/database/sql'
import { readSettings } from '@/src/core/settings/store'
import { getPageExchange } from '@/src/portal/pageExchange'
import { StatusPin } from '@/src/modules/exchanges/ui/record/StatusPin'
import { TransferRequests } from '@/src/modules/transfer-date/ui/TransferRequests'
import { Overrides } from '@/src/modules/lifecycle/ui/Overrides'
import { StageGuide } from '@/src/modules/lifecycle/ui/StageGuide'

type Args = { params: Promise<{ id: string }> }

/** How far an exchange is on its way, and what moved its dates. Recording and postponing are the firm's own work. */
export default async function TimelinePage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const managed = await readerOf(db, actor, 'manage')
  const staff = isStaff(actor.role)
  const works = staff && managed.takesPartIn(exchange.id)
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <StageGuide exchange={exchange.id} mayRecord={works} mayOverride={actor.role === 'admin'} />
      <div className="flex min-w-0 flex-col gap-8">
        {works ? (
          <StatusPin
            exchange={exchange.id}
            pinned={exchange.pinnedStatus}
            reason={exchange.statusPinnedReason ?? null}
          />
        ) : null}
        <Overrides exchange={exchange.id} person={actor.id} works={works} />
        {staff ? (
          <TransferRequests
            exchange={exchange.id}
            person={actor.id}
            works={works}
            twoPeople={(await readSettings(sqlOn(db))).transferDateSecondPerson}
          />
        ) : null}
      </div>
    </div>
  )
}
