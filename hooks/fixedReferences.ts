import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../src/core/access/actor'
import { ImmutableError } from '../src/core/errors'

/** Relations that are given once, when the record is made: whatever was decided about it was decided about these. */
export function fixedReferences(because: string, ...fields: string[]): CollectionBeforeChangeHook {
  return ({ data, originalDoc, operation }) => {
    if (operation !== 'update') return data
    const moved = fields.find(
      (field) => data[field] !== undefined && idOf(data[field]) !== idOf(originalDoc?.[field]),
    )
    if (moved) throw new ImmutableError(because, moved)
    return data
  }
}
