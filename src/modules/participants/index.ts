export { assertApprovedPermissions, notifyApprovers } from './approval'
export { namePerson, newParticipant } from './rules'
