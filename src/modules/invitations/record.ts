import type { Role } from '../../core/access/matrix'
import { isoInstant } from '../../core/database/instant'
import type { Sql } from '../../core/database/sql'

/** `WAITING` until an administrator approves it; whether a sent one has expired follows from its date. */
export type InvitationState = 'WAITING' | 'PENDING' | 'ACCEPTED' | 'REVOKED'

/** An invitation as our endpoints answer it: never its token. */
export type Invitation = {
  id: string
  email: string
  firstName: string
  lastName: string
  role: Role
  contact: string | null
  agency: string | null
  exchange: string | null
  state: InvitationState
  invitedBy: string | null
  user: string | null
  sentAt: string | null
  expiresAt: string | null
  acceptedAt: string | null
  createdAt: string
}

/** The columns of an invitation, in the shape of `Invitation`. */
export const INVITATION = `id, email, first_name as "firstName", last_name as "lastName", role::text as role, contact_id as contact, agency_id as agency, exchange_id as exchange, state::text as state,
  invited_by_id as "invitedBy", user_id as "user", ${isoInstant('sent_at')} as "sentAt", ${isoInstant('expires_at')} as "expiresAt", ${isoInstant('accepted_at')} as "acceptedAt", ${isoInstant('created_at')} as "createdAt"`

/** Seven days. */
export const VALID_DAYS = 7

/** One invitation, held against others who would change it until the transaction ends. */
export async function holdInvitation(sql: Sql, id: string): Promise<Invitation | null> {
  const [row] = await sql.query<Invitation>(
    `select ${INVITATION} from invitations where id = $1 for update`,
    [id],
  )
  return row ?? null
}
