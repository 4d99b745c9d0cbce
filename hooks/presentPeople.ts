import type { CollectionAfterReadHook } from 'payload'
import { personById } from '../src/core/access/people'

/**
 * Gives relations to users as `{id, displayName, role}` over REST (contract section 4), unless the
 * caller asks for bare ids with `depth=0`, as the admin panel does. Only the address says what the
 * caller asks: Payload writes the depth of our own queries into `req.query`. GraphQL follows
 * relations as the caller, to whom people are closed; it gets the name as a text, `<field>Name`.
 */
export function presentPeople(...fields: string[]): CollectionAfterReadHook {
  return async ({ doc, req }) => {
    const overGraphql = req.payloadAPI === 'GraphQL'
    if (!overGraphql && (req.payloadAPI !== 'REST' || req.searchParams.get('depth') === '0')) return doc
    for (const field of fields) {
      const value: unknown = doc[field]
      if (typeof value !== 'string') continue
      const person = await personById(req.payload, value)
      if (person && overGraphql) doc[`${field}Name`] = person.displayName
      else if (person) doc[field] = person
    }
    return doc
  }
}
