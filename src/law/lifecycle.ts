import type { CalendarDate } from './dates'
import { isPast, isPurchaseStage } from './purchase'
import * as must from './stage-guards'
import type { Guard, StageFacts } from './stage-guards'
import type { Warning } from './warning'

/** Where an exchange stands by the contract: before T, with the clock, or over. */
type StatusRule = 'clock' | 'COMPLETED' | 'TERMINATED' | 'as-before'

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

const stage = (
  place: number,
  name: string,
  status: StatusRule,
  guards: readonly Guard[] = [],
  extra: Partial<StageRule> = {},
): StageRule => ({ name, place, status, track: 'all', guards, ...extra })

/**
 * The way of an exchange at an intermediary and what must be true at each step (domain.md 4.1). The
 * one table that code, panel and portal read.
 */
export const STAGES = {
  LEAD: stage(10, 'Enquiry', 'clock', [must.notSold]),
  INTAKE: stage(20, 'Intake', 'clock'),
  SCREENED: stage(30, 'Screened', 'clock', [must.screened]),
  AGREEMENT_SENT: stage(40, 'Agreement sent', 'clock'),
  AGREEMENT_EXECUTED: stage(50, 'Agreement signed', 'clock'),
  QEAA_SIGNED: stage(52, 'QEAA signed', 'clock', [], { track: 'reverse' }),
  EAT_FORMED: stage(54, 'Titleholder formed', 'clock', [], { track: 'reverse' }),
  PARKED: stage(56, 'Property parked', 'clock', [], { track: 'reverse' }),
  RQ_IDENTIFIED: stage(58, 'Relinquished property identified', 'clock', [], { track: 'reverse' }),
  RQ_ASSIGNED_NOTICED: stage(60, 'Sale assigned, notice given', 'clock', [must.agreement]),
  RQ_CLOSED: stage(70, 'Sold', 'clock', [must.sold, must.hasClosed, must.agreement, must.notice]),
  FUNDS_RECEIVED: stage(80, 'Funds received', 'clock', [must.sold, must.hasClosed]),
  ID_OPEN: stage(90, 'Identification open', 'clock', [], { byClock: true }),
  ID_LOCKED: stage(100, 'Identification closed', 'clock', [], { byClock: true }),
  RP_ASSIGNED: stage(110, 'Purchase assigned, notice given', 'clock', [
    must.sold,
    must.hasClosed,
    must.named,
    must.notCancelled,
  ]),
  RP_FUNDED: stage(120, 'Purchase funded', 'clock', [
    must.sold,
    must.hasClosed,
    must.named,
    must.notCancelled,
    must.purchaseAssigned,
    must.mayBuy,
    must.statement,
    must.inPeriod,
  ]),
  RP_CLOSED: stage(130, 'Bought', 'clock', [
    must.sold,
    must.hasClosed,
    must.named,
    must.notCancelled,
    must.purchaseFunded,
    must.inPeriod,
  ]),
  UNPARKED: stage(135, 'Parked property passed on', 'clock', [], { track: 'reverse' }),
  COMPLETED: stage(200, 'Completed', 'COMPLETED', [must.sold, must.hasClosed, must.bought]),
  PARTIAL: stage(200, 'Completed in part', 'COMPLETED', [must.sold, must.hasClosed, must.bought]),
  NO_ID: stage(200, 'Ended: nothing identified', 'TERMINATED', [must.sold, must.idOver, must.notBought]),
  EXPIRED: stage(200, 'Ended: period expired', 'TERMINATED', [must.sold, must.periodOver]),
  CONTINGENCY: stage(200, 'Ended: contingency of the agreement', 'TERMINATED', [must.sold, must.idOver]),
  CANCELLED_BEFORE_CLOSE: stage(200, 'Canceled before the sale', 'TERMINATED', [must.notSold], {
    track: 'exit',
  }),
  TERMINATED_FAILED: stage(200, 'Failed', 'TERMINATED', [must.sold, must.hasClosed], { track: 'exit' }),
  FINAL_ACCOUNTING: stage(210, 'Final accounting', 'as-before'),
  CLOSED: stage(220, 'Closed', 'as-before', [must.settled]),
} as const satisfies Record<string, StageRule>

export type Stage = keyof typeof STAGES
export const isStage = (text: unknown): text is Stage =>
  typeof text === 'string' && Object.hasOwn(STAGES, text)
export const STAGE_NAMES_IN_ORDER: readonly Stage[] = Object.keys(STAGES).filter(isStage)

/** How an exchange can end; final accounting and closing keep it. */
export const OUTCOME_PLACE = 200

export const ruleOf = (name: Stage): StageRule => STAGES[name]
const placeOf = (name: Stage | null): number => (name === null ? 0 : STAGES[name].place)
export const isOutcome = (name: Stage | null): boolean => placeOf(name) === OUTCOME_PLACE

/**
 * What goes beside the way leads nobody back: parking that is recorded after the sale in an improvement
 * exchange, and a property that is bought after another one and goes through its own stages.
 */
function goesBeside(
  to: Stage,
  { improvement, purchase }: Pick<StageFacts, 'improvement' | 'purchase'>,
): boolean {
  if (isPurchaseStage(to)) return purchase !== null && !isPast(purchase, to)
  return improvement && STAGES[to].track === 'reverse'
}

/** Does recording this stage take something back? Of a property that is named, only what it reached itself. */
function leadsBack(to: Stage, from: Stage | null, facts: StageFacts): boolean {
  if (isPurchaseStage(to) && facts.purchase) return isPast(facts.purchase, to)
  return placeOf(from) > placeOf(to) && !goesBeside(to, facts)
}

const later = (one: Stage, other: Stage | null): Stage =>
  other !== null && placeOf(other) > placeOf(one) ? other : one

/** The stage that is the furthest once one more was recorded: other properties stay where they are. */
export function furthest(
  to: Stage,
  from: Stage | null,
  facts: Pick<StageFacts, 'improvement' | 'purchase' | 'elsewhere'>,
): Stage {
  const reached = isPurchaseStage(to) ? later(to, facts.elsewhere) : to
  return goesBeside(to, facts) && placeOf(from) < OUTCOME_PLACE ? later(reached, from) : reached
}

/** A guard that does not hold, and whether a reason of an admin lets it pass. */
export type Obstacle = Warning & { overridable: boolean }

/** What stands against entering a stage: the way itself, and the guards that do not hold. */
export function obstaclesTo(
  to: Stage,
  from: Stage | null,
  outcome: Stage | null,
  facts: StageFacts,
): Obstacle[] {
  const rule = ruleOf(to)
  if (rule.byClock)
    return [{ code: 'set-by-the-clock', message: 'This stage follows from its date.', overridable: false }]
  const needsOutcome = rule.status === 'as-before' && outcome === null
  const over = outcome !== null && (rule.place < OUTCOME_PLACE || (isOutcome(to) && to !== outcome))
  return [
    ...(needsOutcome
      ? [{ code: 'no-outcome', message: 'First say how the exchange ended.', overridable: false }]
      : []),
    ...(over
      ? [
          {
            code: 'already-over',
            message:
              'The exchange is over: to open it again, or to end it otherwise, takes an administrator and a reason.',
            overridable: true,
          },
        ]
      : []),
    ...(!over && leadsBack(to, from, facts)
      ? [
          {
            code: 'backwards',
            message: 'An earlier stage is recorded again only with a reason by an administrator.',
            overridable: true,
          },
        ]
      : []),
    ...rule.guards
      .filter((guard) => !guard.holds(facts))
      .map(({ code, message, overrideBy }) => ({ code, message, overridable: overrideBy !== undefined })),
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
  if (recorded === null && clock.sourceTerminated)
    return clock.transferDate !== null && clock.transferDate <= clock.today
      ? 'TERMINATED_FAILED'
      : 'CANCELLED_BEFORE_CLOSE'
  if (recorded === null && clock.sourceClosed) return 'COMPLETED'
  const moved = stageByClock(clock)
  return recorded === null || placeOf(recorded) < placeOf(moved) ? moved : recorded
}

/** COMPLETED or TERMINATED where the recorded stage says so; null while the clock decides. */
export function statusOfStage(
  recorded: Stage | null,
  outcome: Stage | null,
): 'COMPLETED' | 'TERMINATED' | null {
  if (recorded === null) return null
  const { status } = ruleOf(recorded)
  if (status === 'as-before') return outcome === null ? null : statusOfStage(outcome, null)
  return status === 'clock' ? null : status
}

/** What is wrong with how an exchange came to its transfer, in red: it cannot be cured after it. */
export function validityWarnings({
  agreementOn,
  noticeOn,
  transferDate,
  today,
}: Pick<StageFacts, 'agreementOn' | 'noticeOn' | 'transferDate' | 'today'>): Warning[] {
  if (transferDate === null || transferDate > today) return []
  const late = (day: CalendarDate | null) => day !== null && day > transferDate
  return [
    ...(late(agreementOn)
      ? [
          {
            code: 'exchange-likely-invalid',
            message: `The agreement is dated ${agreementOn}, after the transfer on ${transferDate}: the exchange is likely invalid.`,
          },
        ]
      : []),
    ...(late(noticeOn)
      ? [
          {
            code: 'exchange-likely-invalid',
            message: `Assignment and notice are dated ${noticeOn}, after the transfer on ${transferDate}: the exchange is likely invalid.`,
          },
        ]
      : []),
    ...(agreementOn === null
      ? [
          {
            code: 'agreement-not-recorded',
            message: 'That the agreement was signed before the transfer is not recorded here.',
          },
        ]
      : []),
    ...(noticeOn === null
      ? [
          {
            code: 'notice-not-recorded',
            message: 'That assignment and notice were given by the transfer is not recorded here.',
          },
        ]
      : []),
  ]
}
