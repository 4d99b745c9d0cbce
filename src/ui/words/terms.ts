import type { Role } from '../../access/matrix'
import type { Taxpayer } from '../../exchange/return-due'

/** What the codes of the records are called on screen. */
export { nameIn, STATUS_NAMES, TASK_STATUS_NAMES } from '../../exchanges/words'

export const TYPE_NAMES = { delayed: 'Delayed', simultaneous: 'Simultaneous', reverse: 'Reverse', improvement: 'Improvement' } as const

export const TAXPAYER_NAMES: Record<Taxpayer, string> = { individual: 'Individual', trust: 'Trust or estate', 'c-corporation': 'C corporation', 's-corporation': 'S corporation', partnership: 'Partnership' }

export const ROLE_NAMES: Record<Role, string> = {
  admin: 'Administrator', coordinator: 'Coordinator', client: 'Client', third_party: 'Third party', agency: 'Agency',
}

export const PRIORITY_NAMES = { LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', URGENT: 'Urgent' } as const

export const PROPERTY_STATUS_NAMES = { pending: 'Pending', identified: 'Identified', under_contract: 'Under contract', closed: 'Closed', cancelled: 'Cancelled' } as const

/** The dates of an exchange, each with its plain meaning beside it. */
export const DATE_KINDS = {
  identification: { name: 'Identification deadline', meaning: 'The last day to name the property you may buy.' },
  exchange: { name: 'Exchange deadline', meaning: 'The last day to receive the property you buy.' },
  closing: { name: 'Expected closing', meaning: 'The day on which the sale is expected to close.' },
} as const
export type DateKind = keyof typeof DATE_KINDS
