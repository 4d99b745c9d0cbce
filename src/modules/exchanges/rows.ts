import type { Payload } from 'payload'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { isoInstant } from '../../core/database/instant'
import { poolOf } from '../../core/database/pool'
import { directory, type Person } from '../users/directory'

/**
 * The two lists of an exchange that are read most, by SQL of our own: in the shape in which the
 * generic API gives the same records, for a caller who has been let into the exchange already.
 */

/** An id with its name where the person is known (contract section 4). */
type Named = Person | string | null
const named = (people: Map<string, Person>, id: string | null): Named => (id ? (people.get(id) ?? id) : null)

type MessageRow = {
  id: string
  exchange: string
  sender: string | null
  content: string
  messageType: string
  replyTo: string | null
  audience: string
  clientId: string | null
  attachments: string[]
  createdAt: string
  updatedAt: string
}
export type MessageRecord = Omit<MessageRow, 'sender'> & { sender: Named }

const MESSAGE = `m.id, m.exchange_id as exchange, m.sender_id as sender, m.content, m.message_type as "messageType", m.reply_to_id as "replyTo", m.audience, m.client_id as "clientId",
  ${isoInstant('m.created_at')} as "createdAt", ${isoInstant('m.updated_at')} as "updatedAt",
  array(select r.documents_id from messages_rels r where r.parent_id = m.id and r.path = 'attachments' order by r."order") as attachments`

/** Ids are time-ordered (UUID version 7): they are the order and the cursor at once. */
export type MessageWindow = { before?: string | undefined; after?: string | undefined; limit: number }

/** Messages of an exchange, newest last; for people outside the firm without staff's notes. */
export async function messagesOf(
  payload: Payload,
  actor: Actor,
  exchange: string,
  { before, after, limit }: MessageWindow,
): Promise<MessageRecord[]> {
  const staff = isStaff(actor.role)
  const { rows } = await poolOf(payload).query<MessageRow>({
    name: `messages-${staff ? 'staff' : 'others'}-${after ? 'after' : 'before'}`,
    text: `select ${MESSAGE} from messages m where m.exchange_id = $1 ${staff ? '' : "and m.audience = 'all'"}
      and ($2::uuid is null or m.id < $2) and ($3::uuid is null or m.id > $3) order by m.id ${after ? 'asc' : 'desc'} limit $4`,
    values: [exchange, before ?? null, after ?? null, limit],
  })
  const people = await directory(payload)
  const ordered = after ? rows : rows.toReversed()
  return ordered.map((row) => ({ ...row, sender: named(people, row.sender) }))
}

type ParticipantRow = {
  id: string
  exchange: string
  user: string | null
  contact: string | null
  personName: string | null
  role: string | null
  permissions: string[]
  status: string
  approvals: { admin: boolean; client: boolean }
  assignedBy: string | null
  assignedAt: string | null
  source: string
  createdAt: string
  updatedAt: string
}
export type ParticipantRecord = Omit<ParticipantRow, 'user' | 'assignedBy'> & {
  user: Named
  assignedBy: Named
}

const PARTICIPANT = `p.id, p.exchange_id as exchange, p.user_id as "user", p.contact_id as contact, p.person_name as "personName", p.role, p.permissions, p.status,
  jsonb_build_object('admin', coalesce(p.approvals_admin, false), 'client', coalesce(p.approvals_client, false)) as approvals, p.assigned_by_id as "assignedBy",
  ${isoInstant('p.assigned_at')} as "assignedAt", p.source, ${isoInstant('p.created_at')} as "createdAt", ${isoInstant('p.updated_at')} as "updatedAt"`

/** A page of who takes part in an exchange, in the order in which they came, and how many there are. */
export async function participantsOf(
  payload: Payload,
  exchange: string,
  { page, limit }: { page: number; limit: number },
): Promise<{ docs: ParticipantRecord[]; total: number }> {
  const { rows } = await poolOf(payload).query<ParticipantRow & { total: number }>({
    name: 'participants-of-exchange',
    text: `select ${PARTICIPANT}, (count(*) over ())::int as total from exchange_participants p where p.exchange_id = $1 order by p.created_at, p.id limit $2 offset $3`,
    values: [exchange, limit, (page - 1) * limit],
  })
  const people = await directory(payload)
  const docs = rows.map(({ total: _total, ...row }) => ({
    ...row,
    user: named(people, row.user),
    assignedBy: named(people, row.assignedBy),
  }))
  return { docs, total: rows[0]?.total ?? 0 }
}
