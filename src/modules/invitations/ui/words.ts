import type { InvitationRow } from '../read'

type Standing = Pick<InvitationRow, 'state' | 'expired'>

/** How an invitation stands, in a word or two. */
export function standing({ state, expired }: Standing): string {
  if (state === 'PENDING') return expired ? 'Expired' : 'Sent'
  return { WAITING: 'Waits for approval', ACCEPTED: 'Accepted', REVOKED: 'Withdrawn' }[state]
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
