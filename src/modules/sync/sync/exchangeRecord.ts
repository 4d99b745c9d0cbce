import { v7 as uuid } from 'uuid'
import { addDays, type CalendarDate } from '../../../law/dates'
import { storedDates, type DateFacts } from '../../exchanges'
import { shown, type Compared, type OpenDifference } from '../discrepancies/store'
import type { MatterDate, MatterFacts } from '../mapping/matters'
import { mergeSource, withHeld, type Values } from './merge'
import type { StoredRow } from './tables'

/** A matter with its people and accounts looked up: what an exchange is made from. */
export type ResolvedMatter = MatterFacts & {
  client: string | null
  clientName: string | null
  coordinator: string | null
  coordinatorName: string | null
}

/** The outcome for one exchange: the record to store, and what does not agree with the source. */
export type ExchangeOutcome = {
  row: StoredRow
  differences: OpenDifference[]
  agreed: Compared[]
  /** A transfer date too far away to be followed without a person's word. */ unusual: CalendarDate | null
}

/** What the source says of the fields that follow it. */
function sourceValues(matter: ResolvedMatter): Values {
  return {
    exchangeNumber: matter.exchangeNumber,
    name: matter.name,
    type: matter.type,
    client: matter.client,
    coordinator: matter.coordinator,
    relinquishedValueCents: matter.relinquishedValueCents,
    proceedsCents: matter.proceedsCents,
    archived: matter.archived,
    expectedClosingDate: matter.expectedClosingDate,
    completionDate: matter.completionDate,
  }
}

const isDate = (value: unknown): value is CalendarDate => typeof value === 'string'

const heldIn = (matter: ResolvedMatter, field: MatterDate) => matter.held?.includes(field) === true

/**
 * T follows the source in the open until staff confirm it; from then on a different value there is
 * a difference and moves nothing (contract section 7).
 */
function transferDate(
  stored: StoredRow | null,
  matter: ResolvedMatter,
): { date: CalendarDate | null; source: string | null; conflict: boolean } {
  const theirs = matter.relinquishedTransferDate
  const ours = isDate(stored?.['relinquishedTransferDate']) ? stored['relinquishedTransferDate'] : null
  if (stored?.['transferDateSource'] !== 'confirmed') {
    const date = heldIn(matter, 'relinquishedTransferDate') ? ours : theirs
    return { date, source: date ? 'synced' : null, conflict: false }
  }
  if (heldIn(matter, 'relinquishedTransferDate')) return { date: ours, source: 'confirmed', conflict: false }
  return { date: ours, source: 'confirmed', conflict: theirs !== null && theirs !== ours }
}

/** Names belong to the person chosen: ours stay with ours, theirs come with theirs. */
function personNames(values: Values, stored: StoredRow | null, matter: ResolvedMatter): Values {
  const clientIsTheirs = (values['client'] ?? null) === matter.client
  const coordinatorIsTheirs = (values['coordinator'] ?? null) === matter.coordinator
  return {
    clientName: clientIsTheirs ? matter.clientName : (stored?.['clientName'] ?? null),
    coordinatorName: coordinatorIsTheirs ? matter.coordinatorName : (stored?.['coordinatorName'] ?? null),
  }
}

const keep = (stored: StoredRow | null) =>
  Object.fromEntries(
    [
      'taxpayerType',
      'returnDueDate',
      'extendedDueDate',
      'parkedOn',
      'pinnedStatus',
      'recordedStage',
      'outcome',
      'deadlineOverride',
    ].map((field) => [field, stored?.[field] ?? null]),
  )

function dateDifferences(
  id: string,
  T: CalendarDate | null,
  matter: ResolvedMatter,
): { differences: OpenDifference[]; agreed: Compared[] } {
  const compared = (
    [
      ['day45', 45, matter.day45],
      ['day180', 180, matter.day180],
    ] as const
  )
    .filter(([field]) => !heldIn(matter, field))
    .map(([field, days, theirs]) => ({ field, theirs, ours: T ? addDays(T, days) : null }))
  const differs = (entry: (typeof compared)[number]) =>
    entry.ours !== null && entry.theirs !== null && entry.ours !== entry.theirs
  return {
    differences: compared.filter(differs).map(({ field, ours, theirs }) => ({
      entityType: 'exchanges',
      entityId: id,
      exchange: id,
      field,
      ours,
      theirs,
    })),
    agreed: compared
      .filter((entry) => !differs(entry))
      .map(({ field }) => ({ entityType: 'exchanges', entityId: id, field })),
  }
}

/** What is stored of the source's dates beside the fields that follow it. */
const COMPARED: readonly string[] = ['relinquishedTransferDate', 'day45', 'day180']

/** Makes the record of an exchange from its matter and what is stored of it. */
export function exchangeFrom(
  matter: ResolvedMatter,
  stored: StoredRow | null,
  hash: string,
  now: string,
  today: CalendarDate,
): ExchangeOutcome {
  const id = stored?.id ?? uuid()
  const held: readonly string[] = matter.held ?? []
  const kept = stored?.['ppBase']
  const base: Values | null = kept instanceof Object ? { ...kept } : null
  const said = sourceValues(matter)
  const theirs = withHeld(
    said,
    base,
    held.filter((field) => field in said),
  )
  const merged = mergeSource(stored, base, theirs)
  const T = transferDate(stored, matter)
  const row: StoredRow = {
    id,
    ppMatterId: matter.ppMatterId,
    ...merged.values,
    ...personNames(merged.values, stored, matter),
    ...keep(stored),
    extensionFiled: stored?.['extensionFiled'] ?? false,
    relinquishedTransferDate: T.date,
    transferDateSource: T.source,
    sourceState: matter.sourceState,
    ppData: matter.ppData,
    ppBase: {
      ...merged.base,
      accountId: matter.accountId,
      users: matter.users,
      ...withHeld(
        {
          relinquishedTransferDate: matter.relinquishedTransferDate,
          day45: matter.day45,
          day180: matter.day180,
        },
        base,
        held.filter((field) => COMPARED.includes(field)),
      ),
    },
    ppHash: hash,
    ppUpdatedAt: null,
    missingSince: null,
    lastSyncAt: now,
  }
  const facts: DateFacts & StoredRow = row
  const dates = storedDates(facts, today)
  const compared = dateDifferences(id, T.date, matter)
  const conflict = T.conflict
    ? [{ field: 'relinquishedTransferDate', ours: T.date, theirs: matter.relinquishedTransferDate }]
    : []
  const differences = [...merged.differences, ...conflict].map(
    ({ field, ours, theirs: their }): OpenDifference => ({
      entityType: 'exchanges',
      entityId: id,
      exchange: id,
      field,
      ours: shown(ours),
      theirs: shown(their),
    }),
  )
  const settled = Object.keys(theirs).filter(
    (field) => !held.includes(field) && shown(merged.values[field]) === shown(theirs[field]),
  )
  const agreedFields =
    T.conflict || held.includes('relinquishedTransferDate')
      ? settled
      : [...settled, 'relinquishedTransferDate']
  return {
    row: { ...row, ...dates },
    differences: [...differences, ...compared.differences],
    unusual:
      matter.unusualTransfer && matter.relinquishedTransferDate !== T.date
        ? matter.relinquishedTransferDate
        : null,
    agreed: [
      ...compared.agreed,
      ...(stored ? agreedFields.map((field) => ({ entityType: 'exchanges', entityId: id, field })) : []),
    ],
  }
}
