import type { InvitationRow } from '../read'

type Standing = Pick<InvitationRow, 'state' | 'expired' | 'mail'>

/** How an invitation stands, in a word or two: it is sent once its mail has left. */
export function standing({ state, expired, mail }: Standing): string {
  if (state === 'PENDING') return expired ? 'Expired' : mail && mail !== 'SENT' ? MAILS[mail] : 'Sent'
  return { WAITING: 'Waits for approval', ACCEPTED: 'Accepted', REVOKED: 'Withdrawn' }[state]
}

const MAILS = { QUEUED: 'On its way', KEPT: 'Not sent', FAILED: 'Not delivered' }

/** Why the mail of an open invitation did not arrive; null of any other. */
export function undelivered({ state, expired, mail }: Standing): string | null {
  if (state !== 'PENDING' || expired) return null
  if (mail === 'KEPT')
    return 'No mail server is set up, so the mail did not leave. An administrator finds it under Delivery, with the link.'
  return mail === 'FAILED' ? 'The mail could not be delivered. Check the address, then send it again.' : null
}

/** What the person is invited to, as far as it is more than a role. */
export const tiesOf = ({
  contactName,
  agencyName,
  exchangeName,
}: Pick<InvitationRow, 'contactName' | 'agencyName' | 'exchangeName'>): string =>
  [
    contactName ? `Contact: ${contactName}` : '',
    agencyName ? `Agency: ${agencyName}` : '',
    exchangeName ? `Exchange: ${exchangeName}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
