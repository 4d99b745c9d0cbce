import { CONTRACT, type CollectionName, type Operation, type Reach, type Role } from './contract'
import type { Firm } from './firm'

/** What the contract promises, put into words that REST and GraphQL can both be asked in. */
export const MISSING = '01900000-0000-7000-8000-000000000000'
export const TARGETS = ['own', 'assigned', 'foreign', 'missing'] as const
export type Target = (typeof TARGETS)[number]
export type Outcome = 'allowed' | 'not signed in' | 'not for the role' | 'not there'

/** The id of the record that a target means for this role and collection, if the firm has one. */
export function targetId(
  firm: Firm,
  role: Role,
  collection: CollectionName,
  target: Target,
): string | undefined {
  if (target === 'missing') return MISSING
  if (target === 'own') return firm.own[role][collection]
  return firm[target].records[collection]
}

function reaches(scope: Reach, target: Target): boolean {
  if (target === 'missing' || scope === 'no') return false
  if (scope === 'all') return true
  // What is one's own lies in an exchange of one's own, or is nobody else's.
  return target === 'own' || (scope === 'assigned' && target === 'assigned')
}

/** What the contract says about an operation on a record: 403 for what is not for the role, 404 for what is not theirs. */
export function expected(
  role: Role | null,
  collection: CollectionName,
  operation: Operation,
  target: Target,
): Outcome {
  if (role === null) return 'not signed in'
  const scope = CONTRACT[collection][operation][role]
  if (scope === 'no') return 'not for the role'
  return reaches(scope, target) ? 'allowed' : 'not there'
}

/** A harmless change of one field that every role with the operation may write. */
export const CHANGES: Record<CollectionName, Record<string, unknown>> = {
  users: { phone: '+12135550100' },
  invitations: { firstName: 'Renamed' },
  agencies: { name: 'Renamed' },
  contacts: { phone: '555-0101' },
  exchanges: { notes: 'Changed' },
  'exchange-participants': { role: 'CPA' },
  properties: { city: 'Fresno' },
  identifications: { note: 'Changed' },
  'exchange-stages': { reason: 'Changed' },
  'deadline-overrides': { reason: 'Changed' },
  'transfer-requests': { note: 'Changed' },
  screenings: { note: 'Changed' },
  worksheets: { input: {} },
  'task-comments': { content: 'Changed' },
  'task-templates': { name: 'Changed' },
  tasks: { status: 'IN_PROGRESS' },
  documents: { category: 'closing' },
  messages: { content: 'Changed' },
  notifications: { readAt: '2026-01-01T00:00:00.000Z' },
  'saved-views': { name: 'Changed' },
  'audit-logs': { action: 'changed' },
  'sync-runs': { status: 'FAILED' },
  'sync-discrepancies': { note: 'Changed' },
}

let serial = 0
/** A new record of a collection, inside an exchange where it belongs to one. */
export async function newRecord(
  firm: Firm,
  collection: CollectionName,
  exchange: string,
): Promise<Record<string, unknown>> {
  serial += 1
  // Nobody takes part twice.
  const contact =
    collection === 'exchange-participants'
      ? await firm.admin.create('contacts', { firstName: 'Newcomer' })
      : null
  const records: Record<CollectionName, Record<string, unknown>> = {
    users: {
      email: `new-${serial}@firm.example`,
      password: 'correct-horse-1031',
      role: 'client',
      firstName: 'New',
      lastName: 'Person',
    },
    invitations: {
      email: `invited-${serial}@firm.example`,
      role: 'client',
      firstName: 'New',
      lastName: 'Person',
    },
    agencies: { name: `Agency ${serial}` },
    contacts: { firstName: 'New', lastName: `Contact ${serial}` },
    exchanges: { name: `Exchange ${serial}` },
    'exchange-participants': { exchange, contact },
    properties: { exchange, side: 'replacement', address: `${serial} Street` },
    identifications: { exchange, state: 'SIGNED', source: 'paper' },
    'exchange-stages': { exchange, stage: 'INTAKE', overridden: [] },
    'deadline-overrides': {
      exchange,
      which: 'both',
      section: 'other',
      disasterDate: '2026-03-10',
      postponedTo: '2026-06-01',
      reason: 'Made up',
      state: 'APPROVED',
      requestedBy: firm.people.client.id,
    },
    'transfer-requests': {
      exchange,
      transferDate: '2026-03-06',
      evidence: 'Made up',
      state: 'APPROVED',
      requestedBy: firm.people.client.id,
    },
    screenings: {
      exchange,
      party: 'Made up',
      part: 'seller',
      facts: {},
      flags: [],
      disqualified: false,
      related: false,
      state: 'CLEAR',
    },
    worksheets: { exchange, input: {} },
    'task-comments': {
      task: firm.assigned.records['tasks'] ?? '',
      user: firm.people.client.id,
      content: 'Made up',
    },
    'task-templates': { name: `Template ${serial}`, items: [], automatic: false, active: true },
    tasks: { exchange, title: `Task ${serial}` },
    documents: { exchange, title: `Document ${serial}` },
    messages: { exchange, content: `Message ${serial}` },
    notifications: { user: firm.people.client.id, category: 'test', title: 'Made up' },
    'saved-views': {
      user: firm.people.client.id,
      list: 'board',
      name: `View ${serial}`,
      query: {},
      shared: false,
    },
    'audit-logs': { action: 'made.up', outcome: 'success' },
    'sync-runs': { kind: 'all', status: 'SUCCESS' },
    'sync-discrepancies': {
      entityType: 'exchanges',
      entityId: exchange,
      field: 'made-up',
      status: 'OPEN',
      exchange,
    },
  }
  return records[collection]
}

/** Does a record of this collection belong to an exchange? */
export const livesInExchange = (collection: CollectionName): boolean =>
  [
    'exchange-participants',
    'properties',
    'identifications',
    'exchange-stages',
    'deadline-overrides',
    'transfer-requests',
    'screenings',
    'worksheets',
    'tasks',
    'documents',
    'messages',
    'sync-discrepancies',
  ].includes(collection)

export const KINDS: Record<Outcome, number[]> = {
  allowed: [200, 201],
  'not signed in': [401],
  'not for the role': [403],
  'not there': [404],
}

/** The outcome that a status means; the bare number where it means none. */
export function outcomeOf(status: number): Outcome | number {
  for (const [outcome, statuses] of Object.entries(KINDS))
    if (statuses.includes(status)) return isOutcome(outcome) ? outcome : status
  return status
}

const isOutcome = (text: string): text is Outcome => text in KINDS
