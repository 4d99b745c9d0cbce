import { idOf } from '../access/actor'
import type { CollectionName } from '../access/matrix'

/** A line of the audit log before it is written. Field names are those of the record. */
export type AuditEntry = {
  action: string
  entityType?: string | null
  entityId?: string | null
  exchange?: string | null
  user?: string | null
  session?: string | null
  ip?: string | null
  userAgent?: string | null
  outcome?: 'success' | 'failure' | 'refused'
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  /** `updatedAt` of the record after this change, where it is known: shows what came after a given state of it. */
  recordUpdatedAt?: string | null
}

/**
 * The fields whose changes are recorded, by kind of record. Contents that live in the record itself
 * (a message's text, the raw source data) are left out; so is everything computed on reading.
 */
export const AUDITED_FIELDS = {
  users: ['email', 'firstName', 'lastName', 'role', 'active', 'contact', 'agency', 'phone', 'timeZone'],
  agencies: ['name', 'contacts'],
  contacts: [
    'firstName',
    'lastName',
    'displayName',
    'email',
    'phone',
    'company',
    'address',
    'archived',
    'ppContactId',
    'ppAccountId',
    'accountName',
    'primary',
    'missingSince',
  ],
  exchanges: [
    'exchangeNumber',
    'name',
    'type',
    'status',
    'expired',
    'client',
    'coordinator',
    'coordinatorName',
    'relinquishedValueCents',
    'proceedsCents',
    'notes',
    'archived',
    'relinquishedTransferDate',
    'transferDateSource',
    'transferEvidence',
    'transferReason',
    'expectedClosingDate',
    'taxpayerType',
    'extensionFiled',
    'returnDueDate',
    'extendedDueDate',
    'identificationDeadline',
    'exchangeDeadline',
    'safeDeadline',
    'parkedOn',
    'parkingIdentification',
    'completionDate',
    'pinnedStatus',
    'statusPinnedReason',
    'sourceState',
    'ppMatterId',
    'missingSince',
    'stage',
    'recordedStage',
    'outcome',
    'tags',
    'deadlineOverride',
  ],
  'exchange-participants': [
    'exchange',
    'user',
    'contact',
    'personName',
    'role',
    'permissions',
    'status',
    'approvals',
    'source',
  ],
  properties: [
    'exchange',
    'side',
    'address',
    'city',
    'state',
    'zip',
    'apn',
    'escrowNumber',
    'valueCents',
    'contractDate',
    'closingDate',
    'status',
  ],
  identifications: [
    'exchange',
    'state',
    'source',
    'items',
    'values',
    'typedName',
    'signedAt',
    'sentAt',
    'receivedAt',
    'recipient',
    'valid',
    'invalidReason',
    'sha256',
  ],
  tasks: [
    'title',
    'description',
    'status',
    'priority',
    'dueDate',
    'exchange',
    'assignee',
    'assigneeName',
    'audience',
    'completedAt',
    'ppTaskId',
    'missingSince',
  ],
  documents: [
    'title',
    'filename',
    'version',
    'exchange',
    'category',
    'accessLevel',
    'allowedRoles',
    'pinRequired',
    'archived',
  ],
  messages: ['exchange', 'sender', 'messageType', 'audience'],
} as const satisfies Partial<Record<CollectionName, readonly string[]>>

export type AuditedCollection = keyof typeof AUDITED_FIELDS

/** A relationship is stored as its id, an empty value as absent. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && 'id' in value && typeof value.id === 'string')
    return idOf({ id: value.id })
  return value
}

type Row = Record<string, unknown>

/** What differs between two states of a record; `before` is null for a new one. */
export function changesOf(
  collection: AuditedCollection,
  before: Row | null,
  after: Row,
): { before: Row | null; after: Row } | null {
  const old: Row = {}
  const now: Row = {}
  for (const field of AUDITED_FIELDS[collection]) {
    const was = before ? plain(before[field]) : null
    const is = plain(after[field])
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    if (before) old[field] = was
    now[field] = is
  }
  if (Object.keys(now).length === 0) return null
  return { before: before ? old : null, after: now }
}

/** The audit entry for a created or changed record, or null when nothing audited changed. */
export function entryForChange(
  collection: AuditedCollection,
  before: Row | null,
  after: Row,
): AuditEntry | null {
  const changes = changesOf(collection, before, after)
  if (!changes) return null
  const entityId = String(after['id'])
  const exchange = collection === 'exchanges' ? entityId : plain(after['exchange'])
  return {
    action: `${collection}.${before ? 'update' : 'create'}`,
    entityType: collection,
    entityId,
    exchange: typeof exchange === 'string' ? exchange : null,
    outcome: 'success',
    recordUpdatedAt: typeof after['updatedAt'] === 'string' ? after['updatedAt'] : null,
    ...changes,
  }
}
