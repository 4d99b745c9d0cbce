import { afterEach, expect, test } from 'vitest'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'

/** A row that the sync writes with SQL looks like one written through Payload, audit row included (architecture decision 7). */

afterEach(async () => {
  await stopPlatforms()
  await closePools()
})

type Row = Record<string, unknown>

const without = (row: Row | undefined, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([field]) => !fields.includes(field)))
const cents = (value: unknown) => (value === null ? null : Number(value))

/** What differs by its nature between two records: which one, and when. */
const OWN = ['id', 'created_at', 'updated_at']
/** What only a synced record has, and what says that a person set the date. */
const SYNCED = [
  'exchange_number',
  'coordinator_name',
  'transfer_date_source',
  'source_state',
  'pp_matter_id',
  'pp_data',
  'pp_base',
  'pp_hash',
  'pp_updated_at',
  'last_sync_at',
]

test('a synced exchange and its audit row equal those of the same exchange made through the API', async () => {
  const { admin, rows, close } = await platformOnFirm()
  const [synced] = await rows<Row>(
    `select * from exchanges where relinquished_transfer_date is not null and client_id is not null and source_state = 'open' and not archived order by pp_matter_id limit 1`,
  )
  if (!synced) throw new Error('nothing was synced')
  const id = await admin().create('exchanges', {
    name: synced['name'],
    type: synced['type'],
    client: synced['client_id'],
    coordinator: synced['coordinator_id'],
    relinquishedTransferDate: synced['relinquished_transfer_date'],
    relinquishedValueCents: cents(synced['relinquished_value_cents']),
    proceedsCents: cents(synced['proceeds_cents']),
    expectedClosingDate: synced['expected_closing_date'],
    completionDate: synced['completion_date'],
  })
  const [made] = await rows<Row>('select * from exchanges where id = $1', [id])
  expect(without(synced, [...OWN, ...SYNCED])).toEqual(without(made, [...OWN, ...SYNCED]))
  const entry = async (entity: unknown) =>
    (
      await rows<Row & { before: unknown; after: Row }>(
        `select action, entity_type, exchange_id, outcome, "before", "after" from audit_logs where entity_id = $1 and action = 'exchanges.create'`,
        [entity],
      )
    )[0]
  const [bySync, byApi] = [await entry(synced['id']), await entry(id)]
  expect(without(bySync, ['after', 'exchange_id'])).toEqual(without(byApi, ['after', 'exchange_id']))
  const apart = ['exchangeNumber', 'coordinatorName', 'transferDateSource', 'sourceState', 'ppMatterId']
  expect(without(bySync?.after, apart)).toEqual(without(byApi?.after, apart))
  await close()
})
