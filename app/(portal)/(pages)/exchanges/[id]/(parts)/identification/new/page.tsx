import { notFound } from 'next/navigation'
import { isStaff } from '@/src/core/access/matrix'
import { getPageExchange } from '@/src/portal/pageExchange'
import { Wizard } from '@/src/modules/identification/ui/Wizard'

type Args = { params: Promise<{ id: string }> }

/** The way to a notice of identification, for the client and for staff who prepare it. */
export default async function NewIdentificationPage({ params }: Args) {
  const {
    session: { actor },
    exchange,
  } = await getPageExchange((await params).id)
  if (!isStaff(actor.role) && actor.role !== 'client') notFound()
  return <Wizard exchange={exchange.id} />
}
