import { Invalid } from '../errors'

/**
 * What a caller writes, before any hook of ours sees it: Payload validates fields only after the
 * hooks, and takes ids and times of a record from anybody who sends them.
 */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Set by the platform alone. */
const STAMPS = new Set(['id', 'createdAt', 'updatedAt'])

export type WrittenField = { name: string; kind: 'text' | 'relation'; hasMany: boolean }

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** An id, or a record with one. */
function isReference(value: unknown): boolean {
  const id: unknown = value instanceof Object && 'id' in value ? value.id : value
  return typeof id === 'string' && UUID.test(id)
}

function checkField({ name, kind, hasMany }: WrittenField, value: unknown): void {
  if (isEmpty(value)) return
  if (kind === 'text') {
    if (typeof value !== 'string') throw new Invalid(`${name} must be text.`, name)
    return
  }
  const ok = hasMany && Array.isArray(value) ? value.every(isReference) : isReference(value)
  if (!ok) throw new Invalid(`${name} must be ${hasMany ? 'a list of ids of records' : 'the id of a record'}.`, name)
}

/** The data without what is not for callers to say. @throws Invalid for a text or a relation that is none */
export function incomingData(data: Record<string, unknown>, fields: readonly WrittenField[]): Record<string, unknown> {
  for (const field of fields) checkField(field, data[field.name])
  return Object.fromEntries(Object.entries(data).filter(([name]) => !STAMPS.has(name)))
}
