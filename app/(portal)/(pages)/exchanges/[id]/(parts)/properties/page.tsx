import { maySeeField } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { readProperties } from '@/src/modules/exchanges'
import { getPageExchange } from '@/src/portal/pageExchange'
import { PropertiesView } from '@/src/modules/properties/ui/PropertiesView'

type Args = { params: Promise<{ id: string }> }

/** What is sold and what is bought; who manages the exchange adds and changes it here. */
export default async function PropertiesPage({ params }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const [properties, managed] = await Promise.all([
    readProperties(db, actor, exchange.id),
    readerOf(db, actor, 'manage'),
  ])
  const works = managed.takesPartIn(exchange.id)
  return (
    <PropertiesView
      exchange={exchange.id}
      properties={properties}
      works={works}
      seesMoney={maySeeField(actor.role, 'properties', 'valueCents')}
    />
  )
}
