import { notFound } from 'next/navigation'
import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { coordinatorsOf, formOf } from '@/src/modules/exchanges'
import { getPageExchange } from '@/src/portal/pageExchange'
import { ExchangeForm } from '@/src/modules/exchanges/ui/form/ExchangeForm'

type Args = { params: Promise<{ id: string }> }

/** Changes an exchange; each field says where its value came from. */
export default async function EditExchangePage({ params }: Args) {
  const { id } = await params
  const { session } = await getPageExchange(id)
  const managed = await readerOf(session.db, session.actor, 'manage')
  const form =
    isStaff(session.actor.role) && managed.takesPartIn(id)
      ? await formOf(session.db, session.actor, id)
      : null
  if (!form) notFound()
  return (
    <ExchangeForm
      id={id}
      updatedAt={form.updatedAt}
      start={form.values}
      origins={form.origins}
      coordinators={await coordinatorsOf(session.db)}
    />
  )
}
