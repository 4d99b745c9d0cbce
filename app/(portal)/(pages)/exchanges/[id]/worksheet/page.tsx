import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { getPageExchange } from '@/src/portal/pageExchange'
import { WorksheetView } from '@/src/modules/worksheet/ui/WorksheetView'

type Args = { params: Promise<{ id: string }> }

/** The money of one exchange: the worksheet for the return, and whether funds may go out. */
export default async function MoneyPage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const managed = await readerOf(db, actor, 'manage')
  return (
    <WorksheetView exchange={exchange.id} works={isStaff(actor.role) && managed.takesPartIn(exchange.id)} />
  )
}
