import { asPlainText, asSingleLine } from '../../../core/api/plainText'

/**
 * Text that PostgreSQL can store: it takes neither a NUL nor half of a UTF-16 pair, and JavaScript
 * has both. The halves become U+FFFD, as they would in any encoding.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** At most so many characters, never ending in half of one. */
export const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed()

/** JSON text that PostgreSQL can store. JSON writes a half and a NUL as an escape, and a whole pair as itself. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json
  // Escapes are taken whole, so that an escaped backslash before a "u" stays what it is.
  return json.replaceAll(/\\(?:u([0-9a-f]{4})|.)/g, (escape, code?: string) =>
    code === '0000' ? '' : code?.startsWith('d') ? '\ufffd' : escape,
  )
}

/** Counts what was cleaned while one record is mapped. Mapping is synchronous, so one count is enough. */
let cleaned = 0

const counted = (before: string, after: string): string => {
  if (after !== before) cleaned += 1
  return after.trim()
}

/** A text of the source as a field of one line has it: each line break or control character is a space. */
export function oneLine(text: string): string {
  return counted(text.toWellFormed().trim(), asSingleLine(storable(text).trim()))
}

/** A longer text of the source, without control characters. */
export function longText(text: string): string {
  return counted(text.toWellFormed().trim(), asPlainText(storable(text).trim()))
}

/** Maps one record, and says how many of its texts had to be cleaned for it. */
export function countingCleaned<T>(map: () => T): { value: T; cleaned: number } {
  cleaned = 0
  const value = map()
  return { value, cleaned }
}
