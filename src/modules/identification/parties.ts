import type { Sql } from '../../core/database/sql'
import { readFirm, type Firm } from '../../core/settings/firm'
import type { CalendarDate } from '../../law/dates'
import { propertyAddress } from '../exchanges'

/** Who signs, who receives, and under which agreement, as a receipt names them. */
export type Parties = {
  taxpayerAddress: string | null
  /** The day of the exchange agreement, where it was recorded. */
  agreementOn: CalendarDate | null
  /** Where the property is that was sold. */
  sold: string[]
  firm: Firm
}

const PARTIES = `select c.address as "taxpayerAddress",
  (select s.effective_on from exchange_stages s where s.exchange_id = e.id and s.stage = 'AGREEMENT_EXECUTED' and s.withdraws_id is null
    and not exists (select 1 from exchange_stages w where w.withdraws_id = s.id) order by s.created_at desc, s.id desc limit 1) as "agreementOn",
  array(select ${propertyAddress('p')} from properties p where p.exchange_id = e.id and p.side = 'relinquished' and coalesce(p.status::text, '') <> 'cancelled' order by p.id limit 50) as sold
  from exchanges e left join contacts c on c.id = e.client_id where e.id = $1`

/** The parties of an exchange as they are now. */
export async function readParties(sql: Sql, exchange: string): Promise<Parties> {
  const [row] = await sql.query<Omit<Parties, 'firm'>>(PARTIES, [exchange])
  const { taxpayerAddress = null, agreementOn = null, sold = [] } = row ?? {}
  return { taxpayerAddress, agreementOn, sold: sold.filter(Boolean), firm: await readFirm(sql) }
}
