/**
 * Who may do what, written out by hand from the contract (section 4, "Roles", with sections 3 and 5):
 * what the tests of access expect. Nothing here is derived from the source: a rule that is wrong
 * there must differ from this.
 */
export const ROLES = ['admin', 'coordinator', 'client', 'third_party', 'agency'] as const
export type Role = (typeof ROLES)[number]

/** `no`: not for the role. `own`: what is the person's own. `assigned`: of the exchanges that they take part in. */
const REACHES = ['no', 'own', 'assigned', 'all'] as const
export type Reach = (typeof REACHES)[number]

export type Operation = 'create' | 'read' | 'list' | 'update' | 'delete'

type Table = Record<Operation, Record<Role, Reach>>

const isReach = (word: string | undefined): word is Reach => REACHES.some((reach) => reach === word)

/** Reads a table as it is written below. @throws when it is not complete */
function table(text: string): Table {
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  if (head.join() !== ROLES.join()) throw new Error(`The columns are ${head.join()}.`)
  const row = (operation: Operation): Record<Role, Reach> => {
    const words = lines.find(([name]) => name === operation)
    const reach = (role: Role): Reach => {
      const word = words?.[1 + ROLES.indexOf(role)]
      if (!isReach(word)) throw new Error(`No reach for ${operation} by ${role}: ${word}`)
      return word
    }
    return {
      admin: reach('admin'),
      coordinator: reach('coordinator'),
      client: reach('client'),
      third_party: reach('third_party'),
      agency: reach('agency'),
    }
  }
  return {
    create: row('create'),
    read: row('read'),
    list: row('list'),
    update: row('update'),
    delete: row('delete'),
  }
}

/** What endpoints of their own record and decide: staff reads the records of their exchanges. */
const RECORDED_FOR_STAFF = table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       assigned     no        no           no
    list    all       assigned     no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`)

/** The endpoints that archive, deactivate or withdraw are no generic deletes: they have tests of their own. */
export const CONTRACT = {
  // "no users" for coordinators; everybody reads and changes their own profile.
  users: table(`
            admin     coordinator  client    third_party  agency
    create  all       no           no        no           no
    read    all       own          own       own          own
    list    all       no           no        no           no
    update  all       own          own       own          own
    delete  no        no           no        no           no`),
  // Made, sent again and withdrawn by endpoints of their own.
  invitations: table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       own          no        no           no
    list    all       own          no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  agencies: table(`
            admin     coordinator  client    third_party  agency
    create  all       no           no        no           no
    read    all       all          no        no           own
    list    all       all          no        no           own
    update  all       no           no        no           no
    delete  no        no           no        no           no`),
  // "all contacts" for coordinators; a client is one, an agency represents some.
  contacts: table(`
            admin     coordinator  client    third_party  agency
    create  all       all          no        no           no
    read    all       all          own       no           own
    list    all       all          own       no           own
    update  all       all          no        no           no
    delete  no        no           no        no           no`),
  exchanges: table(`
            admin     coordinator  client    third_party  agency
    create  all       all          no        no           no
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  all       assigned     no        no           no
    delete  no        no           no        no           no`),
  'exchange-participants': table(`
            admin     coordinator  client    third_party  agency
    create  all       assigned     no        no           no
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  all       assigned     no        no           no
    delete  no        no           no        no           no`),
  properties: table(`
            admin     coordinator  client    third_party  agency
    create  all       assigned     no        no           no
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  all       assigned     no        no           no
    delete  no        no           no        no           no`),
  // Signed, replaced and revoked by endpoints of their own; what was signed is never changed.
  identifications: table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  'exchange-stages': RECORDED_FOR_STAFF,
  'deadline-overrides': RECORDED_FOR_STAFF,
  'transfer-requests': RECORDED_FOR_STAFF,
  screenings: RECORDED_FOR_STAFF,
  worksheets: RECORDED_FOR_STAFF,
  // "complete their own tasks" for clients, "update tasks assigned to them" for agencies, "view only" for third parties.
  tasks: table(`
            admin     coordinator  client    third_party  agency
    create  all       assigned     no        no           no
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  all       assigned     own       no           own
    delete  no        no           no        no           no`),
  // Read through the task by everybody who sees it.
  'task-comments': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       no           no        no           no
    list    all       no           no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  // Made and changed by endpoints of their own; only staff works with them.
  'task-templates': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       all          no        no           no
    list    all       all          no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  // Third parties "view and download but never upload".
  documents: table(`
            admin     coordinator  client    third_party  agency
    create  all       assigned     assigned  no           assigned
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  all       assigned     no        no           no
    delete  no        no           no        no           no`),
  // Everybody who takes part writes; nobody takes back what was written.
  messages: table(`
            admin     coordinator  client    third_party  agency
    create  all       assigned     assigned  assigned     assigned
    read    all       assigned     assigned  assigned     assigned
    list    all       assigned     assigned  assigned     assigned
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  notifications: table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    own       own          own       own          own
    list    own       own          own       own          own
    update  own       own          own       own          own
    delete  no        no           no        no           no`),
  // Saved, changed and removed by endpoints of their own; what others share is more than one's own (access-records).
  'saved-views': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    own       own          own       own          own
    list    own       own          own       own          own
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  // "no audit log" for coordinators: an exchange's history comes from its timeline.
  'audit-logs': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       no           no        no           no
    list    all       no           no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  // Coordinators see no more of the runs than `last` in the status of the sync.
  'sync-runs': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       no           no        no           no
    list    all       no           no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
  // "the discrepancies of their exchanges" for coordinators; decided by an endpoint of its own.
  'sync-discrepancies': table(`
            admin     coordinator  client    third_party  agency
    create  no        no           no        no           no
    read    all       assigned     no        no           no
    list    all       assigned     no        no           no
    update  no        no           no        no           no
    delete  no        no           no        no           no`),
}

export type CollectionName = keyof typeof CONTRACT
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
] as const satisfies CollectionName[]

/** The other side of a record at PracticePanther, notes and evidence: "for admin and coordinator alone". */
const STAFF_FIELDS: [CollectionName, string][] = [
  ['contacts', 'ppData'],
  ['contacts', 'notes'],
  ['contacts', 'ppContactId'],
  ['contacts', 'ppAccountId'],
  ['contacts', 'missingSince'],
  ['exchanges', 'ppData'],
  ['exchanges', 'notes'],
  ['exchanges', 'ppMatterId'],
  ['exchanges', 'missingSince'],
  ['exchanges', 'statusPinnedReason'],
  ['exchanges', 'transferEvidence'],
  ['exchanges', 'transferReason'],
  ['exchanges', 'extensionEvidence'],
  ['exchanges', 'sourceState'],
  ['exchanges', 'tags'],
  ['identifications', 'ip'],
  ['identifications', 'device'],
  ['identifications', 'note'],
  ['tasks', 'ppData'],
  ['tasks', 'ppTaskId'],
  ['tasks', 'missingSince'],
]

/** "never money": what an agency does not see in records that it does. */
const MONEY_FIELDS: [CollectionName, string][] = [
  ['exchanges', 'relinquishedValueCents'],
  ['exchanges', 'proceedsCents'],
  ['properties', 'valueCents'],
  ['identifications', 'values'],
  ['identifications', 'result'],
]

/** The fields that are hidden from each role. */
export const HIDDEN_FIELDS: Record<Role, [CollectionName, string][]> = {
  admin: [],
  coordinator: [],
  client: STAFF_FIELDS,
  // No contacts at all: there is none to hide a field of.
  third_party: STAFF_FIELDS.filter(([collection]) => collection !== 'contacts'),
  agency: [...STAFF_FIELDS, ...MONEY_FIELDS],
}
