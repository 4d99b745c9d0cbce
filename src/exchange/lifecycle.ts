import type { CalendarDate } from './calendar'
import type { Warning } from './warning'

/** What the guards of the stages look at. */
export type StageFacts = {
  today: CalendarDate
  /** The day on which the stage was reached, by which its guards are judged: a stage may be recorded later. */
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
  /** Screenings whose findings nobody has cleared or confirmed. */
  openFindings: number
  /** In an improvement exchange property is parked beside the sale, before it or after it. */
  improvement: boolean
  /** Nothing is left on the exchange account, and it is reconciled; null before it is known. */
  ledgerSettled: boolean | null
}

/** Where an exchange stands by the contract: before T, with the clock, or over. */
type StatusRule = 'clock' | 'COMPLETED' | 'TERMINATED' | 'as-before'

type Guard = {
  code: string
  message: string
  /** Who may enter all the same, with a reason; nobody where absent. */
  overrideBy?: 'admin'
  holds: (facts: StageFacts) => boolean
}

export type StageRule = {
  name: string
  /** The place on the way: recording goes forward, and one's own mistake back. */
  place: number
  /** The clock sets it by itself; people cannot. */
  byClock?: true
  status: StatusRule
  track: 'all' | 'reverse' | 'exit'
  guards: readonly Guard[]
}

const sold: Guard = { code: 'no-transfer-date', message: 'There is no transfer date yet.', holds: ({ transferDate }) => transferDate !== null }
const hasClosed: Guard = { code: 'transfer-ahead', message: 'The transfer date lies after that day.', holds: ({ transferDate, on }) => transferDate === null || transferDate <= on }
const inTime = (day: CalendarDate | null, T: CalendarDate | null) => day !== null && (T === null || day <= T)
const screened: Guard = { code: 'findings-open', message: 'A screening found something that nobody has cleared or confirmed.', overrideBy: 'admin', holds: ({ openFindings }) => openFindings === 0 }
const agreement: Guard = {
  code: 'agreement-not-before-transfer', overrideBy: 'admin',
  message: 'The exchange agreement must be signed before the transfer: without it the exchange is likely invalid.',
  holds: ({ agreementOn, transferDate }) => inTime(agreementOn, transferDate),
}
const notice: Guard = {
  code: 'notice-not-before-transfer', overrideBy: 'admin',
  message: 'Assignment and notice must be dated on or before the transfer: without them the exchange is likely invalid.',
  holds: ({ noticeOn, transferDate }) => inTime(noticeOn, transferDate),
}
// What has been sold by now cannot be recorded as unsold on any day.
const notSold: Guard = { code: 'already-transferred', message: 'The sale has closed: this can no longer be recorded as before it.', holds: ({ transferDate, today }) => transferDate === null || transferDate > today }
const purchaseAssigned: Guard = {
  code: 'purchase-not-assigned', overrideBy: 'admin',
  message: 'Assignment and notice of the purchase must be recorded, dated on or before the day it is funded.',
  holds: ({ purchaseAssignedOn, on }) => purchaseAssignedOn !== null && purchaseAssignedOn <= on,
}
const mayBuy: Guard = {
  code: 'not-identified', overrideBy: 'admin',
  message: 'The property must be one of those validly identified, unless it is received within the 45 days.',
  holds: ({ identification, identificationDeadline, on }) =>
    identification === 'valid' || identification === 'pending-95' || (identificationDeadline !== null && on <= identificationDeadline),
}
const inPeriod: Guard = { code: 'period-over', message: 'The exchange period had ended by that day.', overrideBy: 'admin', holds: ({ exchangeDeadline, on }) => exchangeDeadline !== null && on <= exchangeDeadline }
const bought: Guard = { code: 'nothing-received', message: 'No replacement property has been received: an exchange is completed by receiving one.', overrideBy: 'admin', holds: ({ received }) => received }
const notBought: Guard = { code: 'purchase-recorded', message: 'A purchase is recorded: something was received within the exchange.', overrideBy: 'admin', holds: ({ received }) => !received }
const periodOver: Guard = { code: 'period-open', message: 'The exchange period had not ended by that day.', holds: ({ exchangeDeadline, on }) => exchangeDeadline !== null && on > exchangeDeadline }
const idOver: Guard = { code: 'identification-open', message: 'The identification period had not ended by that day.', holds: ({ identificationDeadline, on }) => identificationDeadline !== null && on > identificationDeadline }
const settled: Guard = { code: 'ledger-not-settled', message: 'The exchange account must be empty and reconciled before the exchange is closed.', holds: ({ ledgerSettled }) => ledgerSettled === true }

const stage = (place: number, name: string, status: StatusRule, guards: readonly Guard[] = [], extra: Partial<StageRule> = {}): StageRule => ({ name, place, status, track: 'all', guards, ...extra })

/**
 * The way of an exchange at an intermediary and what must be true at each step (domain.md 4.1). The
 * one table that code, panel and portal read.
 */
export const STAGES = {
  LEAD: stage(10, 'Enquiry', 'clock', [notSold]),
  INTAKE: stage(20, 'Intake', 'clock'),
  SCREENED: stage(30, 'Screened', 'clock', [screened]),
  AGREEMENT_SENT: stage(40, 'Agreement sent', 'clock'),
  AGREEMENT_EXECUTED: stage(50, 'Agreement signed', 'clock'),
  QEAA_SIGNED: stage(52, 'QEAA signed', 'clock', [], { track: 'reverse' }),
  EAT_FORMED: stage(54, 'Titleholder formed', 'clock', [], { track: 'reverse' }),
  PARKED: stage(56, 'Property parked', 'clock', [], { track: 'reverse' }),
  RQ_IDENTIFIED: stage(58, 'Relinquished property identified', 'clock', [], { track: 'reverse' }),
  RQ_ASSIGNED_NOTICED: stage(60, 'Sale assigned, notice given', 'clock', [agreement]),
  RQ_CLOSED: stage(70, 'Sold', 'clock', [sold, hasClosed, agreement, notice]),
  FUNDS_RECEIVED: stage(80, 'Funds received', 'clock', [sold, hasClosed]),
  ID_OPEN: stage(90, 'Identification open', 'clock', [], { byClock: true }),
  ID_LOCKED: stage(100, 'Identification closed', 'clock', [], { byClock: true }),
  RP_ASSIGNED: stage(110, 'Purchase assigned, notice given', 'clock', [sold, hasClosed]),
  RP_FUNDED: stage(120, 'Purchase funded', 'clock', [sold, hasClosed, purchaseAssigned, mayBuy, inPeriod]),
  RP_CLOSED: stage(130, 'Bought', 'clock', [sold, hasClosed, inPeriod]),
  UNPARKED: stage(135, 'Parked property passed on', 'clock', [], { track: 'reverse' }),
  COMPLETED: stage(200, 'Completed', 'COMPLETED', [sold, hasClosed, bought]),
  PARTIAL: stage(200, 'Completed in part', 'COMPLETED', [sold, hasClosed, bought]),
  NO_ID: stage(200, 'Ended: nothing identified', 'TERMINATED', [sold, idOver, notBought]),
  EXPIRED: stage(200, 'Ended: period expired', 'TERMINATED', [sold, periodOver]),
  CONTINGENCY: stage(200, 'Ended: contingency of the agreement', 'TERMINATED', [sold, idOver]),
  CANCELLED_BEFORE_CLOSE: stage(200, 'Cancelled before the sale', 'TERMINATED', [notSold], { track: 'exit' }),
  TERMINATED_FAILED: stage(200, 'Failed', 'TERMINATED', [sold, hasClosed], { track: 'exit' }),
  FINAL_ACCOUNTING: stage(210, 'Final accounting', 'as-before'),
  CLOSED: stage(220, 'Closed', 'as-before', [settled]),
} as const satisfies Record<string, StageRule>

export type Stage = keyof typeof STAGES
export const isStage = (text: unknown): text is Stage => typeof text === 'string' && Object.hasOwn(STAGES, text)
export const STAGE_NAMES_IN_ORDER: readonly Stage[] = Object.keys(STAGES).filter(isStage)

/** How an exchange can end; final accounting and closing keep it. */
export const OUTCOME_PLACE = 200

export const ruleOf = (name: Stage): StageRule => STAGES[name]
const placeOf = (name: Stage | null): number => (name === null ? 0 : STAGES[name].place)
export const isOutcome = (name: Stage | null): boolean => placeOf(name) === OUTCOME_PLACE

/** Parking that is recorded after the sale goes beside the way of an improvement exchange: it does not lead back. */
export const goesBeside = (to: Stage, { improvement }: Pick<StageFacts, 'improvement'>): boolean => improvement && STAGES[to].track === 'reverse'

/** The stage that is the furthest once one more was recorded. */
export const furthest = (to: Stage, from: Stage | null, facts: Pick<StageFacts, 'improvement'>): Stage =>
  from !== null && goesBeside(to, facts) && placeOf(from) > placeOf(to) && placeOf(from) < OUTCOME_PLACE ? from : to

/** A guard that does not hold, and whether a reason of an admin lets it pass. */
export type Obstacle = Warning & { overridable: boolean }

/** What stands against entering a stage: the way itself, and the guards that do not hold. */
export function obstaclesTo(to: Stage, from: Stage | null, outcome: Stage | null, facts: StageFacts): Obstacle[] {
  const rule = ruleOf(to)
  if (rule.byClock) return [{ code: 'set-by-the-clock', message: 'This stage comes by itself with its day.', overridable: false }]
  const needsOutcome = rule.status === 'as-before' && outcome === null
  const over = outcome !== null && rule.place < OUTCOME_PLACE
  return [
    ...(needsOutcome ? [{ code: 'no-outcome', message: 'First say how the exchange ended.', overridable: false }] : []),
    ...(over ? [{ code: 'already-over', message: 'The exchange is over: to open it again takes an administrator and a reason.', overridable: true }] : []),
    ...(placeOf(from) > rule.place && !over && !goesBeside(to, facts) ? [{ code: 'backwards', message: 'An earlier stage is recorded again only with a reason by an administrator.', overridable: true }] : []),
    ...rule.guards.filter((guard) => !guard.holds(facts)).map(({ code, message, overrideBy }) => ({ code, message, overridable: overrideBy !== undefined })),
  ]
}

/** What a stage follows from besides what people recorded. */
export type StageClock = {
  today: CalendarDate
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  sourceClosed: boolean
  sourceTerminated: boolean
}

/** Where the calendar has an exchange, whatever was recorded. */
function stageByClock({ today, transferDate, identificationDeadline }: StageClock): Stage {
  if (transferDate === null || today < transferDate) return 'INTAKE'
  return identificationDeadline !== null && today > identificationDeadline ? 'ID_LOCKED' : 'ID_OPEN'
}

/**
 * The stage an exchange is in: what people recorded, moved on by the clock, because both periods
 * run whatever was recorded. Only an exchange that nobody recorded anything of follows the source.
 */
export function stageOf(recorded: Stage | null, clock: StageClock): Stage {
  if (recorded === null && clock.sourceTerminated) return clock.transferDate !== null && clock.transferDate <= clock.today ? 'TERMINATED_FAILED' : 'CANCELLED_BEFORE_CLOSE'
  if (recorded === null && clock.sourceClosed) return 'COMPLETED'
  const moved = stageByClock(clock)
  return recorded === null || placeOf(recorded) < placeOf(moved) ? moved : recorded
}

/** COMPLETED or TERMINATED where the recorded stage says so; null while the clock decides. */
export function statusOfStage(recorded: Stage | null, outcome: Stage | null): 'COMPLETED' | 'TERMINATED' | null {
  if (recorded === null) return null
  const { status } = ruleOf(recorded)
  if (status === 'as-before') return outcome === null ? null : statusOfStage(outcome, null)
  return status === 'clock' ? null : status
}

/** What is wrong with how an exchange came to its transfer, in red: it cannot be cured after it. */
export function validityWarnings({ agreementOn, noticeOn, transferDate, today }: StageFacts): Warning[] {
  if (transferDate === null || transferDate > today) return []
  const late = (day: CalendarDate | null) => day !== null && day > transferDate
  return [
    ...(late(agreementOn) ? [{ code: 'exchange-likely-invalid', message: `The agreement is dated ${agreementOn}, after the transfer on ${transferDate}: the exchange is likely invalid.` }] : []),
    ...(late(noticeOn) ? [{ code: 'exchange-likely-invalid', message: `Assignment and notice are dated ${noticeOn}, after the transfer on ${transferDate}: the exchange is likely invalid.` }] : []),
    ...(agreementOn === null ? [{ code: 'agreement-not-recorded', message: 'That the agreement was signed before the transfer is not recorded here.' }] : []),
    ...(noticeOn === null ? [{ code: 'notice-not-recorded', message: 'That assignment and notice were given by the transfer is not recorded here.' }] : []),
  ]
}
