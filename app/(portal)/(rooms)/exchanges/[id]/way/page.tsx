import { notFound } from 'next/navigation'
import { isStaff } from '@/src/access/matrix'
import { theExchange } from '@/src/portal/theExchange'
import { Overrides } from '@/src/ui/way/Overrides'
import { StageGuide } from '@/src/ui/way/StageGuide'

type Args = { params: Promise<{ id: string }> }

/** How far an exchange is on its way, and what moves its dates: the firm's own work. */
export default async function WayPage({ params }: Args) {
  const { session: { actor }, exchange } = await theExchange((await params).id)
  if (!isStaff(actor.role)) notFound()
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <StageGuide exchange={exchange.id} mayOverride={actor.role === 'admin'} />
      <Overrides exchange={exchange.id} person={actor.id} />
    </div>
  )
}
