import { STAGE_NAMES_IN_ORDER, STAGES } from '../law/lifecycle'
import type { Taxpayer } from '../law/return-due'
import type { CollectionName, Role } from './access/matrix'
import type { ExchangeStatus } from '../law/status'

/** What codes of an exchange are called, on screen and in the timeline alike (domain.md 4.1). */
export const STATUS_NAMES: Record<ExchangeStatus, string> = {
  PENDING: 'Before the sale',
  '45D': 'Identification period',
  '180D': 'Exchange period',
  COMPLETED: 'Completed',
  TERMINATED: 'Ended without completion',
}

export const ROLE_NAMES: Record<Role, string> = {
  admin: 'Administrator',
  coordinator: 'Coordinator',
  client: 'Client',
  third_party: 'Third party',
  agency: 'Agency',
}

export const STAGE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  STAGE_NAMES_IN_ORDER.map((stage) => [stage, STAGES[stage].name]),
)

export const TASK_STATUS_NAMES = {
  PENDING: 'To do',
  IN_PROGRESS: 'In progress',
  COMPLETED: 'Done',
  CANCELLED: 'Canceled',
} as const

export const TYPE_NAMES = {
  delayed: 'Delayed',
  simultaneous: 'Simultaneous',
  reverse: 'Reverse',
  improvement: 'Improvement',
} as const

export const TAXPAYER_NAMES: Record<Taxpayer, string> = {
  individual: 'Individual',
  trust: 'Trust or estate',
  'c-corporation': 'C corporation',
  's-corporation': 'S corporation',
  partnership: 'Partnership',
}

export const PRIORITY_NAMES = { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', URGENT: 'Urgent' } as const

export const PROPERTY_STATUS_NAMES = {
  pending: 'Pending',
  identified: 'Identified',
  under_contract: 'Under contract',
  closed: 'Closed',
  cancelled: 'Canceled',
} as const

const SIDE_NAMES = { relinquished: 'Sold (relinquished)', replacement: 'Bought (replacement)' } as const

const STATUS_NAMES_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  exchanges: STATUS_NAMES,
  tasks: TASK_STATUS_NAMES,
  properties: PROPERTY_STATUS_NAMES,
}
const NAMES_OF_FIELD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stage: STAGE_NAMES,
  recordedStage: STAGE_NAMES,
  outcome: STAGE_NAMES,
  pinnedStatus: STATUS_NAMES,
  type: TYPE_NAMES,
  taxpayerType: TAXPAYER_NAMES,
  priority: PRIORITY_NAMES,
  side: SIDE_NAMES,
}

/** What a field's code is called; text that is no code stays as it is. `collection` distinguishes the statuses of different records. */
export function codeInWords(collection: string, field: string, text: string): string {
  const names = field === 'status' ? STATUS_NAMES_OF[collection] : NAMES_OF_FIELD[field]
  return names ? nameIn(names, text) : text
}

/** A code's name, or the code itself where there is none. */
export function nameIn(names: Readonly<Record<string, string>>, code: string | null | undefined): string {
  return code ? (names[code] ?? code) : ''
}

/** A SHA-256 as receipt and screen write it: people compare groups of eight digits, not a line of sixty-four. */
export const fingerprintText = (sha256: string): string => sha256.replaceAll(/(.{8})(?=.)/g, '$1 ')

/** What can be searched, in the order in which it is shown. */
export const SEARCH_KINDS = [
  'exchanges',
  'contacts',
  'properties',
  'tasks',
  'documents',
  'messages',
] as const satisfies readonly CollectionName[]
export type SearchKind = (typeof SEARCH_KINDS)[number]
