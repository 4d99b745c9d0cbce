import type { Actor } from '../../../core/access/actor'
import { readerOf, type Reader } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { today } from '../../../core/clock'
import { addDays, daysBetween, type CalendarDate } from '../../../law/dates'
import type { SafeUntil } from '../../../law/safe-date'
import { LIFTED_END } from '../../exchanges'
import { rowsOf, Values } from '../../../core/database/statement'

/** A coming (or missed) date of one of the person's exchanges. */
export type ComingDate = {
  exchange: string
  exchangeNumber: string | null
  name: string
  clientName: string | null
  coordinatorName: string | null
  kind: 'identification' | 'exchange' | 'closing'
  date: CalendarDate
  /** What would lift the end of an exchange to a later day, and T + 180 beside it; null of any other date. */
  safeUntil: SafeUntil | null
  day180: CalendarDate | null
  daysLeft: number
}

/** The board's groups: the dates shown of each, and how many there are in all. */
export type DateGroup = { dates: ComingDate[]; total: number }

type Row = Omit<ComingDate, 'daysLeft'> & { band: number; total: number }

/** When the sale is to close: the transfer date, which lies ahead before the sale, or what is expected. */
const CLOSING = 'coalesce(e.relinquished_transfer_date, e.expected_closing_date)'

/** Every date of the open exchanges in scope; the end of an exchange is the earliest that cannot be excluded, the parking counted. An expected closing that has passed is no deadline missed, so it is left out. */
export function datedSql(scope: string, today: string): string {
  const unknown = `e.safe_until as "safeUntil", ${LIFTED_END} as "day180"`
  const source = (
    kind: string,
    date: string,
    condition: string,
  ) => `select e.id as exchange, e.exchange_number as "exchangeNumber", e.name, e.client_name as "clientName",
    e.coordinator_id as coordinator, e.coordinator_name as "coordinatorName", '${kind}' as kind, ${date} as date, ${kind === 'exchange' ? unknown : 'null as "safeUntil", null as "day180"'} from exchanges e where e.archived is not true and ${date} is not null and ${condition}${scope}`
  return [
    source('identification', 'e.identification_deadline', `e.status = '45D'`),
    source('exchange', 'e.safe_deadline', `e.status in ('45D', '180D')`),
    source(
      'identification',
      'e.parking_identification',
      `e.status = 'PENDING' and e.parking_identification >= ${today}`,
    ),
    source('exchange', 'e.safe_deadline', `e.status = 'PENDING' and nullif(e.parked_on, '') is not null`),
    source('closing', CLOSING, `e.status = 'PENDING' and ${CLOSING} >= ${today}`),
  ].join(' union all ')
}

const scopeOf = (reader: Reader, values: Values) =>
  reader
    .sql('exchanges', 'e', values)
    .map((condition) => ` and ${condition}`)
    .join('')

/** All coming dates in five groups, most urgent first, at most `each` of a group; where they do not all fit, legal dates go before closings. */
export async function readDateBoard(db: Queryable, actor: Actor, each: number): Promise<DateGroup[]> {
  const reader = await readerOf(db, actor)
  const values = new Values()
  const now = today()
  const day = values.add(now)
  const [two, week, month] = [2, 7, 30].map((days) => values.add(addDays(now, days)))
  const rows = await rowsOf<Row>(
    db,
    `with dated as (${datedSql(scopeOf(reader, values), day)}),
    banded as (select *, case when date < ${day} then 0 when date <= ${two} then 1 when date <= ${week} then 2 when date <= ${month} then 3 else 4 end as band from dated),
    ranked as (select *, row_number() over (partition by band order by (kind = 'closing'), date, exchange, kind) as place, (count(*) over (partition by band))::int as total from banded)
    select exchange, "exchangeNumber", name, "clientName", "coordinatorName", kind, date, "safeUntil", "day180", band, total from ranked where place <= ${values.add(each)} order by band, date, exchange, kind`,
    values,
  )
  return [0, 1, 2, 3, 4].map((band) => {
    const found = rows.filter((row) => row.band === band)
    return {
      total: found[0]?.total ?? 0,
      dates: found.map(({ band: _band, total: _total, ...row }) => ({
        ...row,
        daysLeft: daysBetween(now, row.date),
      })),
    }
  })
}

/** The first dates of a group: where they do not all fit, legal dates go before closings. */
export function firstOf({ dates, total }: DateGroup, most: number): DateGroup {
  const byKind = dates.toSorted((a, b) => Number(a.kind === 'closing') - Number(b.kind === 'closing'))
  const shown = new Set(byKind.slice(0, most))
  return { dates: dates.filter((date) => shown.has(date)), total }
}

/** The dates of one day: some of them, and how many there are. */
export type DayDates = { daysLeft: number; total: number; dates: ComingDate[] }

/** The dates of the next days, day by day, at most `each` of a day. */
export async function readDateStrip(
  db: Queryable,
  actor: Actor,
  days: number,
  each: number,
): Promise<DayDates[]> {
  const reader = await readerOf(db, actor)
  const values = new Values()
  const now = today()
  const day = values.add(now)
  const rows = await rowsOf<Omit<Row, 'band'>>(
    db,
    `with dated as (${datedSql(scopeOf(reader, values), day)}),
    ranked as (select *, row_number() over (partition by date order by (kind = 'closing'), exchange, kind) as place, (count(*) over (partition by date))::int as total
      from dated where date >= ${day} and date <= ${values.add(addDays(now, days))})
    select exchange, "exchangeNumber", name, "clientName", "coordinatorName", kind, date, "safeUntil", "day180", total from ranked where place <= ${values.add(each)} order by date, place`,
    values,
  )
  return [...Map.groupBy(rows, ({ date }) => date)].map(([date, found]) => {
    const daysLeft = daysBetween(now, date)
    return {
      daysLeft,
      total: found[0]?.total ?? 0,
      dates: found.map(({ total: _total, ...row }) => ({ ...row, daysLeft })),
    }
  })
}
