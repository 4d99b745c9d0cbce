import type { CollectionBeforeChangeHook } from 'payload'
import { directory } from '../src/people/directory'
import { refuseSyncedTaskEdit, stampCompletion } from '../src/tasks/rules'

/** Keeps a task's derived fields true: who it is for by name, and when it was done. */
export const keepTask: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (originalDoc) refuseSyncedTaskEdit(data, originalDoc)
  const stamped = stampCompletion(data, originalDoc)
  const assignee: unknown = stamped['assignee']
  if (typeof assignee !== 'string') return stamped
  const person = (await directory(req.payload)).get(assignee)
  return person ? { ...stamped, assigneeName: person.displayName } : stamped
}
