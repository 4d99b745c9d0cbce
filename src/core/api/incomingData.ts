import { InvalidInputError } from '../errors'
import { UUID } from '../ids'
import { isPlainText, isSingleLine, ONE_LINE, PLAIN_LINES } from './plainText'

/**
 * What a caller writes, before any hook of ours sees it: Payload validates fields only after the
 * hooks, and takes ids and times of a record from anybody who sends them.
 */

/** Set by the platform alone. */
const STAMPS = new Set(['id', 'createdAt', 'updatedAt'])

/** `line` is a text of one line, `lines` a longer one: what a form shows as a small or a large field. */
export type WrittenField = { name: string; kind: 'line' | 'lines' | 'number' | 'relation'; hasMany: boolean }

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** An id, or a record with one. */
function isReference(value: unknown): boolean {
  const id: unknown = value instanceof Object && 'id' in value ? value.id : value
  return typeof id === 'string' && UUID.test(id)
}

function checkText(name: string, kind: 'line' | 'lines', value: unknown): void {
  if (typeof value !== 'string') throw new InvalidInputError(`${name} must be text.`, name)
  if (kind === 'line' && !isSingleLine(value)) throw new InvalidInputError(`${name} ${ONE_LINE}.`, name)
  if (!isPlainText(value)) throw new InvalidInputError(`${name} ${PLAIN_LINES}.`, name)
}

function checkField({ name, kind, hasMany }: WrittenField, value: unknown): void {
  if (isEmpty(value)) return
  if (kind === 'line' || kind === 'lines') return checkText(name, kind, value)
  if (kind === 'number') {
    // Payload would read a number out of a text.
    if (typeof value !== 'number') throw new InvalidInputError(`${name} must be a number.`, name)
    return
  }
  const ok = hasMany && Array.isArray(value) ? value.every(isReference) : isReference(value)
  if (!ok)
    throw new InvalidInputError(
      `${name} must be ${hasMany ? 'a list of ids of records' : 'the id of a record'}.`,
      name,
    )
}

/** Ids are compared as texts further on, and the database writes them small. */
function small(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase()
  if (Array.isArray(value)) return value.map(small)
  return value instanceof Object && 'id' in value ? { ...value, id: small(value.id) } : value
}

/** The data without what is not for callers to say. @throws InvalidInputError for a text, a number or a relation that is none */
export function incomingData(
  data: Record<string, unknown>,
  fields: readonly WrittenField[],
): Record<string, unknown> {
  for (const field of fields) checkField(field, data[field.name])
  const relations = new Set(fields.filter(({ kind }) => kind === 'relation').map(({ name }) => name))
  const written = Object.entries(data).filter(([name]) => !STAMPS.has(name))
  return Object.fromEntries(
    written.map(([name, value]) => [name, relations.has(name) ? small(value) : value]),
  )
}
