import { isStaff } from '../matrix'
import { ALWAYS, both, contains, either, is } from './condition'
import type { RecordRule } from './rule'

/** For everybody in the exchange, for some roles, or for staff alone (contract section 4). */
export const documents: RecordRule = {
  columns: {
    exchange: { column: 'exchange_id', type: 'uuid' },
    accessLevel: { column: 'access_level' },
    allowedRoles: { list: 'documents_allowed_roles' },
  },
  exchange: 'exchange',
  marked: ({ role }) =>
    isStaff(role)
      ? ALWAYS
      : either(
          is('accessLevel', 'exchange'),
          both(is('accessLevel', 'restricted'), contains('allowedRoles', role)),
        ),
}
