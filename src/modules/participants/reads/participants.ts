import type { Payload } from 'payload'
import type { z } from 'zod'
import { isoInstant } from '../../../core/database/instant'
import { databaseOf } from '../../../core/database/database'
import { peopleById, named } from '../../../core/access/people'
import type { participantRecord } from '../answers'

export type ParticipantRecord = z.infer<typeof participantRecord>
type ParticipantRow = Omit<ParticipantRecord, 'user' | 'assignedBy'> & {
  user: string | null
  assignedBy: string | null
}

const PARTICIPANT = `p.id, p.exchange_id as exchange, p.user_id as "user", p.contact_id as contact, p.person_name as "personName", p.role, p.permissions, p.status,
  jsonb_build_object('admin', coalesce(p.approvals_admin, false), 'client', coalesce(p.approvals_client, false)) as approvals, p.assigned_by_id as "assignedBy",
  ${isoInstant('p.assigned_at')} as "assignedAt", p.source, ${isoInstant('p.created_at')} as "createdAt", ${isoInstant('p.updated_at')} as "updatedAt"`

/** In the shape in which the generic API gives them, a page of who takes part in an exchange, in the order in which they came, and how many there are. */
export async function participantsOf(
  payload: Payload,
  exchange: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ docs: ParticipantRecord[]; total: number }> {
  const { rows } = await databaseOf(payload).query<ParticipantRow & { total: number }>({
    name: 'participants-of-exchange',
    text: `select ${PARTICIPANT}, (count(*) over ())::int as total from exchange_participants p where p.exchange_id = $1 order by p.created_at, p.id limit $2 offset $3`,
    values: [exchange, limit, (page - 1) * limit],
  })
  const people = await peopleById(
    payload,
    rows.flatMap(({ user, assignedBy }) => [user, assignedBy]),
  )
  const docs = rows.map(({ total: _total, ...row }) => ({
    ...row,
    user: named(people, row.user),
    assignedBy: named(people, row.assignedBy),
  }))
  return { docs, total: rows[0]?.total ?? 0 }
}
