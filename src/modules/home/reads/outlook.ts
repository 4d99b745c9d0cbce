import type { Queryable } from '../../../core/database/database'
import { rowsOf, Values } from '../../../core/database/statement'
import type { Sql } from '../../../core/database/sql'
import type { CalendarDate } from '../../../law/dates'
import { identifiedExchanges } from '../../identification'

/** What decides the next step in an exchange. */
export type Outlook = {
  /** A valid notice of identification is in force. */
  identified: boolean
  /** Bought first, through a titleholder: what will be sold is named. */
  parked: boolean
  /** Street address of the property that is sold, the first one entered. */
  sold: string | null
}

type Row = {
  id: string
  parked: boolean
  sold: string | null
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
}

/** For exchanges that the person has been found to take part in, in two statements however many they are. */
export async function readOutlook(
  db: Queryable,
  sql: Sql,
  exchanges: readonly string[],
): Promise<Map<string, Outlook>> {
  if (exchanges.length === 0) return new Map()
  const values = new Values()
  const rows = await rowsOf<Row>(
    db,
    `select e.id, e.status = 'PENDING' and nullif(e.parked_on, '') is not null as parked, e.relinquished_transfer_date as "transferDate", e.identification_deadline as "identificationDeadline",
      (select nullif(p.address, '') from properties p where p.exchange_id = e.id and p.side = 'relinquished' and p.status is distinct from 'cancelled' order by p.id limit 1) as sold
    from exchanges e where e.id = any(${values.add([...new Set(exchanges)])}::uuid[])`,
    values,
  )
  const identified = await identifiedExchanges(sql, new Map(rows.map(({ id, ...period }) => [id, period])))
  return new Map(
    rows.map(({ id, sold, parked }) => [id, { sold, parked, identified: !parked && identified.has(id) }]),
  )
}
