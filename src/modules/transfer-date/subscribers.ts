import { afterCommit } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/sql'
import { notifySecondPeople } from '../notifications'

type Asked = {
  exchange: string
  name: string
  T: string | null
  date: string
  reason: string | null
  evidence: string | null
  requestedBy: string
}

const ASKED = `select r.exchange_id as exchange, e.name, e.relinquished_transfer_date as "T", r.transfer_date as date, r.reason, r.evidence, r.requested_by_id as "requestedBy"
  from transfer_requests r join exchanges e on e.id = r.exchange_id where r.id = $1 and r.state = 'REQUESTED'`

async function notifyOfRequest(sql: Sql, request: string): Promise<void> {
  const [asked] = await sql.query<Asked>(ASKED, [request])
  if (!asked) return
  await notifySecondPeople(sql, asked, {
    category: 'transfer-date',
    title: `A new transfer date of ${asked.name} waits for a second person`,
    body: `${asked.T ?? 'no date'} is to become ${asked.date}. ${[asked.reason, asked.evidence].filter(Boolean).join(' ')}`,
    link: `/exchanges/${asked.exchange}`,
  })
}

export const subscribers = [
  afterCommit(['transfer-requests.request'], 'transfer-date.second-people', async (sql, { entityId }) => {
    if (entityId) await notifyOfRequest(sql, entityId)
  }),
]
