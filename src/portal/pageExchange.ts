import { notFound } from 'next/navigation'
import { cache } from 'react'
import { isRecordId } from './recordId'
import { readExchange, type ExchangeDetail } from '../modules/exchanges'
import { requireActor, type Session } from './session'

/** The exchange of a page and who asks for it. Layout, tab and title share one reading of it. */
export const getPageExchange = cache(
  async (id: string): Promise<{ session: Session; exchange: ExchangeDetail }> => {
    const session = await requireActor()
    const exchange = isRecordId(id) ? await readExchange(session.db, session.actor, id) : null
    if (!exchange) notFound()
    return { session, exchange }
  },
)
