import { is, NEVER } from './condition'
import type { RecordRule } from './rule'

/** Oneself. */
export const users: RecordRule = {
  columns: { id: { column: 'id', type: 'uuid' } },
  own: ({ actor }) => is('id', actor.id),
}

/** Those that one sent. */
export const invitations: RecordRule = {
  columns: { invitedBy: { column: 'invited_by_id', type: 'uuid' } },
  own: ({ actor }) => is('invitedBy', actor.id),
}

/** The agency one works for. */
export const agencies: RecordRule = {
  columns: { id: { column: 'id', type: 'uuid' } },
  own: ({ actor }) => (actor.agency ? is('id', actor.agency) : NEVER),
}

/** Those to oneself. */
export const notifications: RecordRule = {
  columns: { user: { column: 'user_id', type: 'uuid' } },
  own: ({ actor }) => is('user', actor.id),
}
