import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * A value as JSON that always reads the same (RFC 8785): keys in the order of their UTF-16 units at
 * every level, no white space, nothing undefined. Whoever has the values can write it again.
 * @throws for what JSON cannot hold, and for a text with half a character
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('There is no JSON of this value.')
  return text
}

/** The SHA-256 of a text (in UTF-8) or of a file, in hexadecimal. */
export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
