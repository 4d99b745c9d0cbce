import type { Sql } from '../../core/database/sql'
import { NotFoundError, DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { propertyAddress } from '../exchanges'
import type { NoticeItem } from './items'
import { evaluateIdentification, type Evaluation, type Received } from './evaluate'

/** What an identification hangs on, of the exchange. */
export type PeriodFacts = {
  id: string
  name: string
  exchangeNumber: string | null
  client: string | null
  clientName: string | null
  coordinator: string | null
  transferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  /** Archived, or ended without an exchange: nothing is identified in it any more. */
  over: boolean
  /** R: the value of everything sold, each property at its own where several have one (domain.md 2.2, vector I-13). */
  relinquishedValueCents: number | null
  /** What the exchange itself says of it, and what its properties add up to. */
  statedValueCents: number | null
  propertyValueCents: number | null
}

const PERIOD = `select e.id, e.name, e.exchange_number as "exchangeNumber", e.client_id as client, e.client_name as "clientName", e.coordinator_id as coordinator, e.relinquished_transfer_date as "transferDate",
  e.identification_deadline as "identificationDeadline", e.exchange_deadline as "exchangeDeadline", (coalesce(e.archived, false) or e.status = 'TERMINATED') as over,
  (case when sold.count > 1 then sold.cents else coalesce(nullif(e.relinquished_value_cents, 0), sold.cents) end)::float8 as "relinquishedValueCents", nullif(e.relinquished_value_cents, 0)::float8 as "statedValueCents", sold.cents::float8 as "propertyValueCents"
  from exchanges e cross join lateral (select count(*) as count, nullif(sum(p.value_cents), 0) as cents from properties p where p.exchange_id = e.id and p.side = 'relinquished' and p.value_cents > 0 and coalesce(p.status::text, '') <> 'cancelled') sold
  where e.id = $1`

/** The exchange as an identification needs it, locked when something is to be signed. @throws NotFoundError */
export async function periodFacts(sql: Sql, exchange: string, lock = false): Promise<PeriodFacts> {
  const [facts] = await sql.query<PeriodFacts>(lock ? `${PERIOD} for no key update of e` : PERIOD, [exchange])
  if (!facts) throw new NotFoundError()
  return facts
}

/** Where the identification period stands on a day. */
export type PeriodState = 'before-transfer' | 'open' | 'closed'

export function stateOf(
  { transferDate, identificationDeadline }: PeriodFacts,
  today: CalendarDate,
): PeriodState {
  if (transferDate === null || identificationDeadline === null || today < transferDate)
    return 'before-transfer'
  return today > identificationDeadline ? 'closed' : 'open'
}

/** @throws DomainRuleError before the transfer, after the end of day 45 in the firm's zone, and when the exchange is over */
export function requireOpen(facts: PeriodFacts, today: CalendarDate): void {
  if (facts.over)
    throw new DomainRuleError(
      'This exchange is archived, or has ended: nothing can be identified or revoked in it.',
      'exchange-over',
    )
  const state = stateOf(facts, today)
  if (state === 'before-transfer')
    throw new DomainRuleError(
      'The identification period begins on the day the property sold is transferred.',
      'identification-not-open',
    )
  if (state === 'closed')
    throw new DomainRuleError(
      `The identification period ended on ${facts.identificationDeadline}: nothing can be added, replaced or revoked.`,
      'identification-closed',
    )
}

/** A closing that is planned receives nothing: only one that staff or the source say took place. */
const RECEIVED = `select id, closing_date as "closingDate", value_cents::float8 as "valueCents", ${propertyAddress('properties')} as description from properties
  where exchange_id = $1 and side = 'replacement' and status = 'closed' and closing_date is not null and closing_date <= $2 order by id limit 200`

/** Replacement property that has been received by a day. */
export const receivedBy = (sql: Sql, exchange: string, today: CalendarDate): Promise<Received[]> =>
  sql.query<Received>(RECEIVED, [exchange, today])

/** The three tests on some items; null while there is no period. */
export function evaluateItems(
  facts: PeriodFacts,
  items: readonly NoticeItem[],
  received: readonly Received[],
  today: CalendarDate,
): Evaluation | null {
  const { identificationDeadline, exchangeDeadline, relinquishedValueCents } = facts
  if (identificationDeadline === null || exchangeDeadline === null) return null
  return evaluateIdentification({
    today,
    identificationDeadline,
    exchangeDeadline,
    relinquishedValueCents,
    items,
    received,
  })
}
