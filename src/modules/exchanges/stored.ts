import { z } from 'zod'
import type { CalendarDate } from '../../law/dates'
import type { DeadlinesInput } from '../../law/deadline-facts'
import { computeDeadlines, type Deadlines } from '../../law/deadlines'
import { isStage, stageOf, type Stage } from '../../law/lifecycle'
import type { DeadlineOverride } from '../../law/override'
import type { Taxpayer } from '../../law/return-due'
import type { SafeUntil } from '../../law/safe-date'
import { deriveStatus, type ExchangeStatus } from '../../law/status'

/** The facts of a stored exchange from which its dates and its status follow. */
export type DateFacts = {
  relinquishedTransferDate?: CalendarDate | null
  taxpayerType?: Taxpayer | null
  extensionFiled?: boolean | null
  returnDueDate?: CalendarDate | null
  extendedDueDate?: CalendarDate | null
  /** P0, the day the EAT took title. */
  parkedOn?: CalendarDate | null
  sourceState?: 'open' | 'closed' | 'cancelled' | null
  pinnedStatus?: ExchangeStatus | null
  recordedStage?: unknown
  outcome?: unknown
  /** The approved override as it is stored on the exchange. */
  deadlineOverride?: unknown
}

/** What is stored of them. */
export type StoredDates = {
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  /** The earliest last day that what is known does not exclude, parking included: what lists and boards lead with. */
  safeDeadline: CalendarDate | null
  /** What would lift it. */
  safeUntil: SafeUntil | null
  /** Day 45 of parked property. */
  parkingIdentification: CalendarDate | null
  status: ExchangeStatus
  expired: boolean
  stage: Stage
}

const keptOverride = z.object({
  section: z.union([z.literal(6), z.literal(17), z.literal('other')]),
  which: z.enum(['both', 'identification', 'exchange']),
  disasterDate: z.string(),
  postponedTo: z.string(),
  affectedTaxpayer: z.boolean().optional(),
})

/** The override that is stored on an exchange; null for none. */
export function overrideOf(kept: unknown): DeadlineOverride | null {
  if (kept === null || kept === undefined) return null
  return keptOverride.safeParse(kept).data ?? null
}

const asStage = (value: unknown): Stage | null => (isStage(value) ? value : null)

/** What the stored deadlines of an exchange are computed from: parking apart; null before the transfer date is known. */
function storedInput(facts: DateFacts, today: CalendarDate): DeadlinesInput | null {
  if (!facts.relinquishedTransferDate) return null
  return {
    today,
    transfers: [facts.relinquishedTransferDate],
    taxpayer: facts.taxpayerType ?? null,
    extensionFiled: facts.extensionFiled ?? false,
    returnDueDate: facts.returnDueDate ?? null,
    extendedDueDate: facts.extendedDueDate ?? null,
    override: overrideOf(facts.deadlineOverride),
  }
}

/**
 * What all deadlines of an exchange are computed from, those of parked property with them (domain.md
 * 1.5); null while there is neither a transfer nor parked property.
 */
export function deadlineInput(facts: DateFacts, today: CalendarDate): DeadlinesInput | null {
  const [stored, parkedOn] = [storedInput(facts, today), facts.parkedOn || null]
  if (stored) return { ...stored, parkedOn }
  return parkedOn ? { today, transfers: [], parkedOn, override: overrideOf(facts.deadlineOverride) } : null
}

/** The deadlines of an exchange with all their reasons, parking included; null while there are none. */
export function deadlinesOf(facts: DateFacts, today: CalendarDate): Deadlines | null {
  const input = deadlineInput(facts, today)
  return input && computeDeadlines(input)
}

/** What lists and boards lead with: the safe date of the exchange, or the end of a parking without a sale. */
function leadingDates(
  facts: DateFacts,
  today: CalendarDate,
): Pick<StoredDates, 'safeDeadline' | 'safeUntil' | 'parkingIdentification'> {
  const all = deadlinesOf(facts, today)
  return {
    safeDeadline: all?.exchange?.safeDate ?? all?.parking?.endsOn ?? null,
    safeUntil: all?.exchange?.safeUntil ?? null,
    parkingIdentification: all?.parking?.identificationBy ?? null,
  }
}

/**
 * Stored deadlines are T+45 and the earlier of T+180 and the return-due cap, for every type and
 * status: parking limits what is shown and the safe date, never the stored deadlines. The status follows from the dates, the source's state and a pin (contract section 7).
 */
export function storedDates(facts: DateFacts, today: CalendarDate): StoredDates {
  const input = storedInput(facts, today)
  const deadlines = input && computeDeadlines(input)
  const identificationDeadline = deadlines?.identification?.date ?? null
  const exchangeDeadline = deadlines?.exchange?.date ?? null
  const [recordedStage, outcome] = [asStage(facts.recordedStage), asStage(facts.outcome)]
  const source = {
    sourceClosed: facts.sourceState === 'closed',
    sourceTerminated: facts.sourceState === 'cancelled',
  }
  const transferDate = facts.relinquishedTransferDate ?? null
  return {
    identificationDeadline,
    exchangeDeadline,
    ...leadingDates(facts, today),
    ...deriveStatus({
      today,
      transferDate,
      identificationDeadline,
      exchangeDeadline,
      ...source,
      recordedStage,
      outcome,
      pinned: facts.pinnedStatus ?? null,
    }),
    stage: stageOf(recordedStage, { today, transferDate, identificationDeadline, ...source }),
  }
}
