import { ROLES, type Role } from './contract'

/**
 * For whom each endpoint is at all, written out by hand from the contract (sections 4 and 5), for the
 * test that calls all of them without permission. The generic operations of the collections have
 * their tables in `contract.ts`.
 */
/** Every role, each within what it sees. */
const EVERYBODY = [
  'GET /api/admin/firm',
  'DELETE /api/auth/2fa',
  'GET /api/auth/2fa',
  'POST /api/auth/backup-codes',
  'POST /api/auth/change-password',
  'GET /api/auth/history',
  'DELETE /api/auth/sessions',
  'GET /api/auth/sessions',
  'DELETE /api/auth/sessions/{id}',
  'POST /api/calculators/deadlines',
  'POST /api/calculators/form-8824',
  'POST /api/calculators/identification',
  'POST /api/calculators/release',
  'GET /api/calendar-feeds',
  'POST /api/calendar-feeds',
  'DELETE /api/calendar-feeds/{id}',
  'GET /api/contacts/search',
  'GET /api/exchanges/{id}/calendar.ics',
  'GET /api/exchanges/{id}/deadline-overrides',
  'GET /api/exchanges/{id}/deadlines',
  'GET /api/exchanges/{id}/documents',
  'GET /api/exchanges/{id}/identification',
  'GET /api/exchanges/{id}/identification/{notice}/content',
  'GET /api/exchanges/{id}/identification/{notice}/receipt.pdf',
  'GET /api/exchanges/{id}/messages',
  'GET /api/exchanges/{id}/participants',
  'GET /api/exchanges/{id}/stage',
  'GET /api/exchanges/{id}/tasks',
  'GET /api/exchanges/{id}/timeline',
  'GET /api/exchanges/{id}/truth-card.pdf',
  'GET /api/firm/logo',
  'POST /api/graphql',
  'GET /api/notifications/preferences',
  'PUT /api/notifications/preferences',
  'PUT /api/notifications/read-all',
  'PUT /api/notifications/{id}/read',
  'GET /api/portal/board',
  'GET /api/portal/exchanges',
  'GET /api/portal/task-board',
  'GET /api/portal/tasks',
  'GET /api/saved-views',
  'POST /api/saved-views',
  'DELETE /api/saved-views/{id}',
  'PUT /api/saved-views/{id}',
  'GET /api/search',
  'GET /api/tasks/{id}/comments',
  'GET /api/tasks/{id}/history',
  'GET /api/tasks/{id}/plan',
  'GET /api/users/me',
  'DELETE /api/users/me/avatar',
  'GET /api/users/me/avatar',
  'PUT /api/users/me/avatar',
  'PUT /api/users/me/profile',
]

/** Money and worksheets: "never" for an agency. */
const ALL_BUT_AGENCIES = ['GET /api/exchanges/{id}/release', 'GET /api/exchanges/{id}/worksheet']

/** "tasks view only" for a third party. */
const ALL_BUT_THIRD_PARTIES = ['POST /api/tasks/{id}/comments']

/** What is identified is drafted and revoked by the client, or by staff for them. */
const STAFF_AND_CLIENT = [
  'PUT /api/exchanges/{id}/identification/draft',
  'POST /api/exchanges/{id}/identification/preview',
  'POST /api/exchanges/{id}/identification/{notice}/revoke',
]

/** The two approvals of a participant. */
const CLIENT_AND_ADMIN = ['PUT /api/exchanges/{id}/participants/{participantId}/approve']

/** A signature is the taxpayer's own. */
const CLIENT_ALONE = ['POST /api/exchanges/{id}/identification/sign']

/** What the firm does: "the exchanges they coordinate or are assigned to" for a coordinator. */
const STAFF = [
  'POST /api/exchanges/bulk',
  'DELETE /api/exchanges/{id}',
  'POST /api/exchanges/{id}/deadline-overrides',
  'POST /api/exchanges/{id}/deadline-overrides/preview',
  'POST /api/exchanges/{id}/deadline-overrides/{override}/approve',
  'POST /api/exchanges/{id}/deadline-overrides/{override}/refuse',
  'POST /api/exchanges/{id}/deadline-overrides/{override}/withdraw',
  'POST /api/exchanges/{id}/identification/paper',
  'PUT /api/exchanges/{id}/identification/{notice}/links',
  'POST /api/exchanges/{id}/participants',
  'DELETE /api/exchanges/{id}/participants/{participantId}',
  'GET /api/exchanges/{id}/screenings',
  'POST /api/exchanges/{id}/screenings',
  'POST /api/exchanges/{id}/screenings/{screening}/decide',
  'PUT /api/exchanges/{id}/stage',
  'POST /api/exchanges/{id}/stage/{recording}/withdraw',
  'PUT /api/exchanges/{id}/status',
  'PUT /api/exchanges/{id}/tags',
  'POST /api/exchanges/{id}/tasks/from-template',
  'POST /api/exchanges/{id}/transfer-date-preview',
  'GET /api/exchanges/{id}/transfer-date-requests',
  'POST /api/exchanges/{id}/transfer-date-requests',
  'POST /api/exchanges/{id}/transfer-date-requests/{request}/approve',
  'POST /api/exchanges/{id}/transfer-date-requests/{request}/refuse',
  'PUT /api/exchanges/{id}/worksheet',
  'GET /api/imports',
  'POST /api/imports/contacts',
  'POST /api/imports/contacts/preview',
  'POST /api/imports/{id}/undo',
  'DELETE /api/invitations/{id}',
  'POST /api/invitations/{id}/resend',
  'GET /api/portal/assignees',
  'GET /api/portal/contacts',
  'GET /api/portal/people',
  'GET /api/portal/tags',
  'GET /api/sync/status',
  'GET /api/task-templates',
  'PUT /api/tasks/{id}/plan',
  'POST /api/users/invite',
]

/** "no users, no starting of syncs, no settings, no audit log" for a coordinator. */
const ADMIN_ALONE = [
  'GET /api/admin/audit-logs',
  'GET /api/admin/dashboard',
  'GET /api/admin/outbox',
  'GET /api/admin/outbox/{id}',
  'GET /api/admin/settings',
  'PUT /api/admin/firm',
  'PUT /api/admin/settings',
  'GET /api/admin/system-health',
  'PUT /api/invitations/{id}/approve',
  'GET /api/portal/users',
  'POST /api/sync-discrepancies/{id}/resolve',
  'POST /api/sync/all',
  'GET /api/sync/callback',
  'GET /api/sync/connect',
  'POST /api/sync/contacts',
  'GET /api/sync/logs',
  'POST /api/sync/matters',
  'POST /api/sync/tasks',
  'POST /api/task-templates',
  'DELETE /api/task-templates/{id}',
  'PUT /api/task-templates/{id}',
  'GET /api/users/locked',
  'POST /api/users/unlock',
  'DELETE /api/users/{id}',
  'DELETE /api/users/{id}/2fa',
  'PUT /api/users/{id}/activate',
  'GET /api/users/{id}/security',
  'DELETE /api/users/{id}/sessions',
  'POST /api/users/{id}/unlock',
]

const FOR: [routes: string[], roles: readonly Role[]][] = [
  [EVERYBODY, ROLES],
  [ALL_BUT_AGENCIES, ['admin', 'coordinator', 'client', 'third_party']],
  [ALL_BUT_THIRD_PARTIES, ['admin', 'coordinator', 'client', 'agency']],
  [STAFF_AND_CLIENT, ['admin', 'coordinator', 'client']],
  [CLIENT_AND_ADMIN, ['admin', 'client']],
  [CLIENT_ALONE, ['client']],
  [STAFF, ['admin', 'coordinator']],
  [ADMIN_ALONE, ['admin']],
]

/** Whether an endpoint of its own stands at the address of a collection, in front of the generic operation. */
export const isOwnRoute = (route: string): boolean => FOR.some(([routes]) => routes.includes(route))

/** The roles that an endpoint is for. @throws for one that stands in no list */
export function rolesOf(route: string): readonly Role[] {
  const found = FOR.find(([routes]) => routes.includes(route))
  if (!found) throw new Error(`Nobody says for whom ${route} is.`)
  return found[1]
}
