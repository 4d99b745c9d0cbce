import type { Where } from 'payload'
import type { Values } from '../../database/statement'
import { idOf } from '../actor'

/**
 * Which records of a kind somebody may reach, said once: as Payload's `Where`, as SQL, and as an
 * answer about a record in memory. Nothing here knows a role or a collection.
 */
export type Condition =
  | { kind: 'always' }
  | { kind: 'never' }
  /** The field is this value, or one of these. */
  | { kind: 'among'; field: string; values: readonly string[] }
  /** The field is a list that contains this value. */
  | { kind: 'contains'; field: string; value: string }
  | { kind: 'empty'; field: string }
  /** The field is true. */
  | { kind: 'checked'; field: string }
  | { kind: 'both'; of: readonly Condition[] }
  | { kind: 'either'; of: readonly Condition[] }

export const ALWAYS: Condition = { kind: 'always' }
export const NEVER: Condition = { kind: 'never' }
export const among = (field: string, values: readonly string[]): Condition => ({
  kind: 'among',
  field,
  values,
})
export const is = (field: string, value: string): Condition => among(field, [value])
export const contains = (field: string, value: string): Condition => ({ kind: 'contains', field, value })
export const empty = (field: string): Condition => ({ kind: 'empty', field })
export const checked = (field: string): Condition => ({ kind: 'checked', field })

/** All of them; what always holds is left out, and one that never holds decides. */
export function both(...of: readonly Condition[]): Condition {
  if (of.some(({ kind }) => kind === 'never')) return NEVER
  const rest = of.filter(({ kind }) => kind !== 'always')
  return rest.length === 1 ? (rest[0] ?? ALWAYS) : rest.length === 0 ? ALWAYS : { kind: 'both', of: rest }
}

/** Any of them. */
export function either(...of: readonly Condition[]): Condition {
  if (of.some(({ kind }) => kind === 'always')) return ALWAYS
  const rest = of.filter(({ kind }) => kind !== 'never')
  return rest.length === 1 ? (rest[0] ?? NEVER) : rest.length === 0 ? NEVER : { kind: 'either', of: rest }
}

/** For Payload: nothing walks relations (payload-notes P4). */
export function asWhere(condition: Condition): boolean | Where {
  switch (condition.kind) {
    case 'always':
      return true
    case 'never':
      return false
    default:
      return whereOf(condition)
  }
}

function whereOf(condition: Condition): Where {
  switch (condition.kind) {
    case 'always':
      return { id: { exists: true } }
    case 'never':
      return { id: { exists: false } }
    case 'among': {
      const [first, ...others] = condition.values
      return {
        [condition.field]: first && others.length === 0 ? { equals: first } : { in: [...condition.values] },
      }
    }
    case 'contains':
      return { [condition.field]: { in: [condition.value] } }
    case 'empty':
      return { [condition.field]: { exists: false } }
    case 'checked':
      return { [condition.field]: { equals: true } }
    case 'both':
      return { and: condition.of.map(whereOf) }
    case 'either':
      return { or: condition.of.map(whereOf) }
  }
}

/** Where a field is in the tables: a column of the record's own, or a table of its values. */
export type Column = { column: string; type?: 'uuid' } | { list: string }
export type Columns = Readonly<Record<string, Column>>

/** For our own SQL, on the table under this alias. @throws for a field that the rule does not place */
export function asSql(condition: Condition, columns: Columns, alias: string, values: Values): string {
  const placed = (field: string): Column => {
    const column = columns[field]
    if (!column) throw new Error(`The rule does not say where "${field}" is.`)
    return column
  }
  const own = (field: string): { name: string; type: string } => {
    const column = placed(field)
    if ('list' in column) throw new Error(`"${field}" is a list.`)
    return { name: `${alias}.${column.column}`, type: column.type ?? 'text' }
  }
  switch (condition.kind) {
    case 'always':
      return 'true'
    case 'never':
      return 'false'
    case 'among': {
      const { name, type } = own(condition.field)
      const [first, ...others] = condition.values
      if (first && others.length === 0) return `${name} = ${values.add(first)}`
      return type === 'uuid'
        ? `${name} = any(${values.add(condition.values)}::uuid[])`
        : `${name}::text = any(${values.add(condition.values)}::text[])`
    }
    case 'contains': {
      const column = placed(condition.field)
      if (!('list' in column)) throw new Error(`"${condition.field}" is no list.`)
      return `exists (select 1 from ${column.list} listed where listed.parent_id = ${alias}.id and listed.value::text = ${values.add(condition.value)})`
    }
    case 'empty':
      return `${own(condition.field).name} is null`
    case 'checked':
      return own(condition.field).name
    case 'both':
      return `(${condition.of.map((part) => asSql(part, columns, alias, values)).join(' and ')})`
    case 'either':
      return `(${condition.of.map((part) => asSql(part, columns, alias, values)).join(' or ')})`
  }
}

/** For a record in memory, relations as ids or as records. */
export function holds(condition: Condition, record: Readonly<Record<string, unknown>>): boolean {
  switch (condition.kind) {
    case 'always':
      return true
    case 'never':
      return false
    case 'among': {
      const value = idOf(record[condition.field])
      return value !== null && condition.values.includes(value)
    }
    case 'contains': {
      const list: unknown = record[condition.field]
      return Array.isArray(list) && list.includes(condition.value)
    }
    case 'empty':
      return idOf(record[condition.field]) === null
    case 'checked':
      return record[condition.field] === true
    case 'both':
      return condition.of.every((part) => holds(part, record))
    case 'either':
      return condition.of.some((part) => holds(part, record))
  }
}
