import type { Column } from './columns'
import { TARGETS, type Mapping, type Target } from './fields'
import { namedBy, type Named } from './headers'
import { similarTo } from './similar'

/** The mapping that the names of the columns suggest. */
export type Suggestion = {
  mapping: Mapping
  /** Columns whose name is only similar to that of the field: for somebody to look at. */
  similar: number[]
}

type Found = Named & { column: Column }

/** Of these all columns are taken: further ones go into the notes. */
const SEVERAL = new Set<Target>(['email', 'phone', 'notes', 'street', 'address'])
const ADDRESS = new Set<Target>(['street', 'city', 'state', 'zip', 'country', 'address'])
const IN_PARTS = new Set<Target>(['city', 'state', 'zip'])
/** "File as" and "Client" are names where nothing better is. */
const LAST_RESORT = 5

/** "Mailing address" beside a mere "City", "State" and "ZIP" is one address. */
function withPlainParts(entries: Found[], plain: readonly Found[]): Found[] {
  const isLine = ({ target }: Found) => target === 'address' || target === 'street'
  return entries.every(isLine) && !plain.some(isLine) ? [...entries, ...plain] : entries
}

/** The address that most people of the file have: one of home, business, mailing and whatever else there is. */
function bestAddress(found: readonly Found[]): Found[] {
  const groups = new Map<string, Found[]>()
  for (const entry of found) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  const filled = (entries: readonly Found[]) => Math.max(...entries.map(({ column }) => column.filled))
  const [best] = [...groups.values()]
    .map((entries) => withPlainParts(entries, groups.get('') ?? []))
    .toSorted((a, b) => filled(b) - filled(a))
  if (!best) return []
  const formatted = best.filter(
    ({ column, target }) => target === 'address' && /formatted/i.test(column.name ?? ''),
  )
  if (formatted.some(({ column }) => column.filled > 0)) return formatted
  const inParts = best.some(({ target }) => IN_PARTS.has(target))
  // "Address" beside a city is the street; a street alone is all there is of the address.
  const renamed = { from: inParts ? 'address' : 'street', to: inParts ? 'street' : 'address' } as const
  return best
    .filter((entry) => !formatted.includes(entry))
    .map((entry) => (entry.target === renamed.from ? { ...entry, target: renamed.to } : entry))
}

function take(found: readonly Found[]): Mapping {
  const mapping: Mapping = {}
  for (const target of TARGETS) {
    const columns = found
      .filter((entry) => entry.target === target)
      .toSorted((a, b) => a.rank - b.rank || a.column.index - b.column.index)
      .map(({ column }) => column.index)
    if (columns.length > 0) mapping[target] = SEVERAL.has(target) ? columns : columns.slice(0, 1)
  }
  return mapping
}

function exact(columns: readonly Column[]): Found[] {
  const found = columns.flatMap((column) => {
    const named = column.name === null ? null : namedBy(column.name)
    return named ? [{ ...named, column }] : []
  })
  const named = found.some(({ target }) => target === 'firstName' || target === 'lastName')
  const people = found.filter(
    ({ target, rank }) =>
      !ADDRESS.has(target) && !(named && target === 'displayName' && rank === LAST_RESORT),
  )
  return [...people, ...bestAddress(found.filter(({ target }) => ADDRESS.has(target)))]
}

/** What each column is, by its name; columns without a value are only taken where they are alone. */
export function suggestMapping(columns: readonly Column[]): Suggestion {
  const found = exact(columns)
  const filled = found.filter(
    ({ column, target }) =>
      column.filled > 0 || !found.some((other) => other.target === target && other.column.filled > 0),
  )
  const mapping = take(filled)
  const similar: number[] = []
  for (const column of columns) {
    const target =
      column.name === null || column.filled === 0 || namedBy(column.name) ? null : similarTo(column.name)
    if (target === null || mapping[target] !== undefined) continue
    mapping[target] = [column.index]
    similar.push(column.index)
  }
  return { mapping, similar }
}
