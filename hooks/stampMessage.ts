import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf } from '../src/core/access/actor'
import { assertVisibleReferences, messageFrom } from '../src/modules/messages'

/** The sender is who is signed in, the audience what their role allows, and what it refers to theirs to see. */
export const stampMessage: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  const actor = actorOf(req.user)
  if (operation !== 'create' || !actor) return data
  const message = messageFrom(actor, data)
  await assertVisibleReferences(req, message)
  return message
}
