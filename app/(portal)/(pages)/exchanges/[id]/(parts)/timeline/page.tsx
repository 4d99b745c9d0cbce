import { isStaff } from '@/src/access/matrix'
import { exchangeScope } from '@/src/access/scope'
import { sqlOn } from '@/src/database/pool'
import { readSettings } from '@/src/settings/store'
import { getPageExchange } from '@/src/portal/pageExchange'
import { StatusPin } from '@/src/ui/exchange/StatusPin'
import { TransferRequests } from '@/src/ui/transfer/TransferRequests'
import { Overrides } from '@/src/ui/way/Overrides'
import { StageGuide } from '@/src/ui/way/StageGuide'

type Args = { params: Promise<{ id: string }> }

/** How far an exchange is on its way, and what moved its dates. Recording and postponing are the firm's own work. */
export default async function TimelinePage({ params }: Args) {
  const {
    session: { actor, pool },
    exchange,
  } = await getPageExchange((await params).id)
  const managed = await exchangeScope(pool, actor, 'manage')
  const staff = isStaff(actor.role)
  const works = staff && (managed === 'all' || managed.includes(exchange.id))
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
            twoPeople={(await readSettings(sqlOn(pool))).transferDateSecondPerson}
          />
        ) : null}
      </div>
    </div>
  )
}
