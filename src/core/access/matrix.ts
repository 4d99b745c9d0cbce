/**
 * The permission matrix as data (contract section 4): who may do what with which kind of record.
 * Collections, our own endpoints, our own SQL, sockets and exports all ask this one table, and a
 * test checks every cell of it against the running REST and GraphQL API.
 */

export const ROLES = ['admin', 'coordinator', 'client', 'third_party', 'agency'] as const
export type Role = (typeof ROLES)[number]

/** What a participant row can narrow (contract section 4): it never widens the role. */
export const PERMISSIONS = ['view', 'message', 'upload', 'manage'] as const
export type Permission = (typeof PERMISSIONS)[number]

export const OPERATIONS = ['create', 'read', 'update', 'delete'] as const
export type Operation = (typeof OPERATIONS)[number]

/**
 * `none`: the operation is not for the role (403). `own`: the person's own record. `assigned`:
 * records of the exchanges the person takes part in. `all`: every record.
 */
export type Scope = 'none' | 'own' | 'assigned' | 'all'

export const COLLECTIONS = [
  'users',
  'invitations',
  'agencies',
  'contacts',
  'exchanges',
  'exchange-participants',
  'properties',
  'identifications',
  'exchange-stages',
  'deadline-overrides',
  'transfer-requests',
  'screenings',
  'worksheets',
  'tasks',
  'task-comments',
  'task-templates',
  'documents',
  'messages',
  'notifications',
  'saved-views',
  'audit-logs',
  'sync-runs',
  'sync-discrepancies',
] as const
export type CollectionName = (typeof COLLECTIONS)[number]

type RoleScopes = Record<Role, Scope>
type CollectionRules = Record<Operation, RoleScopes>

/** Nothing that matters is ever deleted: the DELETE endpoints archive (contract section 3). */
const NOBODY: RoleScopes = {
  admin: 'none',
  coordinator: 'none',
  client: 'none',
  third_party: 'none',
  agency: 'none',
}

/** Written by endpoints alone, and read as records by staff alone. */
const RECORDED_FOR_STAFF: CollectionRules = {
  create: NOBODY,
  read: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
  update: NOBODY,
  delete: NOBODY,
}

export const MATRIX: Record<CollectionName, CollectionRules> = {
  users: {
    create: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    read: { admin: 'all', coordinator: 'own', client: 'own', third_party: 'own', agency: 'own' },
    update: { admin: 'all', coordinator: 'own', client: 'own', third_party: 'own', agency: 'own' },
    delete: NOBODY,
  },
  // Made, sent and withdrawn by endpoints of their own.
  invitations: {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'own', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
  agencies: {
    create: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    read: { admin: 'all', coordinator: 'all', client: 'none', third_party: 'none', agency: 'own' },
    update: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  contacts: {
    create: { admin: 'all', coordinator: 'all', client: 'none', third_party: 'none', agency: 'none' },
    read: { admin: 'all', coordinator: 'all', client: 'own', third_party: 'none', agency: 'own' },
    update: { admin: 'all', coordinator: 'all', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  exchanges: {
    create: { admin: 'all', coordinator: 'all', client: 'none', third_party: 'none', agency: 'none' },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  'exchange-participants': {
    create: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  properties: {
    create: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  // Recorded, asked for and decided by endpoints of their own; staff reads the records themselves.
  'exchange-stages': RECORDED_FOR_STAFF,
  'deadline-overrides': RECORDED_FOR_STAFF,
  'transfer-requests': RECORDED_FOR_STAFF,
  screenings: RECORDED_FOR_STAFF,
  worksheets: RECORDED_FOR_STAFF,
  // Read through their task by everybody who sees it.
  'task-comments': {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
  // Made and changed by endpoints of their own.
  'task-templates': {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'all', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
  // Signed, replaced and revoked by endpoints of their own; what was signed is never changed.
  identifications: {
    create: NOBODY,
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: NOBODY,
    delete: NOBODY,
  },
  tasks: {
    create: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: { admin: 'all', coordinator: 'assigned', client: 'own', third_party: 'none', agency: 'own' },
    delete: NOBODY,
  },
  documents: {
    create: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'none',
      agency: 'assigned',
    },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    delete: NOBODY,
  },
  messages: {
    create: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    read: {
      admin: 'all',
      coordinator: 'assigned',
      client: 'assigned',
      third_party: 'assigned',
      agency: 'assigned',
    },
    update: NOBODY,
    delete: NOBODY,
  },
  notifications: {
    create: NOBODY,
    read: { admin: 'own', coordinator: 'own', client: 'own', third_party: 'own', agency: 'own' },
    update: { admin: 'own', coordinator: 'own', client: 'own', third_party: 'own', agency: 'own' },
    delete: NOBODY,
  },
  // Saved, changed and removed by endpoints of their own.
  'saved-views': {
    create: NOBODY,
    read: { admin: 'own', coordinator: 'own', client: 'own', third_party: 'own', agency: 'own' },
    update: NOBODY,
    delete: NOBODY,
  },
  'audit-logs': {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
  'sync-runs': {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'none', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
  'sync-discrepancies': {
    create: NOBODY,
    read: { admin: 'all', coordinator: 'assigned', client: 'none', third_party: 'none', agency: 'none' },
    update: NOBODY,
    delete: NOBODY,
  },
}

/** Lists that are closed to a role although it may read its own record by id ("no users"). */
export const CLOSED_LISTS: Partial<Record<CollectionName, readonly Role[]>> = {
  users: ['coordinator', 'client', 'third_party', 'agency'],
}

/** Fields that are for staff alone, by collection: "records marked staff … and so is ppData". */
export const STAFF_FIELDS: Partial<Record<CollectionName, readonly string[]>> = {
  contacts: ['ppData', 'notes', 'ppContactId', 'ppAccountId', 'missingSince'],
  exchanges: [
    'ppData',
    'notes',
    'ppMatterId',
    'missingSince',
    'statusPinnedReason',
    'transferEvidence',
    'transferReason',
    'extensionEvidence',
    'sourceState',
    'tags',
  ],
  identifications: ['ip', 'device', 'note'],
  tasks: ['ppData', 'ppTaskId', 'missingSince'],
}

/** Fields an agency never sees: money, tax ids, wire data (contract section 4, domain.md section 6). */
export const MONEY_FIELDS: Partial<Record<CollectionName, readonly string[]>> = {
  exchanges: ['relinquishedValueCents', 'proceedsCents'],
  properties: ['valueCents'],
  identifications: ['values', 'result'],
}

/** Admin and coordinator: the firm's own people. */
export const STAFF: readonly Role[] = ['admin', 'coordinator']

/** Who may learn about the money of an exchange that they see: an agency never does (contract section 4). */
export const MONEY_READERS: readonly Role[] = ['admin', 'coordinator', 'client', 'third_party']

export function isStaff(role: Role | undefined): boolean {
  return role !== undefined && STAFF.includes(role)
}

/** The fields of a collection that are not for this role. */
export function hiddenFields(role: Role, collection: CollectionName): readonly string[] {
  const staffs = isStaff(role) ? [] : (STAFF_FIELDS[collection] ?? [])
  return role === 'agency' ? [...staffs, ...(MONEY_FIELDS[collection] ?? [])] : staffs
}

/** May this role see this field of this collection at all? */
export function maySeeField(role: Role | undefined, collection: CollectionName, field: string): boolean {
  return role !== undefined && !hiddenFields(role, collection).includes(field)
}

/** What a participant of this role may do at most; a participant row can only narrow it. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  admin: PERMISSIONS,
  coordinator: PERMISSIONS,
  client: ['view', 'message', 'upload'],
  third_party: ['view', 'message'],
  agency: ['view', 'message', 'upload'],
}
