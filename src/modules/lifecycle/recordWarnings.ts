import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import { validityWarnings } from '../../law/lifecycle'
import type { Warning } from '../../law/warning'
import { recordedDays } from './facts'

type Facts = {
  T: CalendarDate | null
  earlier: CalendarDate | null
  address: string | null
  filed: boolean
  evidence: string | null
}

const FACTS = `select e.relinquished_transfer_date as "T", coalesce(e.extension_filed, false) as filed, nullif(e.extension_evidence, '') as evidence, sale.date as earlier, sale.address
  from exchanges e left join lateral (select p.closing_date as date, p.address from properties p
    where p.exchange_id = e.id and p.side = 'relinquished' and p.status = 'closed' and p.closing_date <> '' order by p.closing_date, p.id limit 1) sale on true where e.id = $1`

/**
 * What is likely to have cost the exchange its effect: an agreement, or assignment and notice, dated
 * after the transfer (domain.md 4.1). It stands first, wherever the exchange is looked at. For staff.
 */
export async function graveWarnings(
  sql: Sql,
  exchange: string,
  T: CalendarDate | null,
  today: CalendarDate,
  actor: Actor,
): Promise<Warning[]> {
  if (!isStaff(actor.role)) return []
  return validityWarnings({ ...(await recordedDays(sql, exchange)), transferDate: T, today }).filter(
    ({ code }) => code === 'exchange-likely-invalid',
  )
}

/**
 * What does not fit together in the records of an exchange: a property that was sold before T, from
 * which both periods run if it belongs to this exchange (Reg. 1.1031(k)-1(b)(2)(iii), vector D-12);
 * and for staff an extension without evidence (only one that was obtained counts, domain.md 1.1).
 */
export async function recordWarnings(sql: Sql, exchange: string, actor: Actor): Promise<Warning[]> {
  const [facts] = await sql.query<Facts>(FACTS, [exchange])
  if (!facts) return []
  const { T, earlier, address, filed, evidence } = facts
  return [
    ...(T !== null && earlier !== null && earlier < T
      ? [
          {
            code: 'earlier-sale',
            message: `${address || 'A property sold'} closed on ${earlier}, before the transfer date of ${T}: both periods run from the earliest transfer of the exchange.`,
          },
        ]
      : []),
    ...(filed && evidence === null && isStaff(actor.role)
      ? [
          {
            code: 'extension-evidence',
            message:
              'An extension of the return counts only when it was filed: nothing is recorded of it yet, neither the form nor the day.',
          },
        ]
      : []),
  ]
}
