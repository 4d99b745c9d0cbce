import type { CollectionBeforeChangeHook } from 'payload'
import { personById } from '../src/core/access/people'
import { claimStatus, assertSourceFieldsKept, stampCompletion } from '../src/modules/tasks'

/** Keeps a task's derived fields true: who it is for by name, when it was done, and whose its status is. */
export const stampTask: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (originalDoc) assertSourceFieldsKept(data, originalDoc)
  const stamped = claimStatus(stampCompletion(data, originalDoc), originalDoc)
  const assignee: unknown = stamped['assignee']
  if (typeof assignee !== 'string') return stamped
  const person = await personById(req.payload, assignee)
  return person ? { ...stamped, assigneeName: person.displayName } : stamped
}
