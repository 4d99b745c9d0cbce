import { randomToken, tokenHash } from '../../core/crypto/digest'
import type { Sql } from '../../core/database/sql'
import { publicUrl } from '../../core/env'
import { queueMail } from '../delivery'
import { INVITATION, VALID_DAYS, type Invitation } from './record'

/** Who sends it, and their name as it stands in the mail. */
export type Sender = { user: string | null; name: string }

const SEND = `update invitations set state = 'PENDING', token_hash = $2, sent_at = now(), expires_at = now() + make_interval(days => $3), updated_at = now(),
  invited_by_id = case when exists (select 1 from users u where u.id = invited_by_id and u.active) then invited_by_id else $4 end where id = $1 returning ${INVITATION}`

/**
 * Sends an invitation with a new token, in the caller's transaction; the one before is dead with it.
 * The token is only in the mail: its hash is stored. Whose inviter has left becomes the sender's.
 */
export async function sendInvitation(
  sql: Sql,
  id: string,
  { user, name: inviter }: Sender,
): Promise<Invitation | null> {
  const token = randomToken()
  const [sent] = await sql.query<Invitation>(SEND, [id, tokenHash(token), VALID_DAYS, user])
  if (!sent) return null
  await queueMail(sql, {
    to: sent.email,
    kind: 'invitation',
    about: id,
    secret: true,
    subject: 'Your invitation to Peak 1031',
    paragraphs: [
      `Hello ${sent.firstName},`,
      `${inviter} invites you to Peak 1031, the platform on which 1031 exchanges are run: their dates, their documents and the next steps.`,
      `Choose a password to sign in. The link works once, within ${VALID_DAYS} days. If you do not know what this is about, you can ignore this e-mail.`,
    ],
    action: { label: 'Accept the invitation', url: `${publicUrl()}/invitation/${token}` },
  })
  return sent
}
