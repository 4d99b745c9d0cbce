import type { Actor } from '../../../core/access/actor'
import { readerOf } from '../../../core/access/reader'
import { today } from '../../../core/clock'
import type { Queryable } from '../../../core/database/database'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'
import { daysBetween, type CalendarDate } from '../../../law/dates'
import type { SafeUntil } from '../../../law/safe-date'
import type { ExchangeStatus } from '../../../law/status'
import { LIFTED_END, NEXT_DEADLINE } from './exchangeConditions'

/** An exchange of a contact, with the part they have in it. */
export type ContactExchange = {
  id: string
  name: string
  exchangeNumber: string | null
  status: ExchangeStatus
  role: string
  nextDeadline: CalendarDate | null
  daysToNext: number | null
  safeUntil: SafeUntil | null
  day180: CalendarDate | null
}

/** The exchanges of a contact that the person on the page takes part in, the nearest date first. */
export async function readExchangesOfContact(
  db: Queryable,
  actor: Actor,
  contact: string,
): Promise<ContactExchange[]> {
  const values = new Values()
  const id = values.add(contact)
  const mine = (await readerOf(db, actor)).sql('exchanges', 'e', values)
  const rows = await rowsOf<Omit<ContactExchange, 'daysToNext'>>(
    db,
    `select e.id, e.name, e.exchange_number as "exchangeNumber", e.status, ${NEXT_DEADLINE} as "nextDeadline", case when e.status = '180D' then e.safe_until end as "safeUntil",
    ${LIFTED_END} as "day180",
    case when e.client_id = ${id} then 'Client' else coalesce(p.role, 'Participant') end as role
    from exchanges e left join exchange_participants p on p.exchange_id = e.id and p.contact_id = ${id} and p.status <> 'REMOVED'
    ${whereAll([`(e.client_id = ${id} or p.id is not null)`, ...mine])} order by ${NEXT_DEADLINE} nulls last, e.id limit 200`,
    values,
  )
  const now = today()
  return rows.map((row) => ({
    ...row,
    daysToNext: row.nextDeadline ? daysBetween(now, row.nextDeadline) : null,
  }))
}
