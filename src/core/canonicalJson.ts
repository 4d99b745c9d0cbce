import { createHash } from 'node:crypto'

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!(value instanceof Object)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/**
 * A value as JSON that always reads the same: keys in the order of their characters at every level,
 * no white space, nothing undefined. Whoever has the values can write it again.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

/** The SHA-256 of a text (in UTF-8) or of a file, in hexadecimal. */
export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
