import type { Sql } from '../../core/database/sql'
import { settings } from '../../core/env'
import { instantToCalendarDate } from '../../law/dates'
import type { Approval } from './pdf'

type Row = {
  section: '6' | '17' | 'other'
  postponedTo: string
  requestedBy: string | null
  approvedBy: string | null
  at: Date | null
}

const APPROVED = `select o.section, o.postponed_to as "postponedTo", asked.display_name as "requestedBy", decided.display_name as "approvedBy", o.decided_at as at
  from deadline_overrides o left join users asked on asked.id = o.requested_by_id left join users decided on decided.id = o.decided_by_id where o.exchange_id = $1 and o.state = 'APPROVED'`

/** The override that holds in an exchange, with the names behind it (domain.md 1.4); null for none. */
export async function approvalOf(sql: Sql, exchange: string): Promise<Approval | null> {
  const [row] = await sql.query<Row>(APPROVED, [exchange])
  if (!row) return null
  const { section, at, ...rest } = row
  return {
    ...rest,
    section:
      section === 'other' ? 'IRC 7508A, as the notice says' : `Section ${section} of Rev. Proc. 2018-58`,
    approvedOn: at && instantToCalendarDate(at.toISOString(), settings().PP_FIRM_TIME_ZONE),
  }
}
