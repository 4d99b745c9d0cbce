import {
  type DeadlineFacts,
  type DeadlinesInput,
  type ParkingDates,
  type PeriodDates,
  deadlineFacts,
} from './deadline-facts'
import { type LimitedBy, endOfExchange } from './deadlines'
import { safeDate } from './safe-date'

/** One step from the facts to a deadline, for the card that explains where a date comes from. */
export type WhyLine = {
  /** What the step does. */
  rule: string
  /** What went in. */
  input: string
  /** The date, or the words, that came out. */
  result: string
  /** The statute, regulation, procedure or decision the rule stands in. */
  citation: string
}

const LIMIT_NAMES: Record<LimitedBy, string> = {
  'day-180': 'day 180',
  'return-due-date': 'the return due date',
  parking: 'the end of the parking',
  override: 'the postponed day 180',
}

function countingLines({ transferDate, day45, day180 }: PeriodDates, transfers: number): WhyLine[] {
  const after = `after the transfer on ${transferDate}`
  return [
    {
      rule: 'Both periods run from the earliest transfer',
      input: transfers === 1 ? 'one transfer' : `${transfers} transfers`,
      result: transferDate,
      citation: 'Reg. 1.1031(k)-1(b)(2)(iii)',
    },
    {
      rule: 'Day 45 is never rolled',
      input: `45 days ${after}`,
      result: day45,
      citation: 'IRC 1031(a)(3)(A)',
    },
    {
      rule: 'Day 180 is never rolled',
      input: `180 days ${after}`,
      result: day180,
      citation: 'IRC 1031(a)(3)(B)(i)',
    },
  ]
}

function returnLines({ due, returnFacts, returnPostponedFrom }: PeriodDates): WhyLine[] {
  const kind = returnFacts.taxpayer ?? 'taxpayer of unknown kind'
  const input = `${kind}, ${returnFacts.extensionFiled ? 'extension filed' : 'no extension filed'}`
  const rule = 'Due date of the return for the year of the transfer'
  const citation = 'IRC 1031(a)(3)(B)(ii); Christensen, T.C. Memo 1996-254'
  if (due.statutory === null || due.cap === null) return [{ rule, input, result: 'not known', citation }]
  const cap = returnPostponedFrom ?? due.cap
  const rolled = {
    rule: 'A return due on a weekend or holiday is due the next business day',
    citation: 'IRC 7503',
  }
  return [
    { rule, input, result: due.statutory, citation },
    ...(cap === due.statutory ? [] : [{ ...rolled, input: due.statutory, result: cap }]),
  ]
}

function parkingLines(parking: ParkingDates | null, parkedOn: string): WhyLine[] {
  if (parking === null) return []
  const citation = 'Rev. Proc. 2000-37 section 4.02'
  const input = `EAT took title ${parkedOn}`
  return [
    { rule: 'QEAA signed within 5 business days', input, result: parking.agreementBy, citation },
    {
      rule: 'Relinquished property identified by day 45 of the parking',
      input,
      result: parking.identificationBy,
      citation,
    },
    { rule: 'Parking ends on day 180', input, result: parking.endsOn, citation },
  ]
}

function postponedReturnLines({ returnPostponedFrom, due }: PeriodDates, input: string): WhyLine[] {
  if (returnPostponedFrom === null || due.cap === null) return []
  return [
    {
      rule: 'The return of an affected taxpayer is postponed with it',
      input: `${returnPostponedFrom}, ${input}`,
      result: due.cap,
      citation: 'IRC 7508A; IRC 1031(a)(3)(B)(ii)',
    },
  ]
}

function overrideLines({ override, periods, parking }: DeadlineFacts): WhyLine[] {
  if (override === null) return []
  const { section, disasterDate, postponedTo } = override.asked
  const rule = 'Disaster relief by IRS notice'
  const input = `disaster ${disasterDate}, postponed to ${postponedTo}`
  const citation = section === 'other' ? 'IRC 7508A' : `IRC 7508A; Rev. Proc. 2018-58 section ${section}`
  const line = (what: string, result: string): WhyLine => ({
    rule: `${rule}: ${what}`,
    input,
    result,
    citation,
  })
  const returned = periods ? postponedReturnLines(periods, input) : []
  if (override.contradiction !== null)
    return [{ rule, input, result: override.contradiction, citation }, ...returned]
  return [
    ...(periods ? [line('day 45', periods.identificationEnd), line('day 180', periods.periodEnd)] : []),
    ...(parking
      ? [line('day 45 of the parking', parking.identificationBy), line('end of the parking', parking.endsOn)]
      : []),
    ...returned,
  ]
}

function endLine({ periods, parking }: DeadlineFacts): WhyLine[] {
  if (periods === null) return []
  const { date, limitedBy } = endOfExchange(periods, parking)
  return [
    {
      rule: 'The exchange ends on the earliest limit',
      input: LIMIT_NAMES[limitedBy],
      result: date,
      citation: parking ? 'IRC 1031(a)(3)(B); Rev. Proc. 2000-37' : 'IRC 1031(a)(3)(B)',
    },
  ]
}

function safeLine(facts: DeadlineFacts): WhyLine[] {
  if (facts.periods === null) return []
  const { date } = endOfExchange(facts.periods, facts.parking)
  const safe = safeDate(facts, date)
  if (safe.until !== 'return-due-later') return []
  return [
    {
      rule: 'The kind of taxpayer is not recorded: count on the earliest return that can apply',
      input: 'return of a partnership or an S corporation',
      result: safe.date,
      citation: 'IRC 1031(a)(3)(B)(ii); IRC 6072(b)',
    },
  ]
}

/**
 * The steps that lead to the dates of `computeDeadlines` for the same input, in order, each with its
 * citation. Throws `InvalidInput` as `computeDeadlines` does.
 */
export function explainDeadlines(input: DeadlinesInput): WhyLine[] {
  const facts = deadlineFacts(input)
  return [
    ...(facts.periods ? countingLines(facts.periods, input.transfers.length) : []),
    ...(facts.periods ? returnLines(facts.periods) : []),
    ...parkingLines(facts.parkingBase, input.parkedOn ?? ''),
    ...overrideLines(facts),
    ...endLine(facts),
    ...safeLine(facts),
  ]
}
