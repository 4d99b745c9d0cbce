import type { Sql } from '../../core/database/sql'
import { readSettings } from '../../core/settings/store'
import { writeNotifications } from '../notifications'

type Waiting = {
  personName: string | null
  exchange: string
  exchangeName: string
  admin: boolean
  client: boolean
}

const WAITING = `select p.person_name as "personName", p.exchange_id as exchange, e.name as "exchangeName", coalesce(p.approvals_admin, false) as admin, coalesce(p.approvals_client, false) as client
  from exchange_participants p join exchanges e on e.id = p.exchange_id where p.id = $1 and p.status = 'PENDING'`
const APPROVERS = `select u.id from users u where u.active and ((u.role = 'admin' and $2::boolean) or (u.role = 'client' and $3::boolean and u.contact_id = (select client_id from exchanges where id = $1)))`

/** Notifies those who have to approve that somebody waits for it. */
export async function notifyApprovers(sql: Sql, participant: string): Promise<void> {
  const [waiting] = await sql.query<Waiting>(WAITING, [participant])
  if (!waiting) return
  const { participantApproval: required } = await readSettings(sql)
  const people = await sql.query<{ id: string }>(APPROVERS, [
    waiting.exchange,
    required.admin && !waiting.admin,
    required.client && !waiting.client,
  ])
  await writeNotifications(
    sql,
    people.map(({ id }) => ({
      user: id,
      category: 'participant-approval',
      title: `${waiting.personName ?? 'Somebody'} waits to take part in ${waiting.exchangeName}`,
      body: 'Your approval is needed before they see anything.',
      link: `/exchanges/${waiting.exchange}`,
    })),
  )
}

type Approved = {
  user: string | null
  assignedBy: string | null
  personName: string | null
  exchange: string
}

const APPROVED = `select user_id as "user", assigned_by_id as "assignedBy", person_name as "personName", exchange_id as exchange from exchange_participants where id = $1 and status = 'ACTIVE'`

/** Notifies a participant who was approved, and whoever added them. */
export async function notifyApproved(
  sql: Sql,
  participant: string,
  approvedBy: string | null,
): Promise<void> {
  const [row] = await sql.query<Approved>(APPROVED, [participant])
  if (!row) return
  const people = [...new Set([row.user, row.assignedBy])].filter((id) => id !== approvedBy)
  await writeNotifications(
    sql,
    people.flatMap((user) =>
      user
        ? [
            {
              user,
              category: 'participant-approval',
              title: `${row.personName ?? 'A person'} now takes part in an exchange`,
              body: null,
              link: `/exchanges/${row.exchange}`,
            },
          ]
        : [],
    ),
  )
}
