import { InvalidInputError } from '../errors'
import { isRecord } from '../isRecord'
import { checkFilterValue, type FieldKinds } from './filterValues'
import { literalWhere } from './literalText'

/**
 * What a generic query may ask for at most (contract section 3): pages of 1 to 500 records, an
 * order without ties, related lists only when they are asked for, and filters of a sane size.
 */
export const MAX_LIMIT = 500
export const MAX_DEPTH = 3

/** Everything but a number from 1 to 500 means 500; an absent limit stays Payload's default page. */
export function boundedLimit(limit: unknown): number | undefined {
  if (limit === undefined || limit === null) return undefined
  const number = Number(limit)
  return number >= 1 && number <= MAX_LIMIT ? Math.floor(number) : MAX_LIMIT
}

const listOf = (sort: unknown): string[] => {
  if (typeof sort === 'string')
    return sort
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean)
  return Array.isArray(sort) ? sort.filter((entry) => typeof entry === 'string' && entry !== '') : []
}

/** The name of the field at the beginning of a path; GraphQL writes the dots as two underscores. */
const segmentsOf = (path: string): string[] => path.replace(/^-/, '').replaceAll('__', '.').split('.')

/** An order by a field of a related record would reveal records that the caller may not see. */
function assertOwnColumns(order: readonly string[], relations: ReadonlySet<string>): void {
  const related = order.find(
    (entry) => segmentsOf(entry).length > 1 && relations.has(segmentsOf(entry)[0] ?? ''),
  )
  if (related) throw new InvalidInputError('Lists are not sorted by a field of another record.', 'sort')
}

/** The order with the id as the last word, so that no record stands on two pages or on none. */
export function totalOrder(sort: unknown, fallback: unknown): string[] {
  const asked = listOf(sort)
  const order = asked.length > 0 ? asked : listOf(fallback)
  const full = order.length > 0 ? order : ['-createdAt']
  if (full.some((entry) => entry === 'id' || entry === '-id')) return full
  return [...full, full.at(-1)?.startsWith('-') ? '-id' : 'id']
}

/** Operators that are for kinds of fields we have none of. */
const FOREIGN_OPERATORS = new Set(['near', 'within', 'intersects', 'all'])
const MAX_CONDITIONS = 100
const MAX_NESTING = 8

function countConditions(where: unknown, nesting: number, kinds: FieldKinds): number {
  if (nesting > MAX_NESTING) throw new InvalidInputError('The filter is nested too deeply.', 'where')
  if (!isRecord(where)) return 1
  let count = 0
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition) && /^(and|or)$/i.test(path))
      for (const part of condition) count += countConditions(part, nesting + 1, kinds)
    else count += checkCondition(path, condition, kinds)
  }
  return count
}

function checkCondition(path: string, condition: unknown, kinds: FieldKinds): number {
  // A field of a related record at most: further away there is no end to the joins.
  if (segmentsOf(path).length > 2)
    throw new InvalidInputError(`${path} is too far away to filter by.`, 'where')
  for (const [operator, value] of isRecord(condition) ? Object.entries(condition) : []) {
    if (FOREIGN_OPERATORS.has(operator))
      throw new InvalidInputError(`There is no operator "${operator}" for ${path}.`, 'where')
    checkFilterValue(path, operator, value, kinds)
  }
  return 1
}

/** @throws InvalidInputError for a filter that is too deep, too long, uses an operator that no field has, or a value that its field cannot have */
export function checkWhere(where: unknown, kinds: FieldKinds): void {
  if (countConditions(where, 0, kinds) > MAX_CONDITIONS)
    throw new InvalidInputError('The filter has too many conditions.', 'where')
}

/** Related lists with the same bounds; none at all unless some were named. */
export function boundedJoins(joins: unknown, choices: ReadonlySet<string>): Record<string, unknown> | false {
  if (!isRecord(joins)) return false
  const bounded = Object.entries(joins).map(([name, query]): [string, unknown] => {
    if (!isRecord(query)) return [name, query]
    // Of another collection: its fields are not known here.
    checkWhere(query['where'], new Map())
    const literal = 'where' in query ? { ...query, where: literalWhere(query['where'], choices) } : query
    return [name, 'limit' in query ? { ...literal, limit: boundedLimit(query['limit']) } : literal]
  })
  return Object.fromEntries(bounded)
}

export type ReadArguments = {
  limit?: unknown
  pagination?: unknown
  sort?: unknown
  depth?: unknown
  joins?: unknown
}

/** The arguments of a generic read, within the bounds. */
export function boundedRead<Args extends ReadArguments>(
  args: Args,
  defaultSort: unknown,
  relations: ReadonlySet<string>,
  choices: ReadonlySet<string>,
): Args {
  const limit = boundedLimit(args.limit) ?? (args.pagination === false ? MAX_LIMIT : undefined)
  const depth = typeof args.depth === 'number' ? Math.min(Math.max(0, args.depth), MAX_DEPTH) : undefined
  const sort = totalOrder(args.sort, defaultSort)
  assertOwnColumns(sort, relations)
  return {
    ...args,
    ...(limit === undefined ? {} : { limit }),
    ...(depth === undefined ? {} : { depth }),
    sort,
    joins: boundedJoins(args.joins, choices),
  }
}
