import { isStaff } from '../matrix'
import { ALWAYS, is } from './condition'
import type { RecordRule } from './rule'

/** Staff's notes stay with staff (contract section 4). */
export const messages: RecordRule = {
  columns: { exchange: { column: 'exchange_id', type: 'uuid' }, audience: { column: 'audience' } },
  exchange: 'exchange',
  marked: ({ role }) => (isStaff(role) ? ALWAYS : is('audience', 'all')),
}
