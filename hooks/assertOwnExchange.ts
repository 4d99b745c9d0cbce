import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf, idOf } from '../src/core/access/actor'
import { permissionFor } from '../src/core/access/collectionAccess'
import { COLLECTIONS } from '../src/core/access/matrix'
import { requireExchange } from '../src/core/access/requireExchange'

/**
 * What a person writes stays in exchanges of their own: neither made in nor moved to another one.
 * The access rules look at the record as it is; this looks at where it goes.
 */
export const assertOwnExchange: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  collection,
  req,
}) => {
  const actor = actorOf(req.user)
  const exchange = idOf(data['exchange'])
  const name = COLLECTIONS.find((entry) => entry === collection.slug)
  if (!actor || !name || exchange === null || exchange === idOf(originalDoc?.exchange)) return data
  await requireExchange(req, actor, exchange, permissionFor(name, operation, actor.role))
  return data
}
