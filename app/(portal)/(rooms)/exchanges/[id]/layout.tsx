import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { isVisible } from '@/src/portal/reads/exchange'
import { isRecordId } from '@/src/portal/recordId'
import { requireActor } from '@/src/portal/session'

type Args = { children: ReactNode; params: Promise<{ id: string }> }

/** Decides before anything is sent whether the exchange is there for this person, so that the status can still be 404. */
export default async function ExchangeLayout({ children, params }: Args) {
  const { actor, pool } = await requireActor()
  const { id } = await params
  if (!isRecordId(id) || !(await isVisible(pool, actor, id))) notFound()
  return children
}
