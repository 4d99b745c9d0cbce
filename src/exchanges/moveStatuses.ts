import type { Payload } from 'payload'
import { entryForChange } from '../audit/entries'
import { writeAudit } from '../audit/write'
import { inTransaction, poolOf } from '../database/pool'
import type { CalendarDate } from '../exchange/calendar'
import { storedDates, type DateFacts } from './stored'

type Row = DateFacts & { id: string; status: string; expired: boolean }

/**
 * Exchanges whose stored status a new day may change: before T, inside a period, or just past its
 * end. Closed, cancelled and pinned ones are not moved by the clock.
 */
const DUE = `select id, status::text, expired, relinquished_transfer_date as "relinquishedTransferDate", taxpayer_type::text as "taxpayerType",
  extension_filed as "extensionFiled", return_due_date as "returnDueDate", extended_due_date as "extendedDueDate", source_state::text as "sourceState", pinned_status::text as "pinnedStatus"
  from exchanges where relinquished_transfer_date is not null and pinned_status is null and coalesce(source_state::text, 'open') = 'open'
  and ((status = 'PENDING' and relinquished_transfer_date <= $1) or (status = '45D' and identification_deadline < $1) or (status = '180D' and not expired and exchange_deadline < $1))
  for update skip locked`

/** Moves the statuses that the day moves, with an audit row each. @returns how many */
export function moveStatuses(payload: Payload, today: CalendarDate): Promise<number> {
  return inTransaction(poolOf(payload), async (sql) => {
    const rows = await sql.query<Row>(DUE, [today])
    const moved = rows.map((row) => ({ row, next: storedDates(row, today) })).filter(({ row, next }) => row.status !== next.status || row.expired !== next.expired)
    if (moved.length === 0) return 0
    await sql.query(
      `update exchanges e set status = m.status::enum_exchanges_status, expired = m.expired, updated_at = now()
       from jsonb_to_recordset($1::jsonb) as m(id uuid, status text, expired boolean) where e.id = m.id`,
      [JSON.stringify(moved.map(({ row, next }) => ({ id: row.id, status: next.status, expired: next.expired })))],
    )
    const entries = moved.map(({ row, next }) => entryForChange('exchanges', { id: row.id, status: row.status, expired: row.expired }, { id: row.id, status: next.status, expired: next.expired }))
    await writeAudit(sql, entries.filter((entry) => entry !== null))
    return moved.length
  })
}
