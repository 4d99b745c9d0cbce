import { type CalendarDate, addMonths, yearOf } from './dates'
import { requireDate } from './input-dates'
import type { Warning } from './warning'

/** What an agent of the taxpayer did; routine financial, title, escrow and trust services do not count. */
export const AGENT_ROLES = [
  'employee',
  'attorney',
  'accountant',
  'investment-banker',
  'real-estate-agent',
  'routine-services',
  'exchange-services',
] as const
export type AgentRole = (typeof AGENT_ROLES)[number]

/** A party of an exchange as far as it is related to the taxpayer. */
export type PartyFacts = {
  /** T, the transfer of the first relinquished property; null before it is known. */
  transferDate: CalendarDate | null
  /** Owned in common with the taxpayer, in per cent (IRC 267(b), 707(b)). */
  ownershipPercent?: number | null | undefined
  /** A brother, sister, spouse, ancestor or descendant of the taxpayer. */
  family?: boolean | undefined
  agentRole?: AgentRole | null | undefined
  /** Related by more than 10 % or by family to somebody who was such an agent (domain.md 3.5, (3)). */
  relatedToAgent?: boolean | undefined
  /** The day of the screening, which stands for the transfer while that is not known. */
  today?: CalendarDate | undefined
  /** The last day on which the agent served the taxpayer; null while they still do. */
  servedUntil?: CalendarDate | null | undefined
  /** The day of the last transfer of the exchange, from which the two years run. */
  lastTransferDate?: CalendarDate | null | undefined
}

/** The two thresholds, kept apart (domain.md 3.5). */
export type PartyFlags = {
  /** Reg. 1.1031(k)-1(k): may not be intermediary, titleholder or escrow holder. */
  disqualified: boolean
  /** IRC 1031(f): both sides hold for two years. */
  related: boolean
  holdUntil: CalendarDate | null
  /** The tax years for which Form 8824 is due: that of the exchange and the two following. */
  formYears: number[]
  flags: Warning[]
}

const DISQUALIFYING_PERCENT = 10
const RELATED_PERCENT = 50
const LOOK_BACK_MONTHS = 24
const HOLDING_MONTHS = 24

const HARMLESS: readonly AgentRole[] = ['routine-services', 'exchange-services']

/** Served within the two years that end on the transfer; before T is known, within those that end today. */
function isAgent({ agentRole, servedUntil, transferDate, today }: PartyFacts): boolean {
  if (!agentRole || HARMLESS.includes(agentRole)) return false
  const end = transferDate ?? today ?? null
  if (!servedUntil || end === null) return true
  return servedUntil >= addMonths(end, -LOOK_BACK_MONTHS)
}

function flagsOf(
  agent: boolean,
  byOwnership: boolean,
  byAgent: boolean,
  related: boolean,
  facts: PartyFacts,
): Warning[] {
  return [
    ...(agent
      ? [
          {
            code: 'disqualified-agent',
            message: `Was the taxpayer's ${(facts.agentRole ?? '').replaceAll('-', ' ')} within two years of the transfer (Reg. 1.1031(k)-1(k)(2)).`,
          },
        ]
      : []),
    ...(byOwnership
      ? [
          {
            code: 'disqualified-related',
            message: 'Related to the taxpayer by more than 10% or by family (Reg. 1.1031(k)-1(k)(3)).',
          },
        ]
      : []),
    ...(byAgent
      ? [
          {
            code: 'disqualified-agent-related',
            message:
              'Related by more than 10% or by family to somebody who was an agent of the taxpayer within two years of the transfer (Reg. 1.1031(k)-1(k)(4)).',
          },
        ]
      : []),
    ...(related
      ? [
          {
            code: 'related-party',
            message:
              'A related party (IRC 1031(f)): both sides hold for two years, and buying replacement property from one through an intermediary generally fails (Rev. Rul. 2002-83).',
          },
        ]
      : []),
  ]
}

/**
 * Whether a party is disqualified (agent within two years, or related by more than 10 %) and whether
 * it is related in the sense of IRC 1031(f) (more than 50 %): two tests with two thresholds. Throws
 * `InvalidInput` for a date that does not exist.
 */
export function partyFlags(facts: PartyFacts): PartyFlags {
  requireDate('transferDate', facts.transferDate)
  requireDate('servedUntil', facts.servedUntil)
  requireDate('today', facts.today)
  requireDate('lastTransferDate', facts.lastTransferDate)
  const percent = facts.ownershipPercent ?? 0
  const family = facts.family === true
  // Of who is related to an agent, the agent's role and last day are reported.
  const byAgent = facts.relatedToAgent === true && isAgent(facts)
  const agent = facts.relatedToAgent !== true && isAgent(facts)
  const byOwnership = family || percent > DISQUALIFYING_PERCENT
  const related = family || percent > RELATED_PERCENT
  const last = facts.lastTransferDate ?? facts.transferDate
  const year = facts.transferDate === null ? null : yearOf(facts.transferDate)
  return {
    disqualified: agent || byOwnership || byAgent,
    related,
    holdUntil: related && last !== null ? addMonths(last, HOLDING_MONTHS) : null,
    formYears: related && year !== null ? [year, year + 1, year + 2] : [],
    flags: flagsOf(agent, byOwnership, byAgent, related, facts),
  }
}

/** A disposition within the two years triggers the gain, unless an exception holds (lines 9 to 11). */
export const DISPOSITION_EXCEPTIONS = ['death', 'involuntary-conversion', 'no-tax-avoidance'] as const
export type DispositionException = (typeof DISPOSITION_EXCEPTIONS)[number]

/** Does disposing on this day, with this exception or none, trigger the deferred gain? */
export const triggersGain = (
  lastTransferDate: CalendarDate,
  disposedOn: CalendarDate,
  exception: DispositionException | null,
): boolean => exception === null && disposedOn < addMonths(lastTransferDate, HOLDING_MONTHS)
