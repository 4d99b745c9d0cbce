import type { CollectionAfterChangeHook } from 'payload'
import { idOf } from '../src/core/access/actor'
import { notifyApprovers } from '../src/modules/participants'

/** Notifies those who approve participants of one who was added and waits for approval. */
export const notifyWaitingApproval: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const exchange = idOf(doc.exchange)
  if (operation === 'create' && doc.status === 'PENDING' && exchange)
    await notifyApprovers(req, exchange, doc)
  return doc
}
