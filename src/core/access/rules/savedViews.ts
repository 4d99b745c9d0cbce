import type { Actor } from '../actor'
import { isStaff } from '../matrix'
import { checked, either, is, NEVER, type Condition } from './condition'
import type { RecordRule } from './rule'

const shared = checked('shared')

/** Those that one saved; the firm's people also see those that they share. */
export const savedViews: RecordRule = {
  columns: { user: { column: 'user_id', type: 'uuid' }, shared: { column: 'shared' } },
  own: ({ actor }) => either(is('user', actor.id), isStaff(actor.role) ? shared : NEVER),
}

/** Those that somebody may change or remove: their own, and for an administrator also those that are shared. */
export const changeableViews = (actor: Actor): Condition =>
  either(is('user', actor.id), actor.role === 'admin' ? shared : NEVER)
