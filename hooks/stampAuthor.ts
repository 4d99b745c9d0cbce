import type { CollectionBeforeChangeHook } from 'payload'

/** Sets the author of a new record to the person who makes it. */
export function stampAuthor(field: string): CollectionBeforeChangeHook {
  return ({ data, operation, req }) =>
    operation === 'create' && req.user ? { ...data, [field]: req.user.id } : data
}
