import { afterCommit } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/pool'
import { writeNotifications } from '../notifications'

type Override = {
  exchange: string
  name: string
  state: string
  reason: string
  note: string | null
  requestedBy: string
  decidedBy: string | null
}

const OVERRIDE = `select o.exchange_id as exchange, e.name, o.state, o.reason, o.decision_note as note, o.requested_by as "requestedBy", o.decided_by as "decidedBy"
  from peak.deadline_overrides o join exchanges e on e.id = o.exchange_id where o.id = $1`
/** Administrators and the coordinator, without who asked: one of them is the second person. */
const SECOND_PEOPLE = `select distinct u.id from users u where u.active and u.id <> $2 and (u.role = 'admin' or u.id = (select coordinator_id from exchanges where id = $1))`

async function notifySecondPeople(sql: Sql, id: string): Promise<void> {
  const [override] = await sql.query<Override>(OVERRIDE, [id])
  if (override?.state !== 'REQUESTED') return
  const people = await sql.query<{ id: string }>(SECOND_PEOPLE, [override.exchange, override.requestedBy])
  await writeNotifications(
    sql,
    people.map((person) => ({
      user: person.id,
      category: 'deadline-override',
      title: `An override of the deadlines of ${override.name} waits for a second person`,
      body: override.reason,
      link: `/exchanges/${override.exchange}`,
    })),
  )
}

/** @param state what was decided; a later decision has an event of its own */
async function notifyWhoAsked(sql: Sql, id: string, state: string, decidedBy: string | null): Promise<void> {
  const [override] = await sql.query<Override>(OVERRIDE, [id])
  if (!override || override.requestedBy === decidedBy) return
  await writeNotifications(sql, [
    {
      user: override.requestedBy,
      category: 'deadline-override',
      title: `The override of the deadlines was ${state.toLowerCase()}`,
      body: override.note,
      link: `/exchanges/${override.exchange}`,
    },
  ])
}

const DECISIONS = ['deadline-overrides.approve', 'deadline-overrides.refuse', 'deadline-overrides.withdraw']

export const subscribers = [
  afterCommit(['deadline-overrides.request'], 'lifecycle.second-people', async (sql, { entityId }) => {
    if (entityId) await notifySecondPeople(sql, entityId)
  }),
  afterCommit(DECISIONS, 'lifecycle.who-asked', async (sql, { entityId, after, user }) => {
    const state: unknown = after?.['state']
    if (entityId && typeof state === 'string') await notifyWhoAsked(sql, entityId, state, user)
  }),
]
