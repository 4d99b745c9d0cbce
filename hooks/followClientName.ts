import type { CollectionAfterChangeHook } from 'payload'
import { sqlOf } from '../src/core/database/sql'
import { followClientNames } from '../src/modules/exchanges'

/** A client who is called otherwise is so in their exchanges, in the transaction of the change. */
export const followClientName: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update' && doc.displayName !== previousDoc?.displayName)
    await followClientNames(await sqlOf(req), doc.id)
  return doc
}
