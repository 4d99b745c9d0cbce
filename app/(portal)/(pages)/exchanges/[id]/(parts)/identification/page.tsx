import { isStaff } from '@/src/access/matrix'
import { settings } from '@/src/env'
import { getPageExchange } from '@/src/portal/pageExchange'
import { IdentificationView } from '@/src/ui/identification/IdentificationView'

type Args = { params: Promise<{ id: string }> }

/** What is identified in this exchange. */
export default async function IdentificationPage({ params }: Args) {
  const {
    session: { actor },
    exchange,
  } = await getPageExchange((await params).id)
  return (
    <IdentificationView
      exchange={exchange.id}
      timeZone={settings().PP_FIRM_TIME_ZONE}
      staff={isStaff(actor.role)}
    />
  )
}
