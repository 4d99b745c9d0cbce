import type { Role } from '../../src/core/access/matrix'

/** The roles as the panel calls them. */
export const ROLE_LABELS: Record<Role, string> = {
  admin: 'Administrator',
  coordinator: 'Coordinator',
  client: 'Client',
  third_party: 'Third party',
  agency: 'Agency',
}
