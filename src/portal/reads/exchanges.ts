import type { Actor } from '../../access/actor'
import { maySeeField } from '../../access/matrix'
import { exchangeScope, type Queryable } from '../../access/scope'
import { pageOf } from '../../api/defineEndpoint'
import { today } from '../../clock'
import { Invalid } from '../../errors'
import { daysBetween, type CalendarDate } from '../../exchange/calendar'
import type { ExchangeStatus } from '../../exchange/status'
import type { ExchangeQuery, ExchangeSort } from './exchangeQuery'
import { inRange } from './ranges'
import { containing, rowsOf, Values, whereAll, within } from './statement'

/** One line of the exchange list. Money is absent for those who never see it. */
export type ExchangeRow = {
  id: string
  exchangeNumber: string | null
  name: string
  type: 'delayed' | 'simultaneous' | 'reverse' | 'improvement' | null
  status: ExchangeStatus
  expired: boolean
  clientName: string | null
  coordinatorName: string | null
  relinquishedTransferDate: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  /** The date that counts now: by the status the last day to identify, to receive, or the expected closing. */
  nextDeadline: CalendarDate | null
  daysToNext: number | null
  relinquishedAddress: string | null
  relinquishedValueCents?: number | null
  proceedsCents?: number | null
  archived: boolean
  updatedAt: string
}

type Row = Omit<ExchangeRow, 'daysToNext' | 'updatedAt'> & { updatedAt: Date }

/** The date that counts now; none once the exchange is over. */
export const NEXT_DEADLINE = `(case e.status when '45D' then e.identification_deadline when '180D' then e.exchange_deadline when 'PENDING' then coalesce(e.relinquished_transfer_date, e.expected_closing_date) end)`

/** Of the property that is sold, the first one entered. */
const ADDRESS = `(select concat_ws(', ', nullif(p.address, ''), nullif(p.city, '')) from properties p where p.exchange_id = e.id and p.side = 'relinquished' order by p.id limit 1)`

const SORT_COLUMNS: Record<ExchangeSort, string> = {
  nextDeadline: NEXT_DEADLINE, name: 'lower(e.name)', exchangeNumber: 'e.exchange_number', clientName: 'lower(e.client_name)', status: 'e.status', type: 'e.type',
  coordinatorName: 'lower(e.coordinator_name)', relinquishedAddress: `lower(${ADDRESS})`, relinquishedTransferDate: 'e.relinquished_transfer_date', identificationDeadline: 'e.identification_deadline',
  exchangeDeadline: 'e.exchange_deadline', relinquishedValueCents: 'e.relinquished_value_cents', proceedsCents: 'e.proceeds_cents', updatedAt: 'e.updated_at',
}

const COLUMNS = `e.id, e.exchange_number as "exchangeNumber", e.name, e.type, e.status, coalesce(e.expired, false) as expired, e.client_name as "clientName",
  e.coordinator_name as "coordinatorName", e.relinquished_transfer_date as "relinquishedTransferDate", e.identification_deadline as "identificationDeadline",
  e.exchange_deadline as "exchangeDeadline", ${NEXT_DEADLINE} as "nextDeadline", ${ADDRESS} as "relinquishedAddress", coalesce(e.archived, false) as archived, e.updated_at as "updatedAt"`
const MONEY_COLUMNS = `, e.relinquished_value_cents::float8 as "relinquishedValueCents", e.proceeds_cents::float8 as "proceedsCents"`

const MONEY_SORTS: readonly ExchangeSort[] = ['relinquishedValueCents', 'proceedsCents']
const maySeeMoney = (actor: Actor) => MONEY_SORTS.every((field) => maySeeField(actor.role, 'exchanges', field))

/**
 * Name, client, number, or the address of a property. A person's own exchanges are few and looked
 * through; among all of them the indexes find one set of ids.
 */
function matching(q: string, ids: 'all' | string[], values: Values): string {
  const pattern = values.add(containing(q))
  const named = (from: string) => `${from}.name ilike ${pattern} or ${from}.client_name ilike ${pattern} or ${from}.exchange_number ilike ${pattern}`
  const located = `p.address ilike ${pattern} or p.city ilike ${pattern}`
  if (ids !== 'all') return `(${named('e')} or exists (select 1 from properties p where p.exchange_id = e.id and (${located})))`
  return `e.id in (select s.id from exchanges s where ${named('s')} union select p.exchange_id from properties p where ${located})`
}

const ARCHIVED = { no: ['e.archived is not true'], only: ['e.archived'], all: [] }

function conditions(query: ExchangeQuery, ids: 'all' | string[], values: Values): string[] {
  return [
    ...within('e.id', ids, values),
    ...ARCHIVED[query.archived],
    ...(query.status.length > 0 ? [`e.status = any(${values.add(query.status)}::enum_exchanges_status[])`] : []),
    ...(query.type.length > 0 ? [`e.type = any(${values.add(query.type)}::enum_exchanges_type[])`] : []),
    ...(query.coordinator.length > 0 ? [`e.coordinator_id = any(${values.add(query.coordinator)}::uuid[])`] : []),
    ...(query.deadline ? inRange(NEXT_DEADLINE, query.deadline, today(), values) : []),
    // A closing that was expected earlier is no deadline missed.
    ...(query.deadline === 'overdue' ? [`e.status <> 'PENDING'`] : []),
    ...(query.q ? [matching(query.q, ids, values)] : []),
  ]
}

function orderOf({ sort }: ExchangeQuery): string {
  const direction = sort.descending ? 'desc' : 'asc'
  return `order by ${SORT_COLUMNS[sort.column]} ${direction} nulls last, e.id ${direction}`
}

/** The exchanges of a person, as searched, filtered, sorted and paged. */
export async function readExchanges(db: Queryable, actor: Actor, query: ExchangeQuery) {
  const money = maySeeMoney(actor)
  if (!money && MONEY_SORTS.includes(query.sort.column)) throw new Invalid('sort: there is no such column here', 'sort')
  const ids = await exchangeScope(db, actor)
  const values = new Values()
  const where = whereAll(conditions(query, ids, values))
  const counted = new Values()
  counted.list.push(...values.list)
  const page = `limit ${values.add(query.limit)} offset ${values.add((query.page - 1) * query.limit)}`
  const [rows, counts] = await Promise.all([
    rowsOf<Row>(db, `select ${COLUMNS}${money ? MONEY_COLUMNS : ''} from exchanges e ${where} ${orderOf(query)} ${page}`, values),
    rowsOf<{ total: number }>(db, `select count(*)::int as total from exchanges e ${where}`, counted),
  ])
  const now = today()
  const docs = rows.map((row): ExchangeRow => ({ ...row, updatedAt: row.updatedAt.toISOString(), daysToNext: row.nextDeadline ? daysBetween(now, row.nextDeadline) : null }))
  return pageOf(docs, counts[0]?.total ?? 0, query.page, query.limit)
}
