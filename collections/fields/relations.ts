import type { Field } from 'payload'

/** A relation to a record of another kind, given as its id. */
export const relation = (
  name: string,
  relationTo: 'exchanges' | 'exchange-stages' | 'properties' | 'tasks' | 'users',
  { required = false, index = false }: { required?: boolean; index?: boolean } = {},
): Field => ({ name, type: 'relationship', relationTo, required, index, maxDepth: 0 })

/** The exchange that a record is a part of. */
export const ofExchange = (): Field => relation('exchange', 'exchanges', { required: true, index: true })
