import { isStaff } from '@/src/access/matrix'
import { theExchange } from '@/src/portal/theExchange'
import { Overrides } from '@/src/ui/way/Overrides'
import { StageGuide } from '@/src/ui/way/StageGuide'

type Args = { params: Promise<{ id: string }> }

/** How far an exchange is on its way, and what moved its dates. Recording and postponing are the firm's own work. */
export default async function TimelinePage({ params }: Args) {
  const { session: { actor }, exchange } = await theExchange((await params).id)
  const staff = isStaff(actor.role)
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <StageGuide exchange={exchange.id} mayRecord={staff} mayOverride={actor.role === 'admin'} />
      <Overrides exchange={exchange.id} person={actor.id} works={staff} />
    </div>
  )
}
