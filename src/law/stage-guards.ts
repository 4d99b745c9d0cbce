import type { CalendarDate } from './dates'
import type { Purchase, PurchaseStage } from './purchase'

/** What the guards of the stages look at. */
export type StageFacts = {
  today: CalendarDate
  /** The day on which the stage was reached, by which its guards are evaluated: a stage may be recorded later. */
  on: CalendarDate
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  /** The day the exchange agreement was signed, and that of assignment and notice, as recorded. */
  agreementOn: CalendarDate | null
  noticeOn: CalendarDate | null
  /** What the identification rules say at this moment; null where nothing is recorded here. */
  identification: 'valid' | 'pending-95' | 'over-identified' | 'none-identified' | null
  /** The day of assignment and notice of a purchase, as recorded; the latest of several. */
  purchaseAssignedOn: CalendarDate | null
  /** Replacement property has been received by that day, or a purchase was recorded. */
  received: boolean
  /** The replacement property that is named, with what was recorded of it before; null where none is. */
  purchase: Purchase | null
  /** The furthest stage of the other replacement properties. */
  elsewhere: PurchaseStage | null
  /** Replacement properties are recorded: then a purchase is one of theirs. */
  hasReplacements: boolean
  /** The settlement statement of the purchase is at hand. */
  settlementStatement: boolean
  /** Screenings whose findings nobody has cleared or confirmed. */
  openFindings: number
  /** In an improvement exchange property is parked beside the sale, before it or after it. */
  improvement: boolean
  /** Nothing is left on the exchange account, and it is reconciled; null before it is known. */
  ledgerSettled: boolean | null
}

/** Something that must be true when a stage is entered. */
export type Guard = {
  code: string
  message: string
  /** Who may enter all the same, with a reason; nobody where absent. */
  overrideBy?: 'admin'
  holds: (facts: StageFacts) => boolean
}

export const sold: Guard = {
  code: 'no-transfer-date',
  message: 'There is no transfer date yet.',
  holds: ({ transferDate }) => transferDate !== null,
}
export const hasClosed: Guard = {
  code: 'transfer-ahead',
  message: 'The transfer date lies after that day.',
  holds: ({ transferDate, on }) => transferDate === null || transferDate <= on,
}
const inTime = (day: CalendarDate | null, T: CalendarDate | null) => day !== null && (T === null || day <= T)
const reachedBy = (on: CalendarDate, day: CalendarDate | null | undefined) =>
  day !== null && day !== undefined && day <= on

export const screened: Guard = {
  code: 'findings-open',
  message: 'A screening found something that nobody has cleared or confirmed.',
  overrideBy: 'admin',
  holds: ({ openFindings }) => openFindings === 0,
}
export const agreement: Guard = {
  code: 'agreement-not-before-transfer',
  overrideBy: 'admin',
  message:
    'The exchange agreement must be signed before the transfer: without it the exchange is likely invalid.',
  holds: ({ agreementOn, transferDate }) => inTime(agreementOn, transferDate),
}
export const notice: Guard = {
  code: 'notice-not-before-transfer',
  overrideBy: 'admin',
  message:
    'Assignment and notice must be dated on or before the transfer: without them the exchange is likely invalid.',
  holds: ({ noticeOn, transferDate }) => inTime(noticeOn, transferDate),
}
// What has been sold by now cannot be recorded as unsold on any day.
export const notSold: Guard = {
  code: 'already-transferred',
  message: 'The sale has closed: this can no longer be recorded as before it.',
  holds: ({ transferDate, today }) => transferDate === null || transferDate > today,
}
export const named: Guard = {
  code: 'no-property',
  overrideBy: 'admin',
  message: 'Replacement properties are recorded in this exchange: say which one it is.',
  holds: ({ purchase, hasReplacements }) => purchase !== null || !hasReplacements,
}
export const notCancelled: Guard = {
  code: 'property-cancelled',
  message: 'This property is recorded as canceled.',
  holds: ({ purchase }) => purchase?.status !== 'cancelled',
}
export const purchaseAssigned: Guard = {
  code: 'purchase-not-assigned',
  overrideBy: 'admin',
  message: 'Assignment and notice of the purchase must be recorded, dated on or before the day it is funded.',
  holds: ({ purchase, purchaseAssignedOn, on }) =>
    reachedBy(on, purchase ? purchase.days.get('RP_ASSIGNED') : purchaseAssignedOn),
}
export const mayBuy: Guard = {
  code: 'not-identified',
  overrideBy: 'admin',
  message:
    'The property must be one of those validly identified, linked with the notice that names it, unless it is received within the 45 days.',
  holds: ({ purchase, identification, identificationDeadline, on }) =>
    (purchase ? purchase.identified : identification === 'valid' || identification === 'pending-95') ||
    (identificationDeadline !== null && on <= identificationDeadline),
}
// That the disbursement was approved is asked for as well (domain.md 4.1) once the ledger knows disbursements.
export const statement: Guard = {
  code: 'no-settlement-statement',
  overrideBy: 'admin',
  message: 'The settlement statement of the purchase must be at hand: name it as the evidence.',
  holds: ({ purchase, settlementStatement }) => purchase === null || settlementStatement,
}
export const purchaseFunded: Guard = {
  code: 'purchase-not-funded',
  overrideBy: 'admin',
  message: 'That this purchase was funded must be recorded, dated on or before the day it closed.',
  holds: ({ purchase, on }) => purchase === null || reachedBy(on, purchase.days.get('RP_FUNDED')),
}
export const inPeriod: Guard = {
  code: 'period-over',
  message: 'The exchange period had ended by that day.',
  overrideBy: 'admin',
  holds: ({ exchangeDeadline, on }) => exchangeDeadline !== null && on <= exchangeDeadline,
}
export const bought: Guard = {
  code: 'nothing-received',
  message: 'No replacement property has been received: an exchange is completed by receiving one.',
  overrideBy: 'admin',
  holds: ({ received }) => received,
}
export const notBought: Guard = {
  code: 'purchase-recorded',
  message: 'A purchase is recorded: something was received within the exchange.',
  overrideBy: 'admin',
  holds: ({ received }) => !received,
}
export const periodOver: Guard = {
  code: 'period-open',
  message: 'The exchange period had not ended by that day.',
  holds: ({ exchangeDeadline, on }) => exchangeDeadline !== null && on > exchangeDeadline,
}
export const idOver: Guard = {
  code: 'identification-open',
  message: 'The identification period had not ended by that day.',
  holds: ({ identificationDeadline, on }) => identificationDeadline !== null && on > identificationDeadline,
}
export const settled: Guard = {
  code: 'ledger-not-settled',
  message: 'The exchange account must be empty and reconciled before the exchange is closed.',
  holds: ({ ledgerSettled }) => ledgerSettled === true,
}
