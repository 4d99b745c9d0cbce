import { MATRIX, type CollectionName, type Operation } from '../matrix'
import { ALWAYS, NEVER, type Condition } from './condition'
import { contacts } from './contacts'
import { documents } from './documents'
import { exchanges, partOfExchange } from './exchanges'
import { messages } from './messages'
import { agencies, invitations, notifications, users } from './people'
import { assigned, type Facts, type RecordRule } from './rule'
import { savedViews } from './savedViews'
import { tasks } from './tasks'

/** Records of the firm as a whole: the matrix gives them to a role or not, nothing between. */
const OF_THE_FIRM: RecordRule = { columns: {} }

export const RULES: Readonly<Record<CollectionName, RecordRule>> = {
  users,
  invitations,
  agencies,
  contacts,
  exchanges,
  'exchange-participants': partOfExchange,
  properties: partOfExchange,
  identifications: partOfExchange,
  'exchange-stages': partOfExchange,
  'deadline-overrides': partOfExchange,
  'transfer-requests': partOfExchange,
  screenings: partOfExchange,
  worksheets: partOfExchange,
  tasks,
  'task-comments': OF_THE_FIRM,
  'task-templates': OF_THE_FIRM,
  documents,
  messages,
  notifications,
  'saved-views': savedViews,
  'audit-logs': OF_THE_FIRM,
  'sync-runs': OF_THE_FIRM,
  'sync-discrepancies': partOfExchange,
}

/** Which records of a kind somebody may reach with an operation: the matrix's cell in the terms of the record. */
export function conditionOf(collection: CollectionName, operation: Operation, facts: Facts): Condition {
  const rule = RULES[collection]
  switch (MATRIX[collection][operation][facts.actor.role]) {
    case 'none':
      return NEVER
    case 'all':
      return ALWAYS
    case 'own':
      return rule.own?.(facts) ?? NEVER
    case 'assigned':
      return assigned(rule, facts)
  }
}
