import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'
import { ConflictError, NotFoundError } from '../../core/errors'
import { assertNewEmail, tied, type Guest } from './guest'
import { sendInvitation, type Sender } from './letter'
import { holdInvitation, INVITATION, type Invitation } from './record'

type Step = 'create' | 'approve' | 'resend' | 'revoke' | 'accept'

/** What an audit row records of an invitation. */
const facts = ({ email, role, state, contact, agency, exchange }: Invitation) => ({
  email,
  role,
  state,
  contact,
  agency,
  exchange,
})

export const auditInvitation = (
  sql: Sql,
  req: PayloadRequest,
  step: Step,
  invitation: Invitation,
  more: { user?: string } = {},
): Promise<void> =>
  recordEvents(sql, [
    {
      ...actorFacts(req),
      ...more,
      action: `invitations.${step}`,
      entityType: 'invitations',
      entityId: invitation.id,
      exchange: invitation.exchange,
      after: facts(invitation),
    },
  ])

/** The person's name, as it stands in a mail. */
const nameOf = (req: PayloadRequest): string => req.user?.displayName || 'The office'
const senderOf = (req: PayloadRequest): Sender => ({ user: req.user?.id ?? null, name: nameOf(req) })

const INSERT = `insert into invitations (id, email, first_name, last_name, role, contact_id, agency_id, exchange_id, state, invited_by_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'WAITING', $9) on conflict (lower(email)) where state in ('WAITING', 'PENDING') do nothing returning ${INVITATION}`

const DROP_EXPIRED = `update invitations set state = 'REVOKED', token_hash = null, updated_at = now() where lower(email) = lower($1) and state = 'PENDING' and expires_at < now() returning ${INVITATION}`

/**
 * Invites somebody. What an administrator asks for is sent at once; what a coordinator asks for
 * waits for an administrator.
 * @throws ConflictError for an address with a sign-in or an open invitation
 */
export async function invite(sql: Sql, req: PayloadRequest, actor: Actor, asked: Guest): Promise<Invitation> {
  await assertNewEmail(sql, asked.email)
  const guest = await tied(sql, asked)
  for (const expired of await sql.query<Invitation>(DROP_EXPIRED, [guest.email]))
    await auditInvitation(sql, req, 'revoke', expired)
  const [made] = await sql.query<Invitation>(INSERT, [
    uuid(),
    guest.email,
    guest.firstName,
    guest.lastName,
    guest.role,
    guest.contact,
    guest.agency,
    guest.exchange,
    actor.id,
  ])
  if (!made)
    throw new ConflictError(
      'There is an open invitation to this address. Send that one again, or withdraw it first.',
      'already-invited',
    )
  const invitation =
    actor.role === 'admin' ? ((await sendInvitation(sql, made.id, senderOf(req))) ?? made) : made
  await auditInvitation(sql, req, 'create', invitation)
  return invitation
}

/** The invitation, when it is the person's to deal with. @throws NotFoundError */
async function own(sql: Sql, actor: Actor, id: string): Promise<Invitation> {
  const invitation = await holdInvitation(sql, id)
  if (!invitation || (actor.role !== 'admin' && invitation.invitedBy !== actor.id)) throw new NotFoundError()
  return invitation
}

const REFUSALS: Record<Invitation['state'], string> = {
  WAITING: 'This invitation waits for the approval of an administrator.',
  PENDING: 'This invitation was sent already.',
  ACCEPTED: 'This invitation was accepted already.',
  REVOKED: 'This invitation was withdrawn.',
}
const refuse = ({ state }: Invitation): never => {
  throw new ConflictError(REFUSALS[state], 'invitation-state')
}

/** An administrator's approval of what a coordinator asked for: it is sent. */
export async function approve(sql: Sql, req: PayloadRequest, id: string): Promise<Invitation> {
  const waiting = await holdInvitation(sql, id)
  if (!waiting) throw new NotFoundError()
  if (waiting.state !== 'WAITING') return refuse(waiting)
  await assertNewEmail(sql, waiting.email)
  const sent = (await sendInvitation(sql, id, senderOf(req))) ?? waiting
  await auditInvitation(sql, req, 'approve', sent)
  return sent
}

/** Sends it again with another token; also when it had run out. */
export async function resend(sql: Sql, req: PayloadRequest, actor: Actor, id: string): Promise<Invitation> {
  const invitation = await own(sql, actor, id)
  if (invitation.state !== 'PENDING') return refuse(invitation)
  await assertNewEmail(sql, invitation.email)
  const sent = (await sendInvitation(sql, id, senderOf(req))) ?? invitation
  await auditInvitation(sql, req, 'resend', sent)
  return sent
}

/** Withdraws it: its link is dead at once. */
export async function revoke(sql: Sql, req: PayloadRequest, actor: Actor, id: string): Promise<Invitation> {
  const invitation = await own(sql, actor, id)
  if (invitation.state !== 'PENDING' && invitation.state !== 'WAITING') return refuse(invitation)
  const [gone] = await sql.query<Invitation>(
    `update invitations set state = 'REVOKED', token_hash = null, updated_at = now() where id = $1 returning ${INVITATION}`,
    [id],
  )
  await auditInvitation(sql, req, 'revoke', gone ?? invitation)
  return gone ?? invitation
}
