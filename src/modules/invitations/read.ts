import { z } from 'zod'
import type { Actor } from '../../core/access/actor'
import { MATRIX } from '../../core/access/matrix'
import { pageOf, pageQuery } from '../../core/api/defineEndpoint'
import { ForbiddenError } from '../../core/errors'
import type { Sql } from '../../core/database/sql'
import { lastMailState, type DeliveryState } from '../delivery'
import { INVITATION, type Invitation } from './record'

/** What the list of invitations can be asked. `open`: those that wait for somebody. */
export const invitationQuery = z.strictObject({ ...pageQuery, show: z.enum(['open', 'all']).default('open') })
export type InvitationQuery = z.infer<typeof invitationQuery>

/** An invitation with the names of what it is tied to, as the portal lists it. */
export type InvitationRow = Invitation & {
  expired: boolean
  contactName: string | null
  agencyName: string | null
  exchangeName: string | null
  inviter: string | null
  /** Of its last mail; null where none was written. */
  mail: DeliveryState | null
}

const NAMES = `(expires_at is not null and expires_at <= now()) as expired,
  (select coalesce(nullif(c.display_name, ''), c.email) from contacts c where c.id = contact_id) as "contactName", (select a.name from agencies a where a.id = agency_id) as "agencyName",
  (select e.name from exchanges e where e.id = exchange_id) as "exchangeName", (select u.display_name from users u where u.id = invited_by_id) as inviter, ${lastMailState('invitations.id')} as mail`
const MATCHING = `where ($1::uuid is null or invited_by_id = $1) and ($2 = 'all' or state in ('WAITING', 'PENDING'))`

/** Invitations as far as the role reads them; those that wait for approval first, then the newest. */
export async function readInvitations(sql: Sql, actor: Actor, { page, limit, show }: InvitationQuery) {
  const scope = MATRIX.invitations.read[actor.role]
  if (scope === 'none') throw new ForbiddenError()
  const filters = [scope === 'all' ? null : actor.id, show]
  const docs = await sql.query<InvitationRow>(
    `select ${INVITATION}, ${NAMES} from invitations ${MATCHING} order by (state = 'WAITING') desc, created_at desc, id desc limit $3 offset $4`,
    [...filters, limit, (page - 1) * limit],
  )
  const [total] = await sql.query<{ count: number }>(
    `select count(*)::int as count from invitations ${MATCHING}`,
    filters,
  )
  return pageOf(docs, total?.count ?? 0, page, limit)
}
