import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { ConflictError, NotFoundError } from '../../core/errors'
import { furthest, isStage, ruleOf, type Stage } from '../../law/lifecycle'
import { furthestOf, isPurchaseStage, purchaseDays, type PurchaseStage } from '../../law/purchase'
import { changedExchange, writeExchanges, type ExchangePatch, type ExchangeState } from '../exchanges'
import { inForce, stageRecords, type StageRecord } from './facts'
import { outcomeAfter } from './record'
import { stageIn, stateOf } from './state'

/** The days of every property, of the purchases that were recorded so far. */
function purchasesOf(records: readonly StageRecord[]) {
  const properties = [...new Set(records.flatMap(({ property }) => property ?? []))]
  return properties.map((id) => ({
    id,
    days: purchaseDays(
      records.flatMap(({ stage, on, property }) =>
        property === id && on !== null && isPurchaseStage(stage) ? [{ stage, on }] : [],
      ),
    ),
  }))
}

type Reached = { recordedStage: Stage | null; outcome: Stage | null }

/** Where an exchange stands by its recordings, oldest first: each is added as it was when it was made. */
function replayed(records: readonly StageRecord[], improvement: boolean): Reached {
  return records.reduce<Reached>(
    ({ recordedStage, outcome }, record, index) => {
      if (!isStage(record.stage)) return { recordedStage, outcome }
      const earlier = purchasesOf(records.slice(0, index))
      const own = earlier.find(({ id }) => id === record.property)
      const purchase =
        record.property === null
          ? null
          : {
              address: '',
              identified: true,
              closingDate: null,
              status: null,
              days: own?.days ?? new Map<PurchaseStage, string>(),
            }
      const elsewhere = furthestOf(earlier.filter(({ id }) => id !== record.property))
      return {
        recordedStage: furthest(record.stage, recordedStage, { improvement, purchase, elsewhere }),
        outcome: outcomeAfter(record.stage, outcome),
      }
    },
    { recordedStage: null, outcome: null },
  )
}

const completes = (stage: string) =>
  isStage(stage) && (ruleOf(stage).status === 'COMPLETED' || stage === 'CLOSED')

// What a recording changed of its exchange is in the audit log, from the same transaction and thus of the same instant, to the millisecond.
const SET = `select a."after" from exchange_stages s join audit_logs a on a.created_at = s.created_at::timestamptz(3) and a.entity_type = 'exchanges' and a.entity_id = s.exchange_id::text where s.id = $1`

/** The days that a recording set on its exchange: what was entered by hand, or came from the source, is not among them. */
async function daysSetBy(sql: Sql, recording: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ after: Record<string, unknown> | null }>(SET, [recording])
  return new Set(rows.flatMap(({ after }) => Object.keys(after ?? {})))
}

/** The exchange without a recording: where it stands, and the days that the recording alone had set. */
function without(
  target: StageRecord,
  left: readonly StageRecord[],
  state: ExchangeState,
  improvement: boolean,
  set: ReadonlySet<string>,
): ExchangePatch {
  const reached = replayed(left.toReversed(), improvement)
  const onlyOne = (holds: (stage: string) => boolean) =>
    holds(target.stage) && !left.some(({ stage }) => holds(stage))
  const isIts = (field: 'completionDate' | 'parkedOn') => set.has(field) && state[field] === target.on
  return {
    ...reached,
    ...(onlyOne(completes) && isIts('completionDate') ? { completionDate: null } : {}),
    ...(onlyOne((stage) => stage === 'PARKED') && isIts('parkedOn') ? { parkedOn: null } : {}),
  }
}

const INSERT =
  'insert into exchange_stages (id, exchange_id, stage, effective_on, property_id, reason, user_id, withdraws_id) values ($1, $2, $3, $4, $5, $6, $7, $8)'

/**
 * Takes back a stage that was recorded by mistake. Nothing is deleted: the recording stays in the
 * history, marked, and a row of its own says who took it back and why. Where the exchange stands,
 * and what its guards look at, follow from the recordings that are left.
 * @throws NotFoundError where there is no such recording, ConflictError where it was taken back already
 */
export function withdrawStage(
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  recording: string,
  reason: string,
) {
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const { state, beside } = await stateOf(sql, exchange, true)
    const records = await stageRecords(sql, exchange)
    const target = records.find(({ id }) => id === recording.toLowerCase())
    if (!target || target.withdraws !== null) throw new NotFoundError()
    const counting = inForce(records)
    if (!counting.includes(target))
      throw new ConflictError('This stage has been taken back already.', 'already-withdrawn')
    const left = counting.filter(({ id }) => id !== target.id)
    const change = changedExchange(
      state,
      without(target, left, state, beside.type === 'improvement', await daysSetBy(sql, target.id)),
      today(),
    )
    await writeExchanges(sql, [change], actorFacts(req))
    const id = uuid()
    await sql.query(INSERT, [
      id,
      exchange,
      target.stage,
      target.on,
      target.property,
      reason,
      actor.id,
      target.id,
    ])
    await recordEvents(sql, [
      {
        ...actorFacts(req),
        action: 'exchange-stages.withdraw',
        entityType: 'exchange-stages',
        entityId: target.id,
        exchange,
        before: { stage: target.stage, on: target.on },
        after: {
          stage: target.stage,
          on: target.on,
          withdrawal: id,
          ...(target.address ? { address: target.address } : {}),
          reason,
        },
      },
    ])
    const { after } = change
    return {
      exchange,
      withdrawn: target.id,
      withdrawal: id,
      stage: after.stage,
      name: after.stage ? ruleOf(after.stage).name : null,
      recordedStage: stageIn(after.recordedStage),
      outcome: after.outcome,
      status: after.status,
      expired: after.expired,
    }
  })
}
