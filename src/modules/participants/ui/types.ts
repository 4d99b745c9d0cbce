import type { AnswerTo } from '../../../ui/api-client/client'
import type { Permission, Role } from '../../../core/access/matrix'

/** Somebody in an exchange. */
export type Participant = AnswerTo<'get', '/api/exchanges/{id}/participants'>['docs'][number]

/** What a person may do in an exchange, in words. */
export const PERMISSION_NAMES: Record<Permission, string> = {
  view: 'See it',
  message: 'Write messages',
  upload: 'Upload documents',
  manage: 'Manage it',
}
export const signInRoleOf = ({ user }: Participant): Role | null =>
  user instanceof Object ? user.role : null
