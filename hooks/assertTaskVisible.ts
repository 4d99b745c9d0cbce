import type { CollectionBeforeChangeHook } from 'payload'
import { actorOf, idOf } from '../src/core/access/actor'
import { DomainRuleError } from '../src/core/errors'

/**
 * A task without an exchange is for admins and its assignee: whoever else makes one has it
 * themselves, and nobody but an admin puts one where they would no longer see it.
 */
export const assertTaskVisible: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const actor = actorOf(req.user)
  if (!actor || actor.role === 'admin') return data
  const merged = { ...originalDoc, ...data }
  if (idOf(merged.exchange)) return data
  if (operation === 'create') return idOf(merged.assignee) ? data : { ...data, assignee: actor.id }
  if (idOf(originalDoc?.exchange))
    throw new DomainRuleError(
      'A task of an exchange stays in an exchange.',
      'task-without-exchange',
      'exchange',
    )
  if (!idOf(merged.assignee))
    throw new DomainRuleError(
      'A task without an exchange needs somebody who does it.',
      'task-without-assignee',
      'assignee',
    )
  return data
}
