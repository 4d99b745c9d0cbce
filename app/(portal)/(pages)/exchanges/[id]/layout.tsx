import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { today } from '@/src/core/clock'
import { progressOf, readCoordinatorReach, readSteps } from '@/src/modules/exchanges'
import { getPageExchange } from '@/src/portal/pageExchange'
import { ExchangeHeader } from '@/src/modules/exchanges/ui/record/ExchangeHeader'
import { ExchangeTabs } from '@/src/modules/exchanges/ui/record/ExchangeTabs'
import { ProgressLine } from '@/src/modules/exchanges/ui/record/ProgressLine'
import { YourCoordinator } from '@/src/modules/exchanges/ui/record/YourCoordinator'
import { tabsOf } from '@/src/modules/exchanges/ui/record/tabs'

type Args = { params: Promise<{ id: string }>; children: ReactNode }

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const { exchange } = await getPageExchange((await params).id)
  return { title: `${exchange.exchangeNumber ?? ''} ${exchange.name}`.trim() }
}

/** What every part of an exchange stands under: its name, its dates, its progress, and the way to the other parts. */
export default async function ExchangeLayout({ params, children }: Args) {
  const {
    session: { actor, db },
    exchange,
  } = await getPageExchange((await params).id)
  const now = today()
  const staff = isStaff(actor.role)
  const [managed, steps, coordinator] = await Promise.all([
    readerOf(db, actor, 'manage'),
    readSteps(db, exchange.id),
    staff ? null : readCoordinatorReach(db, exchange.id),
  ])
  return (
    <article className="flex flex-col gap-6">
      <div className="flex flex-col gap-4">
        <ExchangeHeader
          exchange={exchange}
          today={now}
          contactLinked={staff}
          mayEdit={staff && managed.takesPartIn(exchange.id)}
        />
        {coordinator ? <YourCoordinator {...coordinator} /> : null}
        <ProgressLine progress={progressOf(exchange, steps, now)} />
      </div>
      <ExchangeTabs id={exchange.id} tabs={tabsOf(actor.role)} />
      {children}
    </article>
  )
}
