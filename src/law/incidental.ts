import { InvalidInput } from './errors'
import { sum } from './money'

/** What the merging of incidental property looks at. */
export type IncidentalItem = { id: string; value: bigint; incidentalTo: string | undefined }

/** Incidental property may be worth this part of the larger item, and no more. */
const MOST_PERCENT = 15n

function requireUniqueIds(items: readonly { id: string }[]): void {
  const seen = new Set<string>()
  items.forEach(({ id }, index) => {
    if (seen.has(id)) throw new InvalidInput(`identified.${index}.id`, `"${id}" is there twice`)
    seen.add(id)
  })
}

/**
 * Holds every id to be unique and every `incidentalTo` to name another item that is not incidental
 * itself. Throws `InvalidInput` with the field.
 */
export function requireIncidentalLinks(items: readonly Omit<IncidentalItem, 'value'>[]): void {
  requireUniqueIds(items)
  const larger = new Map(items.map((item) => [item.id, item]))
  items.forEach(({ id, incidentalTo }, index) => {
    if (incidentalTo === undefined) return
    const field = `identified.${index}.incidentalTo`
    const target = larger.get(incidentalTo)
    if (!target) throw new InvalidInput(field, `there is no property "${incidentalTo}"`)
    if (incidentalTo === id) throw new InvalidInput(field, `"${id}" cannot be incidental to itself`)
    if (target.incidentalTo !== undefined) {
      throw new InvalidInput(field, `"${incidentalTo}" is incidental property itself`)
    }
  })
}

/**
 * How many properties the items count as: Reg. 1.1031(k)-1(c)(5), domain.md 2.3 and vector I-14. All
 * incidental items of one larger item are tested together; up to 15 % of its value they are part of
 * it, above that each is a property of its own, and so is an item whose larger one does not count.
 */
export function countMerged(items: readonly IncidentalItem[]): number {
  return items.reduce((count, larger) => {
    const incidental = items.filter(({ incidentalTo }) => incidentalTo === larger.id)
    const value = sum(incidental.map((item) => item.value))
    const merged = value * 100n <= larger.value * MOST_PERCENT
    return merged ? count - incidental.length : count
  }, items.length)
}
