import { z } from 'zod'
import type { Actor } from '../../../core/access/actor'
import { readerOf, type Reader } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import { today } from '../../../core/clock'
import { addDays, daysBetween, type CalendarDate } from '../../../law/dates'
import { datedSql, type ComingDate } from './dates'
import { rowsOf, Values, whereAll } from '../../../core/database/statement'

/** What the board of deadlines can be asked. */
export const boardQuery = z.strictObject({
  /** Of one coordinator alone. */
  coordinator: z.uuid().optional(),
  /** How many dates of each group are given; all are counted. */
  each: z.coerce.number().int().min(1).max(200).default(50),
})
export type BoardQuery = z.infer<typeof boardQuery>

const GROUPS = {
  overdue: 'Missed',
  today: 'Today',
  '48h': 'In two days',
  week: 'This week',
  month: 'This month',
  later: 'Later',
} as const
type GroupKey = keyof typeof GROUPS

/** A group of the board, with the first of its dates. */
export type BoardGroup = { key: GroupKey; label: string; total: number; dates: BoardDate[] }
export type BoardDate = ComingDate & { coordinator: string | null }

/** How much each coordinator has before them. */
export type CoordinatorLoad = {
  coordinator: string | null
  name: string
  overdue: number
  today: number
  '48h': number
  week: number
  month: number
  total: number
}

/** The dates of one day of the radar. */
export type RadarDay = {
  date: CalendarDate
  total: number
  identification: number
  exchange: number
  closing: number
}

const RADAR_DAYS = 60

type Bands = { text: string; values: Values }

/** All dated things in scope with the group they fall into. */
function banded(reader: Reader, { coordinator }: BoardQuery, now: CalendarDate): Bands {
  const values = new Values()
  const scope = [
    ...reader.sql('exchanges', 'e', values),
    ...(coordinator ? [`e.coordinator_id = ${values.add(coordinator)}`] : []),
  ]
    .map((condition) => ` and ${condition}`)
    .join('')
  const day = values.add(now)
  const [two, week, month] = [2, 7, 30].map((days) => values.add(addDays(now, days)))
  const band = `case when date < ${day} then 'overdue' when date = ${day} then 'today' when date <= ${two} then '48h' when date <= ${week} then 'week' when date <= ${month} then 'month' else 'later' end`
  return {
    text: `with dated as (${datedSql(scope, day)}), banded as (select *, ${band} as band from dated)`,
    values,
  }
}

type Row = Omit<BoardDate, 'daysLeft'> & { band: GroupKey; total: number }

async function groupsOf(
  db: Queryable,
  reader: Reader,
  query: BoardQuery,
  now: CalendarDate,
): Promise<BoardGroup[]> {
  const { text, values } = banded(reader, query, now)
  const rows = await rowsOf<Row>(
    db,
    `${text}, ranked as (select *, row_number() over (partition by band order by (kind = 'closing'), date, exchange, kind) as place, (count(*) over (partition by band))::int as total from banded)
    select exchange, "exchangeNumber", name, "clientName", coordinator, "coordinatorName", kind, date, "safeUntil", "day180", band, total from ranked where place <= ${values.add(query.each)} order by date, exchange, kind`,
    values,
  )
  const keys: readonly GroupKey[] = ['overdue', 'today', '48h', 'week', 'month', 'later']
  return keys.map((key) => {
    const found = rows.filter(({ band }) => band === key)
    return {
      key,
      label: GROUPS[key],
      total: found[0]?.total ?? 0,
      dates: found.map(({ band: _band, total: _total, ...row }) => ({
        ...row,
        daysLeft: daysBetween(now, row.date),
      })),
    }
  })
}

function loadOf(
  db: Queryable,
  reader: Reader,
  query: BoardQuery,
  now: CalendarDate,
): Promise<CoordinatorLoad[]> {
  const { text, values } = banded(reader, query, now)
  const count = (band: string) => `(count(*) filter (where band = '${band}'))::int as "${band}"`
  return rowsOf<CoordinatorLoad>(
    db,
    `${text} select coordinator, coalesce(max("coordinatorName"), 'Nobody') as name, ${['overdue', 'today', '48h', 'week', 'month'].map(count).join(', ')}, count(*)::int as total
    from banded where band <> 'later' group by coordinator, case when coordinator is null then "coordinatorName" end order by total desc, name`,
    values,
  )
}

async function radarOf(
  db: Queryable,
  reader: Reader,
  query: BoardQuery,
  now: CalendarDate,
): Promise<RadarDay[]> {
  const { text, values } = banded(reader, query, now)
  const of = (kind: string) => `(count(*) filter (where kind = '${kind}'))::int as ${kind}`
  const rows = await rowsOf<RadarDay>(
    db,
    `${text} select date, count(*)::int as total, ${['identification', 'exchange', 'closing'].map(of).join(', ')} from banded ${whereAll([`date >= ${values.add(now)}`, `date < ${values.add(addDays(now, RADAR_DAYS))}`])} group by date`,
    values,
  )
  const byDate = new Map(rows.map((row) => [row.date, row]))
  return Array.from(
    { length: RADAR_DAYS },
    (_, day) =>
      byDate.get(addDays(now, day)) ?? {
        date: addDays(now, day),
        total: 0,
        identification: 0,
        exchange: 0,
        closing: 0,
      },
  )
}

/**
 * All coming dates of a person's exchanges: by urgency, for admins by coordinator as well, and the
 * load of the next sixty days. Three statements besides who takes part where, whatever there is.
 */
export async function readBoard(db: Queryable, actor: Actor, query: BoardQuery) {
  const reader = await readerOf(db, actor)
  const now = today()
  const [groups, coordinators, radar] = await Promise.all([
    groupsOf(db, reader, query, now),
    actor.role === 'admin' ? loadOf(db, reader, query, now) : [],
    radarOf(db, reader, query, now),
  ])
  return { today: now, groups, coordinators, radar }
}
