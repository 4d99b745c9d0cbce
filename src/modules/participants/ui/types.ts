import type { Permission, Role } from '../../../core/access/matrix'

/** Somebody in an exchange, as the API gives it. */
export type Participant = {
  id: string
  user: { id: string; displayName: string; role: Role } | string | null
  contact: string | null
  personName: string | null
  role: string | null
  permissions: Permission[]
  status: 'PENDING' | 'ACTIVE' | 'REMOVED'
  approvals: { admin: boolean; client: boolean }
  source: 'sync' | 'manual'
  updatedAt: string
}

/** What a person may do in an exchange, in words. */
export const PERMISSION_NAMES: Record<Permission, string> = {
  view: 'See it',
  message: 'Write messages',
  upload: 'Upload documents',
  manage: 'Manage it',
}
export const signInRoleOf = ({ user }: Participant): Role | null =>
  user instanceof Object ? user.role : null
