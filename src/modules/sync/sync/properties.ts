import { v7 as uuid } from 'uuid'
import { recordEvents } from '../../../core/events/record'
import type { Sql } from '../../../core/database/sql'
import { queueDifferences, shown, type OpenDifference } from '../discrepancies/store'
import type { PropertyFacts } from '../mapping/matters'
import { mergeSource, withHeld } from './merge'
import { lockStored, PROPERTIES, writeRows, type StoredRow } from './tables'
import { auditOf, type Written } from './write'

/** The structured properties of one matter: the relinquished one and "Rep 1" (domain.md 5.3). */
export type MatterProperties = { exchange: string; matter: string; properties: readonly PropertyFacts[] }

const keyOf = (matter: string, side: PropertyFacts['side']) =>
  `${matter}:${side === 'relinquished' ? 'rel' : 'rep1'}`

type Planned = { key: string; exchange: string; property: PropertyFacts }

function recordFor(
  { key, exchange, property }: Planned,
  stored: StoredRow | null,
): { after: StoredRow; differences: OpenDifference[] } {
  const { side, held = [], ...said } = property
  const kept = stored?.['ppBase']
  const base = kept instanceof Object ? { ...kept } : null
  const followed = withHeld(said, base, held)
  // The column always has a status; of a new property it is the first one.
  const theirs = { ...followed, status: followed['status'] ?? 'pending' }
  const merged = mergeSource(stored, base, theirs)
  const id = stored?.id ?? uuid()
  return {
    after: { id, ppKey: key, exchange, side, ...merged.values, ppBase: merged.base },
    differences: merged.differences.map(({ field, ours, theirs: their }) => ({
      entityType: 'properties',
      entityId: id,
      exchange,
      field,
      ours: shown(ours),
      theirs: shown(their),
    })),
  }
}

/** A property that the matter no longer speaks of keeps its row, emptied of what the source said and not edited here. */
const silent = (side: PropertyFacts['side']): PropertyFacts => ({
  side,
  address: null,
  city: null,
  state: null,
  zip: null,
  apn: null,
  escrowNumber: null,
  valueCents: null,
  contractDate: null,
  closingDate: null,
  status: 'pending',
})

function plan(matters: readonly MatterProperties[], known: ReadonlyMap<string, StoredRow>): Planned[] {
  return matters.flatMap(({ exchange, matter, properties }) =>
    (['relinquished', 'replacement'] as const).flatMap((side) => {
      const key = keyOf(matter, side)
      const property =
        properties.find((candidate) => candidate.side === side) ?? (known.has(key) ? silent(side) : null)
      return property ? [{ key, exchange, property }] : []
    }),
  )
}

const unchanged = ({ before, after }: Written) =>
  before !== null &&
  Object.keys(after).every(
    (field) => JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null),
  )

/** Brings the properties of some exchanges in line with the source, with audit rows and differences. */
export async function writeProperties(sql: Sql, matters: readonly MatterProperties[]): Promise<void> {
  const keys = matters.flatMap(({ matter }) => [keyOf(matter, 'relinquished'), keyOf(matter, 'replacement')])
  const stored = await lockStored(sql, PROPERTIES, keys)
  const made = plan(matters, stored).map((planned) => {
    const before = stored.get(planned.key) ?? null
    return { before, ...recordFor(planned, before) }
  })
  const written = made.filter((entry) => !unchanged(entry))
  await writeRows(
    sql,
    PROPERTIES,
    written.map(({ after }) => after),
  )
  await recordEvents(sql, auditOf('properties', written))
  await queueDifferences(
    sql,
    made.flatMap(({ differences }) => differences),
  )
}
