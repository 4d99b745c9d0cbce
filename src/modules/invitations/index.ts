export { openInvitation } from './accept'
export { invitationQuery, readInvitations } from './read'
