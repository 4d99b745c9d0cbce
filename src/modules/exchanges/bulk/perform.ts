import Papa from 'papaparse'
import type { Payload, PayloadRequest } from 'payload'
import type { Actor } from '../../../core/access/actor'
import { readerOf, type Reader } from '../../../core/access/reader'
import { actorFacts, recordEvents } from '../../../core/events/record'
import { today } from '../../../core/clock'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { InvalidInputError, DomainRuleError } from '../../../core/errors'
import { personById, type Person } from '../../../core/access/people'
import { exchangeConditions } from '../reads/exchangeConditions'
import { Values, whereAll } from '../../../core/database/statement'
import { changedExchange, exchangeStates, writeExchanges, type ExchangeChange } from '../changeMany'
import { MOST_AT_ONCE, patchOf, type BulkChange, type BulkInput } from './plan'

/** What a spreadsheet takes for a formula. The library's own pattern ends at the first line break. */
const FORMULA = /^[=+\-@\t\r\n]/

/** What became of one exchange, or would. */
export type BulkResult = {
  id: string
  name: string | null
  exchangeNumber: string | null
  outcome: 'changed' | 'unchanged' | 'not-found'
  changes: { field: string; from: unknown; to: unknown }[]
}
export type BulkAnswer = {
  action: BulkInput['action']
  preview: boolean
  total: number
  changed: number
  unchanged: number
  notFound: number
  results: BulkResult[]
}

/** The exchanges that are meant: named, or found by the filter of the list. @throws InvalidInputError, DomainRuleError */
async function resolveTargets(
  sql: Sql,
  actor: Actor,
  reader: Reader,
  { ids, filter }: Pick<BulkInput, 'ids' | 'filter'>,
): Promise<string[]> {
  if ((ids === undefined) === (filter === undefined))
    throw new InvalidInputError('Name the exchanges, or give a filter: one of the two.', 'ids')
  if (ids) return [...new Set(ids.map((id) => id.toLowerCase()))]
  if (!filter) return []
  const values = new Values()
  const where = whereAll(exchangeConditions(actor, filter, reader, values))
  const rows = await sql.query<{ id: string }>(
    `select e.id from exchanges e ${where} order by e.id limit ${MOST_AT_ONCE + 1}`,
    values.list,
  )
  if (rows.length > MOST_AT_ONCE)
    throw new DomainRuleError(
      `More than ${MOST_AT_ONCE} exchanges are meant: narrow the filter down.`,
      'too-many',
      'filter',
    )
  return rows.map(({ id }) => id)
}

/** Those of them that the person manages, and those that are not there for them. */
const partitionByScope = (ids: readonly string[], reader: Reader): { mine: string[]; others: string[] } => ({
  mine: ids.filter((id) => reader.takesPartIn(id)),
  others: ids.filter((id) => !reader.takesPartIn(id)),
})

function resultOf({ before, entry }: ExchangeChange): BulkResult {
  const changes = Object.entries(entry?.after ?? {}).map(([field, to]) => ({
    field,
    from: entry?.before?.[field] ?? null,
    to,
  }))
  return {
    id: before.id,
    name: before.name,
    exchangeNumber: before.exchangeNumber,
    outcome: entry ? 'changed' : 'unchanged',
    changes,
  }
}

const absent = (id: string): BulkResult => ({
  id,
  name: null,
  exchangeNumber: null,
  outcome: 'not-found',
  changes: [],
})

function answerOf(input: BulkInput, results: BulkResult[]): BulkAnswer {
  const count = (outcome: BulkResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  return {
    action: input.action,
    preview: input.preview,
    total: results.length,
    changed: count('changed'),
    unchanged: count('unchanged'),
    notFound: count('not-found'),
    results,
  }
}

/** The person whom the exchanges are assigned to. */
const coordinatorOf = (payload: Payload, input: BulkChange): Promise<Person | null> =>
  input.action === 'assign' && input.coordinator
    ? personById(payload, input.coordinator.toLowerCase())
    : Promise.resolve(null)

/** Changes many exchanges in one transaction by the rules of a single change, or says what would change. */
export async function performBulk(req: PayloadRequest, actor: Actor, input: BulkChange): Promise<BulkAnswer> {
  const db = databaseOf(req.payload)
  const patch = patchOf(input, await coordinatorOf(req.payload, input))
  const reader = await readerOf(db, actor, 'manage')
  const now = today()
  const work = async (sql: Sql): Promise<BulkAnswer> => {
    const { mine, others } = partitionByScope(await resolveTargets(sql, actor, reader, input), reader)
    const states = await exchangeStates(sql, mine, !input.preview)
    const changes = states.map((state) => changedExchange(state, patch(state), now))
    if (!input.preview) await writeExchanges(sql, changes, actorFacts(req))
    const there = new Set(states.map(({ id }) => id))
    return answerOf(input, [
      ...changes.map(resultOf),
      ...mine.filter((id) => !there.has(id)).map(absent),
      ...others.map(absent),
    ])
  }
  return input.preview ? work(sqlOn(db)) : inTransaction(db, work)
}

const EXPORT = `select e.exchange_number as "Number", e.name as "Name", e.client_name as "Client", e.coordinator_name as "Coordinator", e.type::text as "Type", e.status::text as "Status", e.stage::text as "Stage",
  e.relinquished_transfer_date as "Transfer date", e.identification_deadline as "Day 45", e.exchange_deadline as "End of exchange", e.completion_date as "Completed on",
  (e.relinquished_value_cents / 100.0)::numeric(18,2)::text as "Relinquished value", (e.proceeds_cents / 100.0)::numeric(18,2)::text as "Proceeds", e.id as "Id"
  from exchanges e where e.id = any($1) order by e.exchange_number, e.id`

/** The exchanges as CSV, safe to open in a spreadsheet; that they were exported is recorded. */
export async function exportExchanges(
  req: PayloadRequest,
  actor: Actor,
  input: Extract<BulkInput, { action: 'export' }>,
) {
  const db = databaseOf(req.payload)
  const reader = await readerOf(db, actor)
  return inTransaction(db, async (sql) => {
    const { mine, others } = partitionByScope(await resolveTargets(sql, actor, reader, input), reader)
    const rows = await sql.query<Record<string, string | null>>(EXPORT, [mine])
    const there = new Set(rows.map((row) => row['Id']))
    const results = [
      ...rows.map((row): BulkResult => ({
        id: row['Id'] ?? '',
        name: row['Name'] ?? null,
        exchangeNumber: row['Number'] ?? null,
        outcome: 'unchanged',
        changes: [],
      })),
      ...[...mine.filter((id) => !there.has(id)), ...others].map(absent),
    ]
    if (input.preview) return answerOf(input, results)
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'exchanges.export',
        entityType: 'exchanges',
        after: { count: rows.length },
      },
    ])
    return {
      ...answerOf(input, results),
      csv: Papa.unparse(rows, { escapeFormulae: FORMULA }),
      fileName: `exchanges-${today()}.csv`,
    }
  })
}
