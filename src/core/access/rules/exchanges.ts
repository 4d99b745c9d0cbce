import type { RecordRule } from './rule'

/** The exchanges one takes part in. */
export const exchanges: RecordRule = {
  columns: { id: { column: 'id', type: 'uuid' } },
  exchange: 'id',
}

/** What everybody in an exchange sees of it: its participants, properties, notices, differences. */
export const partOfExchange: RecordRule = {
  columns: { exchange: { column: 'exchange_id', type: 'uuid' } },
  exchange: 'exchange',
}
