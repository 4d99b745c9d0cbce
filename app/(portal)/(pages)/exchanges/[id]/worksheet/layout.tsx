import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getPageExchange } from '@/src/portal/pageExchange'
import { seesMoneyTab } from '@/src/modules/exchanges/ui/record/tabs'

type Args = { params: Promise<{ id: string }>; children: ReactNode }

/** Money is never for an agency: asked here, before anything is drawn, so that the status says that there is no such page. */
export default async function MoneyLayout({ params, children }: Args) {
  const { session } = await getPageExchange((await params).id)
  if (!seesMoneyTab(session.actor.role)) notFound()
  return children
}
