import { isStaff } from '@/src/access/matrix'
import { settings } from '@/src/env'
import { theExchange } from '@/src/portal/theExchange'
import { Room } from '@/src/ui/identification/Room'

type Args = { params: Promise<{ id: string }> }

/** What is identified in this exchange. */
export default async function IdentificationPage({ params }: Args) {
  const {
    session: { actor },
    exchange,
  } = await theExchange((await params).id)
  return <Room exchange={exchange.id} timeZone={settings().PP_FIRM_TIME_ZONE} staff={isStaff(actor.role)} />
}
