import type { Payload } from 'payload'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { changedExchange, exchangeStates, writeExchanges } from './changeMany'

/**
 * Exchanges whose stored status or stage a new day may change: before T, inside a period, or just
 * past its end. A pin and an end that was recorded keep their status; the stage of the clock moves
 * on below a pin all the same. Those with an override follow the law as the platform now has it.
 */
const DUE = `select id from exchanges where relinquished_transfer_date is not null and (
    (pinned_status is null and coalesce(source_state::text, 'open') = 'open' and (
      (status = 'PENDING' and relinquished_transfer_date <= $1) or (status = '45D' and identification_deadline < $1) or (status = '180D' and not expired and exchange_deadline < $1)))
    or (stage = 'ID_OPEN' and identification_deadline < $1)
    or (stage is null or stage < 'ID_OPEN') and relinquished_transfer_date <= $1)
  or deadline_override is not null`

/** Moves what the day moves, with an audit row each. @returns how many */
export function moveStatuses(payload: Payload, today: CalendarDate): Promise<number> {
  return inTransaction(databaseOf(payload), async (sql) => {
    const due = await sql.query<{ id: string }>(DUE, [today])
    if (due.length === 0) return 0
    const states = await exchangeStates(
      sql,
      due.map(({ id }) => id),
      true,
    )
    const moved = states
      .map((state) => changedExchange(state, {}, today))
      .filter(({ entry }) => entry !== null)
    await writeExchanges(sql, moved, {})
    return moved.length
  })
}
