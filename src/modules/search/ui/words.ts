import type { SearchKind } from '../../../core/search'

/** The kinds of what is found, in the order of the page. */
export const KIND_NAMES: Record<SearchKind, string> = {
  exchanges: 'Exchanges',
  contacts: 'Contacts',
  properties: 'Properties',
  tasks: 'Tasks',
  documents: 'Documents',
  messages: 'Messages',
}
export const KINDS: readonly SearchKind[] = [
  'exchanges',
  'contacts',
  'properties',
  'tasks',
  'documents',
  'messages',
]
