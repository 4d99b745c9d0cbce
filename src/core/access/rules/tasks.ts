import { isStaff } from '../matrix'
import { ALWAYS, both, empty, is } from './condition'
import { assigned, type RecordRule } from './rule'

/**
 * What is marked for staff stays with staff. A task without an exchange is for administrators and its
 * assignee (contract section 7). One's own task is one that is assigned to oneself, as far as it is seen.
 */
export const tasks: RecordRule = {
  columns: {
    exchange: { column: 'exchange_id', type: 'uuid' },
    assignee: { column: 'assignee_id', type: 'uuid' },
    audience: { column: 'audience' },
  },
  exchange: 'exchange',
  marked: ({ role }) => (isStaff(role) ? ALWAYS : is('audience', 'all')),
  beside: ({ id }) => both(empty('exchange'), is('assignee', id)),
  own: (facts) => both(is('assignee', facts.actor.id), assigned(tasks, facts)),
}
