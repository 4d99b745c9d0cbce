import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { databaseOf } from '../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../core/database/sql'
import { settings } from '../../core/env'
import { NotFoundError } from '../../core/errors'
import { instantToCalendarDate } from '../../law/dates'
import { propertyAddress } from '../exchanges'
import { computeWorksheet, type WorksheetFacts } from './compute'
import { worksheetInput, type WorksheetInput } from './input'

type Row = {
  transferDate: string | null
  identificationDeadline: string | null
  exchangeDeadline: string | null
  status: string
  signedAt: Date | null
}
type PropertyRow = {
  side: 'relinquished' | 'replacement'
  address: string
  state: string | null
  closingDate: string | null
}

const EXCHANGE = `select e.relinquished_transfer_date as "transferDate", e.identification_deadline as "identificationDeadline", e.exchange_deadline as "exchangeDeadline", e.status::text,
  (select coalesce(n.signed_at, n.sent_at) from identifications n where n.exchange_id = e.id and n.state = 'SIGNED' and n.valid order by n.id desc limit 1) as "signedAt" from exchanges e where e.id = $1`
/** What is only planned to close has not been received. */
const PROPERTIES = `select side::text, ${propertyAddress('properties')} as address, nullif(state, '') as state, case when side = 'relinquished' or status = 'closed' then closing_date end as "closingDate" from properties where exchange_id = $1 and coalesce(status::text, '') <> 'cancelled' order by id`

async function factsOf(sql: Sql, exchange: string): Promise<WorksheetFacts> {
  const [row] = await sql.query<Row>(EXCHANGE, [exchange])
  if (!row) throw new NotFoundError()
  const properties = await sql.query<PropertyRow>(PROPERTIES, [exchange])
  const of = (side: PropertyRow['side']) => properties.filter((property) => property.side === side)
  const described = (side: PropertyRow['side']) =>
    of(side)
      .map(({ address }) => address)
      .filter(Boolean)
      .join('; ')
  const [sold, bought] = [of('relinquished')[0], of('replacement')]
  const received =
    bought
      .map(({ closingDate }) => closingDate)
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? null
  return {
    ...row,
    failed: row.status === 'TERMINATED',
    relinquished: sold
      ? { description: described('relinquished'), state: sold.state, closingDate: sold.closingDate }
      : null,
    replacement: bought.length > 0 ? { description: described('replacement'), closingDate: received } : null,
    identifiedOn: row.signedAt
      ? instantToCalendarDate(row.signedAt.toISOString(), settings().PP_FIRM_TIME_ZONE)
      : null,
  }
}

async function inputOf(
  sql: Sql,
  exchange: string,
): Promise<{ input: WorksheetInput; updatedAt: string | null }> {
  const [row] = await sql.query<{ input: unknown; at: Date }>(
    'select input, updated_at as at from worksheets where exchange_id = $1',
    [exchange],
  )
  return {
    input: worksheetInput.safeParse(row?.input).data ?? worksheetInput.parse({}),
    updatedAt: row?.at.toISOString() ?? null,
  }
}

async function worksheetOf(sql: Sql, exchange: string) {
  const [{ input, updatedAt }, facts] = [await inputOf(sql, exchange), await factsOf(sql, exchange)]
  return { exchange, updatedAt, input, ...computeWorksheet(input, facts) }
}

/** The worksheet of an exchange with every line of the form. */
export const readWorksheet = (req: PayloadRequest, exchange: string) =>
  worksheetOf(sqlOn(databaseOf(req.payload)), exchange)

/** Keeps what was typed, once it can be computed. */
export function writeWorksheet(req: PayloadRequest, actor: Actor, exchange: string, input: WorksheetInput) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    computeWorksheet(input, await factsOf(sql, exchange))
    const before = await inputOf(sql, exchange)
    await sql.query(
      `insert into worksheets (exchange_id, input, user_id) values ($1, $2, $3) on conflict (exchange_id) do update set input = excluded.input, user_id = excluded.user_id, updated_at = now()`,
      [exchange, JSON.stringify(input), actor.id],
    )
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'worksheets.update',
        entityType: 'worksheets',
        entityId: exchange,
        exchange,
        before: before.updatedAt ? before.input : null,
        after: input,
      },
    ])
    return worksheetOf(sql, exchange)
  })
}
