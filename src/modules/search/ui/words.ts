import type { SearchKind } from '../../../core/terms'

/** The kinds of what is found. */
export const KIND_NAMES: Record<SearchKind, string> = {
  exchanges: 'Exchanges',
  contacts: 'Contacts',
  properties: 'Properties',
  tasks: 'Tasks',
  documents: 'Documents',
  messages: 'Messages',
}
