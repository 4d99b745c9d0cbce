import type { CollectionAfterChangeHook } from 'payload'
import { entryForChange, type AuditedCollection } from '../src/core/events/entries'
import { recordEvent } from '../src/core/events/record'

/** Writes the audit row of a change in the transaction of that change. */
export function auditChanges(collection: AuditedCollection): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    const entry = entryForChange(collection, operation === 'create' ? null : previousDoc, doc)
    if (entry) await recordEvent(req, entry)
    return doc
  }
}
