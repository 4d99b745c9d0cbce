import type { Field } from 'payload'

/** A relation to a record of another kind, given as its id. */
export const relation = (
  name: string,
  relationTo: 'exchanges' | 'exchange-stages' | 'properties' | 'tasks' | 'users',
  given: { required?: boolean; index?: boolean; unique?: boolean } = {},
): Field => ({ name, type: 'relationship', relationTo, ...given, maxDepth: 0 })

/** The exchange that a record is a part of. */
export const ofExchange = (): Field => relation('exchange', 'exchanges', { required: true, index: true })
