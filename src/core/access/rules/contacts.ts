import { among } from './condition'
import type { RecordRule } from './rule'

/** A client's own contact, an agency's clients (contract section 4). */
export const contacts: RecordRule = {
  columns: { id: { column: 'id', type: 'uuid' } },
  own: (facts) => among('id', facts.contacts),
}
