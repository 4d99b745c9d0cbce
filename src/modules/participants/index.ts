export { assertApprovedPermissions } from './approval'
export { namePerson, newParticipant } from './rules'
