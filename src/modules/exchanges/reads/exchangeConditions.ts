import type { Actor } from '../../../core/access/actor'
import type { Reader } from '../../../core/access/reader'
import { maySeeField } from '../../../core/access/matrix'
import { today } from '../../../core/clock'
import { InvalidInputError } from '../../../core/errors'
import type { ExchangeFilter } from './exchangeQuery'
import { inRange } from '../../../core/database/dueRanges'
import { withoutAccents } from '../../../core/names'
import { containing, plainSql, type Values } from '../../../core/database/statement'

/** The date that counts now; none once the exchange is over. */
export const NEXT_DEADLINE = `(case e.status when '45D' then e.identification_deadline when '180D' then e.safe_deadline when 'PENDING' then coalesce(e.relinquished_transfer_date, e.expected_closing_date) end)`

/** Day 180, where something not recorded yet may lift the earlier end to it. */
export const LIFTED_END = `case when e.safe_until is not null then (nullif(e.relinquished_transfer_date, '')::date + 180)::text end`

/** Compares a column with a text, whatever the accents and capitals. */
type Compare = (column: string) => string

/** By the indexes of names without accents. */
const byIndex =
  (pattern: string): Compare =>
  (column) =>
    `${plainSql(column)} like ${plainSql(`${pattern}::text`)}`

/**
 * Row by row: taking accents off is slow, so it is done only where there may be some.
 * @param typed the pattern of the text, a parameter already
 */
function rowByRow(q: string, typed: string, values: Values): Compare {
  const plain = withoutAccents(q)
  const other = plain === q ? null : values.add(containing(plain))
  return (column) =>
    `(${column} ilike ${typed}${other ? ` or ${column} ilike ${other}` : ''} or (octet_length(${column}) <> length(${column}) and ${plainSql(column)} like ${plainSql(`${typed}::text`)}))`
}

/**
 * Name, client, number, or the address of a property. A person's own exchanges are few and looked
 * through; among all of them the indexes find one set of ids.
 */
function matching(q: string, reader: Reader, values: Values): string {
  const pattern = values.add(containing(q))
  const like = reader.seesAllExchanges ? byIndex(pattern) : rowByRow(q, pattern, values)
  const named = (from: string) =>
    `${like(`${from}.name`)} or ${like(`${from}.client_name`)} or ${from}.exchange_number ilike ${pattern}`
  const located = `${like('p.address')} or ${like('p.city')}`
  if (!reader.seesAllExchanges)
    return `(${named('e')} or exists (select 1 from properties p where p.exchange_id = e.id and (${located})))`
  return `e.id in (select s.id from exchanges s where ${named('s')} union select p.exchange_id from properties p where ${located})`
}

const ARCHIVED = { no: ['e.archived is not true'], only: ['e.archived'], all: [] }

/** Any property by a fragment of what it is found by. */
function located(property: string, values: Values): string {
  const pattern = values.add(containing(property))
  const like = rowByRow(property, pattern, values)
  return `exists (select 1 from properties p where p.exchange_id = e.id and (${like('p.address')} or ${like('p.city')} or p.apn ilike ${pattern} or p.escrow_number ilike ${pattern}))`
}

function dated(
  {
    transferFrom,
    transferTo,
    identificationFrom,
    identificationTo,
    exchangeFrom,
    exchangeTo,
  }: ExchangeFilter,
  values: Values,
): string[] {
  const bounds: [string, string | undefined, string | undefined][] = [
    ['e.relinquished_transfer_date', transferFrom, transferTo],
    ['e.identification_deadline', identificationFrom, identificationTo],
    ['e.safe_deadline', exchangeFrom, exchangeTo],
  ]
  return bounds.flatMap(([column, from, to]) => [
    ...(from ? [`${column} >= ${values.add(from)}`] : []),
    ...(to ? [`${column} <= ${values.add(to)}`] : []),
  ])
}

function joined(participant: string, values: Values): string {
  const id = values.add(participant)
  return `exists (select 1 from exchange_participants p where p.exchange_id = e.id and p.status = 'ACTIVE' and (p.user_id = ${id} or p.contact_id = ${id}))`
}

/** The conditions of a filter on the exchanges of a person. @throws InvalidInputError for a field that is not for their role */
export function exchangeConditions(
  actor: Actor,
  query: ExchangeFilter,
  reader: Reader,
  values: Values,
): string[] {
  if (query.tag.length > 0 && !maySeeField(actor.role, 'exchanges', 'tags'))
    throw new InvalidInputError('tag: there is no such filter here', 'tag')
  return [
    ...reader.sql('exchanges', 'e', values),
    ...ARCHIVED[query.archived],
    ...(query.status.length > 0
      ? [`e.status = any(${values.add(query.status)}::enum_exchanges_status[])`]
      : []),
    ...(query.type.length > 0 ? [`e.type = any(${values.add(query.type)}::enum_exchanges_type[])`] : []),
    ...(query.stage.length > 0 ? [`e.stage = any(${values.add(query.stage)}::enum_exchanges_stage[])`] : []),
    ...(query.tag.length > 0 ? [`e.tags @> ${values.add(JSON.stringify(query.tag))}::jsonb`] : []),
    ...(query.participant ? [joined(query.participant, values)] : []),
    ...(query.property ? [located(query.property, values)] : []),
    ...(query.expired ? [`coalesce(e.expired, false) = ${query.expired === 'yes'}`] : []),
    ...dated(query, values),
    ...(query.coordinator.length > 0
      ? [`e.coordinator_id = any(${values.add(query.coordinator)}::uuid[])`]
      : []),
    ...(query.deadline ? inRange(NEXT_DEADLINE, query.deadline, today(), values) : []),
    // A closing that was expected earlier is no deadline missed.
    ...(query.deadline === 'overdue' ? [`e.status <> 'PENDING'`] : []),
    ...(query.q ? [matching(query.q, reader, values)] : []),
  ]
}
