import type { Actor } from '../../../core/access/actor'
import { maySeeField } from '../../../core/access/matrix'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { pageOf } from '../../../core/api/defineEndpoint'
import { today } from '../../../core/clock'
import { InvalidInputError } from '../../../core/errors'
import { daysBetween, type CalendarDate } from '../../../law/dates'
import type { Stage } from '../../../law/lifecycle'
import type { SafeUntil } from '../../../law/safe-date'
import type { ExchangeStatus } from '../../../law/status'
import type { ExchangeQuery, ExchangeSort } from './exchangeQuery'
import { exchangeConditions, LIFTED_END, NEXT_DEADLINE } from './exchangeConditions'
import { pagedRows, Values, whereAll } from '../../../core/database/statement'

export { LIFTED_END, NEXT_DEADLINE } from './exchangeConditions'

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
  /** The earliest end that cannot be excluded, what would lift it, and T + 180 beside it. */
  safeDeadline: CalendarDate | null
  safeUntil: SafeUntil | null
  day180: CalendarDate | null
  /** The date that counts now: by the status the last day to identify, to receive, or the expected closing. */
  nextDeadline: CalendarDate | null
  daysToNext: number | null
  relinquishedAddress: string | null
  relinquishedValueCents?: number | null
  proceedsCents?: number | null
  stage: Stage | null
  archived: boolean
  /** For staff. */
  tags?: string[]
  updatedAt: string
}

type Row = Omit<ExchangeRow, 'daysToNext' | 'updatedAt'> & { updatedAt: Date }

/** Of the property that is sold, the first one entered. */
const ADDRESS = `(select concat_ws(', ', nullif(p.address, ''), nullif(p.city, '')) from properties p where p.exchange_id = e.id and p.side = 'relinquished' order by p.id limit 1)`

const SORT_COLUMNS: Record<ExchangeSort, string> = {
  nextDeadline: NEXT_DEADLINE,
  name: 'lower(e.name)',
  exchangeNumber: 'e.exchange_number',
  clientName: 'lower(e.client_name)',
  status: 'e.status',
  stage: 'e.stage',
  type: 'e.type',
  coordinatorName: 'lower(e.coordinator_name)',
  relinquishedAddress: `lower(${ADDRESS})`,
  relinquishedTransferDate: 'e.relinquished_transfer_date',
  identificationDeadline: 'e.identification_deadline',
  exchangeDeadline: 'e.safe_deadline',
  relinquishedValueCents: 'e.relinquished_value_cents',
  proceedsCents: 'e.proceeds_cents',
  updatedAt: 'e.updated_at',
}

const COLUMNS = `e.id, e.exchange_number as "exchangeNumber", e.name, e.type, e.status, coalesce(e.expired, false) as expired, e.client_name as "clientName",
  e.coordinator_name as "coordinatorName", e.relinquished_transfer_date as "relinquishedTransferDate", e.identification_deadline as "identificationDeadline",
  e.exchange_deadline as "exchangeDeadline", e.safe_deadline as "safeDeadline", e.safe_until as "safeUntil",
  ${LIFTED_END} as "day180", ${NEXT_DEADLINE} as "nextDeadline", ${ADDRESS} as "relinquishedAddress", e.stage, coalesce(e.archived, false) as archived, e.updated_at as "updatedAt"`
const MONEY_COLUMNS = `, e.relinquished_value_cents::float8 as "relinquishedValueCents", e.proceeds_cents::float8 as "proceedsCents"`

const TAG_COLUMN = `, coalesce(e.tags, '[]'::jsonb) as tags`

const MONEY_SORTS: readonly ExchangeSort[] = ['relinquishedValueCents', 'proceedsCents']
const maySeeMoney = (actor: Actor) =>
  MONEY_SORTS.every((field) => maySeeField(actor.role, 'exchanges', field))

function orderOf({ sort }: ExchangeQuery): string {
  const direction = sort.descending ? 'desc' : 'asc'
  return `order by ${SORT_COLUMNS[sort.column]} ${direction} nulls last, e.id ${direction}`
}

/** The exchanges of a person, as searched, filtered, sorted and paged. */
export async function readExchanges(db: Queryable, actor: Actor, query: ExchangeQuery) {
  const money = maySeeMoney(actor)
  if (!money && MONEY_SORTS.includes(query.sort.column))
    throw new InvalidInputError('sort: there is no such column here', 'sort')
  const reader = await readerOf(db, actor)
  const values = new Values()
  const where = whereAll(exchangeConditions(actor, query, reader, values))
  const columns = `${COLUMNS}${money ? MONEY_COLUMNS : ''}${maySeeField(actor.role, 'exchanges', 'tags') ? TAG_COLUMN : ''}`
  const { rows, total } = await pagedRows<Row>(
    db,
    { columns, from: `from exchanges e ${where}`, order: orderOf(query), few: !reader.seesAllExchanges },
    query,
    values,
  )
  const now = today()
  const docs = rows.map((row): ExchangeRow => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    daysToNext: row.nextDeadline ? daysBetween(now, row.nextDeadline) : null,
  }))
  return pageOf(docs, total, query.page, query.limit)
}
