/** Readers for rows that are handled as plain JSON. */

import type { Json, JsonObject } from './rows'

/** Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text under a key, or null. */
export function textOf(row: JsonObject, key: string): string | null {
  const value = row[key]
  return typeof value === 'string' ? value : null
}

/** The list under a key, or an empty one. */
export function listOf(row: JsonObject, key: string): Json[] {
  const value = row[key]
  return Array.isArray(value) ? value : []
}

/** The object under a key, or null. */
export function childOf(row: JsonObject, key: string): JsonObject | null {
  const value = row[key]
  return isObject(value) ? value : null
}

/** The id inside a reference such as `account_ref`. */
export function refId(row: JsonObject, key: string): string | null {
  const ref = childOf(row, key)
  return ref ? textOf(ref, 'id') : null
}

/** JSON with sorted keys, so that equal rows have equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}
