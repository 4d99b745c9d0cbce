import type { Field } from 'payload'

/** A relation to a record of another kind, given as its id. */
export const relation = (
  name: string,
  relationTo: 'exchanges' | 'exchange-stages' | 'properties' | 'tasks' | 'users',
  given: { required?: boolean; index?: boolean; unique?: boolean; access?: { read: () => boolean } } = {},
): Field => ({ name, type: 'relationship', relationTo, ...given, maxDepth: 0 })

/**
 * A user who is always there, though not everybody may read them: without an access of its own a
 * required field is never null in GraphQL, and one person that the caller may not read takes the
 * whole answer away.
 */
export const somebody = (name: string): Field =>
  relation(name, 'users', { required: true, access: { read: () => true } })

/** The exchange that a record is a part of. */
export const ofExchange = (): Field => relation('exchange', 'exchanges', { required: true, index: true })
