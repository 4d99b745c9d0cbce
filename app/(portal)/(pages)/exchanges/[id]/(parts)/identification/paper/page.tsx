import { notFound } from 'next/navigation'
import { isStaff } from '@/src/core/access/matrix'
import { getPageExchange } from '@/src/portal/pageExchange'
import { PaperForm } from '@/src/modules/identification/ui/PaperForm'

type Args = { params: Promise<{ id: string }> }

/** Staff record a notice that came on paper. */
export default async function PaperNoticePage({ params }: Args) {
  const {
    session: { actor },
    exchange,
  } = await getPageExchange((await params).id)
  if (!isStaff(actor.role)) notFound()
  return <PaperForm exchange={exchange.id} />
}
