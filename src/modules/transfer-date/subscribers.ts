import { afterCommit } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/pool'
import { writeNotifications } from '../notifications'

type Asked = {
  exchange: string
  name: string
  T: string | null
  date: string
  reason: string | null
  evidence: string | null
  requestedBy: string
}

const ASKED = `select r.exchange_id as exchange, e.name, e.relinquished_transfer_date as "T", r.transfer_date as date, r.reason, r.evidence, r.requested_by as "requestedBy"
  from peak.transfer_requests r join exchanges e on e.id = r.exchange_id where r.id = $1 and r.state = 'REQUESTED'`
/** Administrators and the coordinator, without who asked: one of them is the second person. */
const SECOND_PEOPLE = `select distinct u.id from users u where u.active and u.id <> $2 and (u.role = 'admin' or u.id = (select coordinator_id from exchanges where id = $1))`

async function notifySecondPeople(sql: Sql, request: string): Promise<void> {
  const [asked] = await sql.query<Asked>(ASKED, [request])
  if (!asked) return
  const people = await sql.query<{ id: string }>(SECOND_PEOPLE, [asked.exchange, asked.requestedBy])
  await writeNotifications(
    sql,
    people.map(({ id }) => ({
      user: id,
      category: 'transfer-date',
      title: `A new transfer date of ${asked.name} waits for a second person`,
      body: `${asked.T ?? 'no date'} is to become ${asked.date}. ${[asked.reason, asked.evidence].filter(Boolean).join(' ')}`,
      link: `/exchanges/${asked.exchange}`,
    })),
  )
}

export const subscribers = [
  afterCommit(['transfer-requests.request'], 'transfer-date.second-people', async (sql, { entityId }) => {
    if (entityId) await notifySecondPeople(sql, entityId)
  }),
]
