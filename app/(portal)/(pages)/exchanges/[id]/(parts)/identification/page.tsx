import { isStaff } from '@/src/core/access/matrix'
import { settings } from '@/src/core/env'
import { getPageExchange } from '@/src/portal/pageExchange'
import { IdentificationView } from '@/src/modules/identification/ui/IdentificationView'

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
