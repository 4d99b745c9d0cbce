import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { isStaff } from '@/src/core/access/matrix'
import { readerOf } from '@/src/core/access/reader'
import { today } from '@/src/core/clock'
import { progressOf } from '@/src/modules/exchanges'
import { readSteps } from '@/src/modules/exchanges'
import { getPageExchange } from '@/src/portal/pageExchange'
import { ExchangeHeader } from '@/src/modules/exchanges/ui/record/ExchangeHeader'
import { ExchangeTabs } from '@/src/modules/exchanges/ui/record/ExchangeTabs'
import { ProgressLine } from '@/src/modules/exchanges/ui/record/ProgressLine'
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
  const managed = await readerOf(db, actor, 'manage')
  return (
    <article className="flex flex-col gap-6">
      <div className="flex flex-col gap-4">
        <ExchangeHeader
          exchange={exchange}
          today={now}
          contactLinked={isStaff(actor.role)}
          mayEdit={isStaff(actor.role) && managed.takesPartIn(exchange.id)}
        />
        <ProgressLine progress={progressOf(exchange, await readSteps(db, exchange.id), now)} />
      </div>
      <ExchangeTabs id={exchange.id} tabs={tabsOf(actor.role)} />
      {children}
    </article>
  )
}
