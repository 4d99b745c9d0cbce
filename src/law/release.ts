import { type CalendarDate, addDays } from './dates'
import { requireDate } from './input-dates'

/** What money is asked to leave the exchange account for (domain.md 3.4). */
export const RELEASE_PURPOSES = [
  'client-request',
  'replacement-closing',
  'earnest-money',
  'reimbursement',
  'loan',
  'closing-direction',
] as const
export type ReleasePurpose = (typeof RELEASE_PURPOSES)[number]

/** A request to release exchange funds, and what the answer depends on. */
export type ReleaseInput = {
  /** The day of the request; for `closing-direction` the day the direction was given. */
  today: CalendarDate
  transferDate: CalendarDate
  identificationDeadline: CalendarDate
  exchangeDeadline: CalendarDate
  /** Every property identified; `acquiredOn` up to today is acquired, `revoked` means validly. */
  identified: readonly { acquiredOn?: CalendarDate; revoked?: boolean }[]
  purpose: ReleasePurpose
  /** A contingency of Reg. 1.1031(k)-1(g)(6)(iii)(B) is confirmed. */
  contingency?: boolean
}

/** The decision, why, and for the client's own money the first day it would be allowed. */
export type ReleaseDecision = {
  decision: 'allow' | 'deny'
  reason: string
  earliest?: CalendarDate
}

const allow = (reason: string): ReleaseDecision => ({ decision: 'allow', reason })
const deny = (reason: string): ReleaseDecision => ({ decision: 'deny', reason })

/** Whether something identified is left to acquire on a day. */
const isLeft = (input: ReleaseInput, day: CalendarDate): boolean =>
  input.identified.some(
    ({ acquiredOn, revoked }) => revoked !== true && (acquiredOn === undefined || acquiredOn > day),
  )

function clientMoneyOn(input: ReleaseInput, day: CalendarDate): ReleaseDecision {
  if (day <= input.identificationDeadline) {
    return deny('Until the identification period has ended the client may not receive funds ((g)(6)).')
  }
  if (input.contingency === true)
    return allow('A contingency of the agreement has occurred ((g)(6)(iii)(B)).')
  if (!isLeft(input, day)) return allow('Nothing identified is left to acquire ((g)(6)(ii), (iii)(A)).')
  if (day <= input.exchangeDeadline) {
    return deny('Identified property is left to acquire and the exchange period has not ended ((g)(6)).')
  }
  return allow('The exchange period has ended ((g)(6)).')
}

/** The answer can only change to allow on one of these days: it stays the same between them. */
function turningDays(input: ReleaseInput): CalendarDate[] {
  const acquisitions = input.identified.flatMap(({ acquiredOn }) => acquiredOn ?? [])
  const ends = [input.identificationDeadline, input.exchangeDeadline].map((day) => addDays(day, 1))
  return [...ends, ...acquisitions].sort()
}

function clientMoney(input: ReleaseInput): ReleaseDecision {
  const decided = clientMoneyOn(input, input.today)
  if (decided.decision === 'allow') return decided
  const earliest = turningDays(input).find(
    (day) => day > input.today && clientMoneyOn(input, day).decision === 'allow',
  )
  return earliest === undefined ? decided : { ...decided, earliest }
}

function purchase(input: ReleaseInput): ReleaseDecision {
  const { today, identificationDeadline, exchangeDeadline } = input
  if (today > exchangeDeadline) return deny('The exchange period has ended: nothing can be acquired in it.')
  if (today <= identificationDeadline) return allow('The identification period is running.')
  return isLeft(input, today)
    ? allow('Identified property is left to acquire.')
    : deny('Nothing identified is left to acquire.')
}

function closingDirection({ today, transferDate }: ReleaseInput): ReleaseDecision {
  return today <= transferDate
    ? allow('The direction was given on or before the transfer.')
    : deny('After the transfer the client can no longer direct funds of the closing.')
}

const DECISIONS: Record<ReleasePurpose, (input: ReleaseInput) => ReleaseDecision> = {
  'client-request': clientMoney,
  reimbursement: clientMoney,
  'replacement-closing': purchase,
  'earnest-money': purchase,
  'closing-direction': closingDirection,
  loan: () => deny('Exchange funds are never lent to the client or pledged ((g)(6)).'),
}

function requireDates(input: ReleaseInput): void {
  requireDate('today', input.today)
  requireDate('transferDate', input.transferDate)
  requireDate('identificationDeadline', input.identificationDeadline)
  requireDate('exchangeDeadline', input.exchangeDeadline)
  input.identified.forEach(({ acquiredOn }, index) =>
    requireDate(`identified.${index}.acquiredOn`, acquiredOn),
  )
}

/**
 * Whether exchange funds may be released: the restrictions of Reg. 1.1031(k)-1(g)(6), domain.md 3.4,
 * vectors G-01 to G-09. A denied `client-request` or `reimbursement` carries `earliest`, the first
 * day it would be allowed if nothing else changes. Throws `InvalidInput` (with the field) for a date
 * that does not exist or lies after 2199.
 */
export function decideRelease(input: ReleaseInput): ReleaseDecision {
  requireDates(input)
  return DECISIONS[input.purpose](input)
}
