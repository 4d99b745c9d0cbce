import type { Sql } from '../database/pool'
import { NotYours, RuleBroken } from '../errors'
import type { CalendarDate } from '../exchange/calendar'
import { itemsOf, type NoticeItem } from './items'
import { judge, type Judgement, type Received } from './judge'

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
  relinquishedValueCents: number | null
}

const PERIOD = `select e.id, e.name, e.exchange_number as "exchangeNumber", e.client_id as client, e.client_name as "clientName", e.coordinator_id as coordinator, e.relinquished_transfer_date as "transferDate",
  e.identification_deadline as "identificationDeadline", e.exchange_deadline as "exchangeDeadline",
  coalesce(nullif(e.relinquished_value_cents, 0), (select nullif(sum(p.value_cents), 0) from properties p where p.exchange_id = e.id and p.side = 'relinquished'))::float8 as "relinquishedValueCents"
  from exchanges e where e.id = $1`

/** The exchange as an identification needs it, locked when something is to be signed. @throws NotYours */
export async function periodFacts(sql: Sql, exchange: string, lock = false): Promise<PeriodFacts> {
  const [facts] = await sql.query<PeriodFacts>(lock ? `${PERIOD} for update of e` : PERIOD, [exchange])
  if (!facts) throw new NotYours()
  return facts
}

/** Where the identification period stands on a day. */
export type PeriodState = 'before-transfer' | 'open' | 'closed'

export function stateOf({ transferDate, identificationDeadline }: PeriodFacts, today: CalendarDate): PeriodState {
  if (transferDate === null || identificationDeadline === null || today < transferDate) return 'before-transfer'
  return today > identificationDeadline ? 'closed' : 'open'
}

/** @throws RuleBroken before the transfer and after the end of day 45, in the firm's zone */
export function requireOpen(facts: PeriodFacts, today: CalendarDate): void {
  const state = stateOf(facts, today)
  if (state === 'before-transfer') throw new RuleBroken('The identification period begins on the day the property sold is transferred.', 'identification-not-open')
  if (state === 'closed') throw new RuleBroken(`The identification period ended with ${facts.identificationDeadline}: nothing can be added, replaced or revoked.`, 'identification-closed')
}

/** A notice as it is kept. */
export type Notice = {
  id: string
  state: 'SIGNED' | 'REPLACED' | 'REVOKED'
  source: 'portal' | 'paper'
  items: unknown
  values: unknown
  typedName: string | null
  signedAt: Date | null
  sentAt: Date | null
  receivedAt: Date | null
  endedAt: Date | null
  recipient: unknown
  valid: boolean
  invalidReason: string | null
  sha256: string | null
}

export const NOTICE_COLUMNS = `n.id, n.state, n.source, n.items, n."values", n.typed_name as "typedName", n.signed_at as "signedAt", n.sent_at as "sentAt", n.received_at as "receivedAt", n.ended_at as "endedAt",
  n.recipient, coalesce(n.valid, true) as valid, n.invalid_reason as "invalidReason", n.sha256`

/** All notices of an exchange, newest first. */
export const noticesOf = (sql: Sql, exchange: string): Promise<Notice[]> =>
  sql.query<Notice>(`select ${NOTICE_COLUMNS} from identifications n where n.exchange_id = $1 order by n.id desc limit 200`, [exchange])

/** What is identified: the items of every valid notice in force. Ids of different notices are told apart. */
export function itemsInForce(notices: readonly Notice[]): NoticeItem[] {
  const inForce = notices.filter(({ state, valid }) => state === 'SIGNED' && valid)
  if (inForce.length <= 1) return inForce.flatMap(itemsOf)
  return inForce.flatMap((notice) => itemsOf(notice).map((item) => ({ ...item, id: `${notice.id.slice(-6)}-${item.id}`, ...(item.incidentalTo ? { incidentalTo: `${notice.id.slice(-6)}-${item.incidentalTo}` } : {}) })))
}

const RECEIVED = `select id, closing_date as "closingDate", value_cents::float8 as "valueCents" from properties
  where exchange_id = $1 and side = 'replacement' and closing_date is not null and closing_date <= $2 and coalesce(status::text, '') <> 'cancelled' order by id limit 200`

/** Replacement property that has been received by a day. */
export const receivedBy = (sql: Sql, exchange: string, today: CalendarDate): Promise<Received[]> => sql.query<Received>(RECEIVED, [exchange, today])

/** The three tests on some items; null while there is no period. */
export function judgeItems(facts: PeriodFacts, items: readonly NoticeItem[], received: readonly Received[], today: CalendarDate): Judgement | null {
  const { identificationDeadline, exchangeDeadline, relinquishedValueCents } = facts
  if (identificationDeadline === null || exchangeDeadline === null) return null
  return judge({ today, identificationDeadline, exchangeDeadline, relinquishedValueCents, items, received })
}
