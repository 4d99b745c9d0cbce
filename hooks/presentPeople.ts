import type { CollectionAfterReadHook } from 'payload'
import { directory } from '../src/people/directory'

/**
 * Gives relations to users as `{id, displayName, role}` over REST (contract section 4), unless the
 * caller asks for bare ids with `depth=0`, as the admin panel does.
 */
export function presentPeople(...fields: string[]): CollectionAfterReadHook {
  return async ({ doc, req }) => {
    if (req.payloadAPI !== 'REST' || req.query['depth'] === '0' || req.query['depth'] === 0) return doc
    for (const field of fields) {
      const value: unknown = doc[field]
      if (typeof value !== 'string') continue
      const person = (await directory(req.payload)).get(value)
      if (person) doc[field] = person
    }
    return doc
  }
}
