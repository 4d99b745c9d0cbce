import type { Sql } from '../../core/database/sql'
import { NotFoundError, DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import { furthestOf, isPurchaseStage, purchaseDays, type Purchase } from '../../law/purchase'
import type { StageFacts } from '../../law/stage-guards'

import { propertyAddress } from '../exchanges'
/** A replacement property of an exchange, with what was recorded of its purchase. */
export type Replacement = Purchase & { id: string }

/** A recording of a stage, as far as it says something of a property. */
type Recorded = { stage: string; on: CalendarDate | null; property: string | null }

/** What a property is called: its address, or that there is none. */
export const ADDRESS = `coalesce(nullif(${propertyAddress('p')}, ''), 'A property without an address')`

const REPLACEMENTS = `select p.id, ${ADDRESS} as address, nullif(p.closing_date, '') as "closingDate", p.status::text from properties p where p.exchange_id = $1 and p.side = 'replacement' order by p.id limit 200`

/** What was recorded of one property, oldest first. */
const recordedOf = (records: readonly Recorded[], id: string) =>
  records
    .toReversed()
    .flatMap(({ stage, on, property }) =>
      property === id && on !== null && isPurchaseStage(stage) ? [{ stage, on }] : [],
    )

/** The replacement properties of an exchange with their stages; `records` are its recordings, newest first. */
export async function replacementsOf(
  sql: Sql,
  exchange: string,
  records: readonly Recorded[],
  identified: ReadonlySet<string>,
): Promise<Replacement[]> {
  const rows = await sql.query<Omit<Replacement, 'days' | 'identified'>>(REPLACEMENTS, [exchange])
  return rows.map((row) => ({
    ...row,
    days: purchaseDays(recordedOf(records, row.id)),
    identified: identified.has(row.id),
  }))
}

export const isCancelled = ({ status }: Pick<Replacement, 'status'>): boolean => status === 'cancelled'

/** The facts of an exchange as they are for one of its properties. */
export const factsFor = (
  facts: StageFacts,
  purchase: Replacement,
  all: readonly Replacement[],
): StageFacts => ({ ...facts, purchase, elsewhere: furthestOf(all.filter(({ id }) => id !== purchase.id)) })

/**
 * The property that somebody names with a stage.
 * @throws DomainRuleError for a stage of the whole exchange and for property that is sold, NotFoundError for any other
 */
export async function namedProperty(
  sql: Sql,
  exchange: string,
  stage: string,
  id: string,
  all: readonly Replacement[],
): Promise<Replacement> {
  if (!isPurchaseStage(stage))
    throw new DomainRuleError('Only a purchase is recorded of a property.', 'no-purchase-stage', 'property')
  const found = all.find((replacement) => replacement.id === id.toLowerCase())
  if (found) return found
  const [other] = await sql.query<{ id: string }>(
    'select id from properties where id = $1 and exchange_id = $2',
    [id, exchange],
  )
  if (other)
    throw new DomainRuleError(
      'This property is sold in the exchange, not bought.',
      'not-a-replacement',
      'property',
    )
  throw new NotFoundError()
}
