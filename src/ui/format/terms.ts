/** What the codes of the records are called on screen. */
export {
  nameIn,
  PRIORITY_NAMES,
  PROPERTY_STATUS_NAMES,
  ROLE_NAMES,
  STATUS_NAMES,
  TASK_STATUS_NAMES,
  TAXPAYER_NAMES,
  TYPE_NAMES,
} from '../../core/terms'

/** The dates of an exchange, each with its plain meaning beside it. */
export const DATE_KINDS = {
  identification: {
    name: 'Identification deadline',
    meaning: 'The last day to name the property you may buy.',
  },
  exchange: { name: 'Exchange deadline', meaning: 'The last day to receive the property you buy.' },
  closing: { name: 'Expected closing', meaning: 'The day on which the sale is expected to close.' },
} as const
export type DateKind = keyof typeof DATE_KINDS
