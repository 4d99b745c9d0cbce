import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { checkNewPassword, activePerson, type Person } from '../auth'
import { tokenHash } from '../../core/crypto/digest'
import { databaseOf } from '../../core/database/database'
import { sqlOf, sqlOn, type Sql } from '../../core/database/sql'
import { ApiError } from '../../core/errors'
import { assertNewEmail } from './guest'
import { INVITATION, type Invitation } from './record'
import { auditInvitation } from './write'

/** Unknown, used, run out and withdrawn look the same: the link alone is no proof of anything. */
export class NotOpen extends ApiError {
  constructor() {
    super(
      404,
      'This invitation is no longer valid: it was used, was withdrawn, or has expired. Ask for another one.',
      {
        code: 'not-found',
      },
    )
  }
}

// Somebody who has left the firm invites nobody any more: an administrator sends it again in their own name.
const OPEN = `token_hash = $1 and state = 'PENDING' and expires_at > now() and (invited_by_id is null or exists (select 1 from users u where u.id = invited_by_id and u.active))`

/** The invitation behind a token, and who sent it. @throws NotOpen */
export async function openInvitation(
  sql: Sql,
  token: string,
): Promise<Invitation & { inviter: string | null }> {
  const [found] = await sql.query<Invitation & { inviter: string | null }>(
    `select ${INVITATION}, (select display_name from users where id = invited_by_id) as inviter from invitations where ${OPEN}`,
    [tokenHash(token)],
  )
  if (!found) throw new NotOpen()
  return found
}

/** Of two who use a token at once, the second waits for the first and finds nothing. */
async function spend(sql: Sql, token: string): Promise<Invitation> {
  const [spent] = await sql.query<Invitation>(
    `update invitations set state = 'ACCEPTED', accepted_at = now(), token_hash = null, updated_at = now() where ${OPEN} returning ${INVITATION}`,
    [tokenHash(token)],
  )
  if (!spent) throw new NotOpen()
  return spent
}

type Acceptance = { token: string; password: string; firstName: string; lastName: string }

async function makeUser(
  req: PayloadRequest,
  sql: Sql,
  { email, role, contact, agency }: Invitation,
  { password, firstName, lastName }: Acceptance,
): Promise<Person> {
  const data = { email, password, role, firstName, lastName, contact, agency, active: true }
  // The password is the guest's own, whoever else is signed in in this browser.
  const user = await req.payload.create({
    collection: 'users',
    data,
    depth: 0,
    overrideAccess: true,
    req,
    context: { ownPassword: true },
  })
  const person = await activePerson(sql, user.id)
  if (!person) throw new NotOpen()
  return person
}

/** The administrator who sent the invitation approved the participant with it; the client's approval may still be needed. */
async function takePart(req: PayloadRequest, exchange: string, user: string): Promise<void> {
  const data = { exchange, user, status: 'PENDING' as const, permissions: null }
  await req.payload.create({
    collection: 'exchange-participants',
    data,
    depth: 0,
    overrideAccess: true,
    req,
    context: { adminApproved: true },
  })
}

async function perform(req: PayloadRequest, acceptance: Acceptance): Promise<Person> {
  const sql = await sqlOf(req)
  const invitation = await spend(sql, acceptance.token)
  await assertNewEmail(sql, invitation.email)
  const person = await makeUser(req, sql, invitation, acceptance)
  if (invitation.exchange) await takePart(req, invitation.exchange, person.id)
  await sql.query('update invitations set user_id = $2 where id = $1', [invitation.id, person.id])
  await auditInvitation(sql, req, 'accept', invitation, { user: person.id })
  return person
}

/**
 * Makes the sign-in of an invited person, in one transaction with the end of the token: either all
 * of it is there, or the invitation is as it was.
 */
export async function accept(
  req: PayloadRequest,
  asked: { token: string; password: string; firstName?: string | undefined; lastName?: string | undefined },
): Promise<Person> {
  const open = await openInvitation(sqlOn(databaseOf(req.payload)), asked.token)
  const acceptance = {
    token: asked.token,
    password: asked.password,
    firstName: asked.firstName ?? open.firstName,
    lastName: asked.lastName ?? open.lastName,
  }
  checkNewPassword(acceptance.password, [open.email, acceptance.firstName, acceptance.lastName])
  const began = await initTransaction(req)
  try {
    const person = await perform(req, acceptance)
    if (began) await commitTransaction(req)
    return person
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
