import { afterCommit } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/sql'
import { notifyPerson, notifySecondPeople } from '../notifications'

type Override = {
  exchange: string
  name: string
  state: string
  reason: string
  note: string | null
  requestedBy: string
  decidedBy: string | null
}

const OVERRIDE = `select o.exchange_id as exchange, e.name, o.state, o.reason, o.decision_note as note, o.requested_by_id as "requestedBy", o.decided_by_id as "decidedBy"
  from deadline_overrides o join exchanges e on e.id = o.exchange_id where o.id = $1`

async function notifyOfRequest(sql: Sql, id: string): Promise<void> {
  const [override] = await sql.query<Override>(OVERRIDE, [id])
  if (override?.state !== 'REQUESTED') return
  await notifySecondPeople(sql, override, {
    category: 'deadline-override',
    title: `An override of the deadlines of ${override.name} waits for a second person`,
    body: override.reason,
    link: `/exchanges/${override.exchange}`,
  })
}

/** @param state what was decided; a later decision has an event of its own */
async function notifyWhoAsked(sql: Sql, id: string, state: string, decidedBy: string | null): Promise<void> {
  const [override] = await sql.query<Override>(OVERRIDE, [id])
  if (!override || override.requestedBy === decidedBy) return
  await notifyPerson(sql, override.requestedBy, {
    category: 'deadline-override',
    title: `The override of the deadlines was ${state.toLowerCase()}`,
    body: override.note,
    link: `/exchanges/${override.exchange}`,
  })
}

const DECISIONS = ['deadline-overrides.approve', 'deadline-overrides.refuse', 'deadline-overrides.withdraw']

export const subscribers = [
  afterCommit(['deadline-overrides.request'], 'lifecycle.second-people', async (sql, { entityId }) => {
    if (entityId) await notifyOfRequest(sql, entityId)
  }),
  afterCommit(DECISIONS, 'lifecycle.who-asked', async (sql, { entityId, after, user }) => {
    const state: unknown = after?.['state']
    if (entityId && typeof state === 'string') await notifyWhoAsked(sql, entityId, state, user)
  }),
]
