import type { Metadata } from 'next'
import { coordinatorsOf } from '@/src/modules/exchanges'
import { requireRole } from '@/src/portal/staff'
import { ExchangeForm } from '@/src/modules/exchanges/ui/form/ExchangeForm'
import { EMPTY } from '@/src/modules/exchanges/ui/form/values'
import { PageTitle } from '@/src/ui/components/Page'

export const metadata: Metadata = { title: 'New exchange' }

/** An exchange made by hand, for one that is not in PracticePanther or not yet. */
export default async function NewExchangePage() {
  const session = await requireRole('admin', 'coordinator')
  const mine = session.actor.role === 'coordinator' ? session.actor.id : ''
  return (
    <>
      <PageTitle
        title="New exchange"
        lead="Only the name is needed now; the rest can follow. An exchange that comes from PracticePanther is made by the sync, so look there first."
      />
      <ExchangeForm
        id={null}
        start={{ ...EMPTY, coordinator: mine }}
        origins={{}}
        coordinators={await coordinatorsOf(session.db)}
      />
    </>
  )
}
