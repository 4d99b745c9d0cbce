import type { Firm } from './firm'

/**
 * What each endpoint is about, for the test that calls all of them without permission. An endpoint that
 * is not named here fails that test: whoever adds one says whose records it touches.
 */
export type RequestRoute =
  /** Needs no sign-in, and decides by itself. */
  | { about: 'anybody' }
  /** Only ever the caller's own. */
  | { about: 'self' }
  /** The firm as a whole: some roles and not others. */
  | { about: 'firm' }
  /** A record: the parameters of one that no role but the administrator reaches, and a body that would be good. */
  | {
      about: 'record'
      params: (firm: Firm) => Record<string, string>
      body?: (firm: Firm) => Record<string, unknown>
    }

const NOWHERE = '01900000-0000-7000-8000-00000000dead'

const record = (
  collection: string,
  body?: (firm: Firm) => Record<string, unknown>,
  more: Record<string, string> = {},
): RequestRoute => ({
  about: 'record',
  params: (firm) => ({ id: firm.foreign.records[collection] ?? NOWHERE, ...more }),
  ...(body ? { body } : {}),
})
const exchange = (body?: Record<string, unknown>, more: Record<string, string> = {}): RequestRoute =>
  record('exchanges', body ? () => body : undefined, more)

const ANYBODY: RequestRoute = { about: 'anybody' }
const SELF: RequestRoute = { about: 'self' }
const FIRM: RequestRoute = { about: 'firm' }
const ITEMS = { items: [{ id: 'one', description: '1 Intruder Way, Fresno, CA', valueCents: 100 }] }
const SIGNED = { typedName: 'In Truder', password: 'correct-horse-1031' }
const TASK = { title: 'Intruding' }

export const ROUTE_RULES: Record<string, RequestRoute> = {
  'GET /api/health/live': ANYBODY,
  'GET /api/health/ready': ANYBODY,
  'GET /api/openapi.json': ANYBODY,
  'GET /api/docs': ANYBODY,
  'POST /api/graphql': SELF,

  'POST /api/auth/login': ANYBODY,
  'POST /api/auth/verify-2fa': ANYBODY,
  'POST /api/auth/refresh': ANYBODY,
  'POST /api/auth/logout': ANYBODY,
  'POST /api/auth/forgot-password': ANYBODY,
  'POST /api/auth/reset-password': ANYBODY,
  'POST /api/auth/setup-2fa': ANYBODY,
  'POST /api/auth/send-code': ANYBODY,
  'GET /api/auth/ways': ANYBODY,
  'GET /api/auth/google': ANYBODY,
  'GET /api/auth/google/callback': ANYBODY,
  'GET /api/auth/invitation/{token}': ANYBODY,
  'POST /api/auth/accept-invitation': ANYBODY,
  'POST /api/users/login': ANYBODY,
  'POST /api/users/logout': ANYBODY,
  'POST /api/users/refresh-token': ANYBODY,
  'POST /api/users/forgot-password': ANYBODY,
  'POST /api/users/reset-password': ANYBODY,

  'GET /api/users/me': SELF,
  'POST /api/auth/change-password': SELF,
  'GET /api/auth/2fa': SELF,
  'DELETE /api/auth/2fa': SELF,
  'POST /api/auth/backup-codes': SELF,
  'GET /api/auth/sessions': SELF,
  'DELETE /api/auth/sessions': SELF,
  'DELETE /api/auth/sessions/{id}': { about: 'record', params: () => ({ id: NOWHERE }) },
  'GET /api/auth/history': SELF,

  'PUT /api/users/me/profile': SELF,
  'PUT /api/users/me/avatar': SELF,
  'DELETE /api/users/me/avatar': SELF,
  'GET /api/notifications/preferences': SELF,
  'PUT /api/notifications/preferences': SELF,
  'PUT /api/notifications/read-all': SELF,
  'PUT /api/notifications/{id}/read': record('notifications'),

  'GET /api/users/locked': FIRM,
  'POST /api/users/unlock': FIRM,
  'GET /api/users/{id}/security': record('users'),
  'DELETE /api/users/{id}/sessions': record('users'),
  'DELETE /api/users/{id}/2fa': record('users', () => ({ reason: 'Because' })),
  'POST /api/users/{id}/unlock': record('users'),
  'PUT /api/users/{id}/activate': record('users', () => ({ active: false })),
  'DELETE /api/users/{id}': record('users'),
  'POST /api/users/invite': {
    about: 'record',
    params: () => ({}),
    body: (firm) => ({
      email: 'intruder@elsewhere.example',
      role: 'third_party',
      firstName: 'In',
      lastName: 'Truder',
      exchange: firm.foreign.exchange,
    }),
  },
  'DELETE /api/invitations/{id}': record('invitations'),
  'PUT /api/invitations/{id}/approve': record('invitations'),
  'POST /api/invitations/{id}/resend': record('invitations'),

  'DELETE /api/exchanges/{id}': exchange(),
  'GET /api/exchanges/{id}/deadlines': exchange(),
  'GET /api/exchanges/{id}/timeline': exchange(),
  'PUT /api/exchanges/{id}/status': exchange({ status: 'COMPLETED', reason: 'Intruding' }),
  'GET /api/exchanges/{id}/tasks': exchange(),
  'GET /api/exchanges/{id}/documents': exchange(),
  'GET /api/exchanges/{id}/messages': exchange(),
  'GET /api/exchanges/{id}/participants': exchange(),
  'POST /api/exchanges/{id}/participants': record('exchanges', (firm) => ({ contact: firm.contacts.client })),
  'DELETE /api/exchanges/{id}/participants/{participantId}': {
    about: 'record',
    params: (firm) => ({
      id: firm.foreign.exchange,
      participantId: firm.foreign.records['exchange-participants'] ?? NOWHERE,
    }),
  },
  'GET /api/exchanges/{id}/calendar.ics': exchange(),
  'POST /api/exchanges/{id}/tasks/from-template': exchange({ template: NOWHERE }),
  'PUT /api/exchanges/{id}/participants/{participantId}/approve': {
    about: 'record',
    params: (firm) => ({
      id: firm.foreign.exchange,
      participantId: firm.foreign.records['exchange-participants'] ?? NOWHERE,
    }),
  },
  'GET /api/exchanges/{id}/identification': exchange(),
  'POST /api/exchanges/{id}/identification/preview': exchange(ITEMS),
  'PUT /api/exchanges/{id}/identification/draft': exchange(ITEMS),
  'POST /api/exchanges/{id}/identification/sign': exchange({ ...ITEMS, ...SIGNED }),
  'POST /api/exchanges/{id}/identification/paper': exchange({
    ...ITEMS,
    sentAt: '2026-03-10T12:00:00Z',
    recipient: { name: 'The firm', kind: 'qi' },
    signedByTaxpayer: true,
  }),
  'POST /api/exchanges/{id}/identification/{notice}/revoke': exchange(SIGNED, { notice: NOWHERE }),
  'GET /api/exchanges/{id}/identification/{notice}/receipt.pdf': exchange(undefined, { notice: NOWHERE }),
  'GET /api/exchanges/{id}/identification/{notice}/content': exchange(undefined, { notice: NOWHERE }),
  'PUT /api/exchanges/{id}/identification/{notice}/links': exchange(
    { item: 'one', property: null },
    { notice: NOWHERE },
  ),
  'GET /api/exchanges/{id}/release': exchange(),
  'GET /api/exchanges/{id}/stage': exchange(),
  'PUT /api/exchanges/{id}/stage': exchange({ stage: 'CLOSED', reason: 'Intruding' }),
  'GET /api/exchanges/{id}/deadline-overrides': exchange(),
  'POST /api/exchanges/{id}/deadline-overrides': exchange({
    section: 6,
    noticeUrl: 'https://irs.example/notice',
    disasterDate: '2026-03-01',
    postponedTo: '2026-12-01',
    reason: 'Intruding',
    advisor: 'In Truder',
  }),
  'POST /api/exchanges/{id}/transfer-date-preview': exchange({ date: '2026-05-01' }),
  'POST /api/exchanges/{id}/stage/{recording}/withdraw': exchange(
    { reason: 'Intruding' },
    { recording: NOWHERE },
  ),
  'POST /api/exchanges/{id}/deadline-overrides/preview': exchange({
    section: 6,
    disasterDate: '2026-03-01',
    postponedTo: '2026-12-01',
  }),
  'POST /api/exchanges/{id}/deadline-overrides/{override}/approve': exchange({}, { override: NOWHERE }),
  'POST /api/exchanges/{id}/deadline-overrides/{override}/refuse': exchange(
    { note: 'Intruding' },
    { override: NOWHERE },
  ),
  'POST /api/exchanges/{id}/deadline-overrides/{override}/withdraw': exchange(
    { note: 'Intruding' },
    { override: NOWHERE },
  ),
  // A list or a filter that finds nothing of one's own changes nothing.
  'POST /api/exchanges/bulk': FIRM,
  'PUT /api/exchanges/{id}/tags': exchange({ tags: ['intruding'] }),
  'GET /api/saved-views': SELF,
  'POST /api/saved-views': SELF,
  'PUT /api/saved-views/{id}': record('saved-views', () => ({ name: 'Intruding', query: {} })),
  'DELETE /api/saved-views/{id}': record('saved-views'),
  'GET /api/portal/tags': SELF,
  'GET /api/users/me/avatar': SELF,
  'GET /api/exchanges/{id}/screenings': exchange(),
  'POST /api/exchanges/{id}/screenings': exchange({ party: 'In Truder', part: 'buyer' }),
  'POST /api/exchanges/{id}/screenings/{screening}/decide': exchange(
    { decision: 'clear', reason: 'Intruding' },
    { screening: NOWHERE },
  ),
  'GET /api/exchanges/{id}/worksheet': exchange(),
  'PUT /api/exchanges/{id}/worksheet': exchange({ lines: [] }),
  'GET /api/exchanges/{id}/truth-card.pdf': exchange(),
  'GET /api/exchanges/{id}/transfer-date-requests': exchange(),
  'POST /api/exchanges/{id}/transfer-date-requests': exchange({ date: '2026-03-09', evidence: 'Intruding' }),
  'POST /api/exchanges/{id}/transfer-date-requests/{request}/approve': exchange({}, { request: NOWHERE }),
  'POST /api/exchanges/{id}/transfer-date-requests/{request}/refuse': exchange({}, { request: NOWHERE }),
  'POST /api/imports/contacts/preview': FIRM,
  'POST /api/imports/contacts': FIRM,
  'GET /api/imports': FIRM,
  'POST /api/imports/{id}/undo': { about: 'record', params: () => ({ id: NOWHERE }) },
  'GET /api/tasks/{id}/comments': record('tasks'),
  'POST /api/tasks/{id}/comments': record('tasks', () => ({ content: 'Intruding' })),
  'GET /api/tasks/{id}/plan': record('tasks'),
  'PUT /api/tasks/{id}/plan': record('tasks', () => ({})),
  'GET /api/tasks/{id}/history': record('tasks'),
  'POST /api/calendar-feeds': {
    about: 'record',
    params: () => ({}),
    body: (firm) => ({ exchange: firm.foreign.exchange }),
  },
  'GET /api/calendar-feeds': SELF,
  'DELETE /api/calendar-feeds/{id}': { about: 'record', params: () => ({ id: NOWHERE }) },
  'GET /api/calendar-feeds/{token}.ics': ANYBODY,
  'GET /api/task-templates': FIRM,
  'POST /api/task-templates': FIRM,
  'PUT /api/task-templates/{id}': record('task-templates'),
  'DELETE /api/task-templates/{id}': record('task-templates'),
  'GET /api/search': SELF,
  'GET /api/portal/task-board': SELF,
  'GET /api/portal/board': SELF,
  'GET /api/contacts/search': FIRM,
  'POST /api/sync-discrepancies/{id}/resolve': record('sync-discrepancies', () => ({
    keep: 'ours',
    note: 'Intruding',
  })),

  'POST /api/sync/contacts': FIRM,
  'POST /api/sync/matters': FIRM,
  'POST /api/sync/tasks': FIRM,
  'POST /api/sync/all': FIRM,
  'GET /api/sync/status': FIRM,
  'GET /api/sync/logs': FIRM,
  'GET /api/sync/connect': FIRM,
  'GET /api/sync/callback': FIRM,
  'GET /api/admin/audit-logs': FIRM,
  'GET /api/admin/system-health': FIRM,
  'GET /api/admin/dashboard': FIRM,
  'GET /api/admin/firm': SELF,
  'PUT /api/admin/firm': FIRM,
  'GET /api/firm/logo': SELF,
  'GET /api/admin/settings': FIRM,
  'PUT /api/admin/settings': FIRM,
  'GET /api/admin/outbox': FIRM,
  'GET /api/admin/outbox/{id}': { about: 'record', params: () => ({ id: NOWHERE }) },

  'POST /api/calculators/deadlines': SELF,
  'POST /api/calculators/identification': SELF,
  'POST /api/calculators/form-8824': SELF,
  'POST /api/calculators/release': SELF,
  'GET /api/portal/exchanges': SELF,
  'GET /api/portal/tasks': SELF,
  'GET /api/portal/contacts': FIRM,
  'GET /api/portal/assignees': FIRM,
  'GET /api/portal/people': FIRM,
  'GET /api/portal/users': FIRM,
}

/** What somebody outside the exchange would write into a record of each collection. */
const CREATED: Record<string, (firm: Firm) => Record<string, unknown>> = {
  'exchange-participants': (firm) => ({ exchange: firm.foreign.exchange, contact: firm.contacts.client }),
  properties: (firm) => ({ exchange: firm.foreign.exchange, side: 'replacement', address: '1 Intruder Way' }),
  tasks: (firm) => ({ ...TASK, exchange: firm.foreign.exchange }),
  documents: (firm) => ({ title: 'Intruding', exchange: firm.foreign.exchange }),
  messages: (firm) => ({ content: 'Intruding', exchange: firm.foreign.exchange }),
}

/** The route of a collection's own generic operation, such as `PATCH /api/tasks/{id}`. */
export function genericRoute(method: string, collection: string, isRecord: boolean): RequestRoute {
  if (isRecord) return record(collection, method === 'GET' ? undefined : () => ({}))
  const body = CREATED[collection]
  return method === 'POST' && body ? { about: 'record', params: () => ({}), body } : FIRM
}
