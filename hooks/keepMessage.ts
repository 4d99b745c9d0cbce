import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf } from '../src/access/actor'
import { messageFrom } from '../src/messaging/rules'

/** The sender is who is signed in, and the audience what their role allows. */
export const keepMessage: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  const actor = actorOf(req.user)
  return operation === 'create' && actor ? messageFrom(actor, data) : data
}
