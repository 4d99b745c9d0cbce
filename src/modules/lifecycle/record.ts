import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { actorFacts, recordEvents } from '../../core/events/record'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { InvalidInputError, ForbiddenError, DomainRuleError } from '../../core/errors'
import type { CalendarDate } from '../../law/dates'
import {
  furthest,
  isOutcome,
  obstaclesTo,
  OUTCOME_PLACE,
  ruleOf,
  validityWarnings,
  type Obstacle,
  type Stage,
} from '../../law/lifecycle'
import { isPurchaseStage, purchaseWarnings } from '../../law/purchase'
import type { StageFacts } from '../../law/stage-guards'
import { changedExchange, writeExchanges, type ExchangePatch, type ExchangeState } from '../exchanges'
import { inForce, stageFacts, stageRecords } from './facts'
import { factsFor, namedProperty, type Replacement } from './purchases'
import { onTheWay, stageIn, stateOf } from './state'

/** What staff say when they record a stage. */
export type Recording = {
  stage: Stage
  property?: string | undefined
  on?: CalendarDate | undefined
  reason?: string | undefined
  evidence?: string | undefined
  override: boolean
  ledgerSettled?: boolean | undefined
}

/** @throws DomainRuleError for what stands against it; an admin passes with a reason where the table lets them */
function passObstacles(actor: Actor, obstacles: readonly Obstacle[], { override, reason }: Recording): void {
  const [first] = obstacles
  if (!first) return
  const hard = obstacles.find(({ overridable }) => !overridable)
  if (hard || !override) throw new DomainRuleError((hard ?? first).message, (hard ?? first).code, 'stage')
  if (actor.role !== 'admin') throw new ForbiddenError()
  if (!reason?.trim()) throw new InvalidInputError('Say why this may be recorded all the same.', 'reason')
}

/** Is the day a guard looks at said in this very recording? Then it counts already. */
function withRecording(facts: StageFacts, { stage, on }: Recording): StageFacts {
  const day = on ?? facts.today
  return {
    ...facts,
    ...(stage === 'AGREEMENT_EXECUTED' ? { agreementOn: day } : {}),
    ...(stage === 'RQ_ASSIGNED_NOTICED' ? { noticeOn: day } : {}),
  }
}

/** How the exchange ended once a stage is recorded: an earlier stage opens it again. */
export function outcomeAfter(stage: Stage, before: Stage | null): Stage | null {
  if (isOutcome(stage)) return stage
  return ruleOf(stage).place > OUTCOME_PLACE ? before : null
}

/** What else a stage says of the exchange: the day it was completed, and the day property was parked (P0). */
function datesOf(stage: Stage, on: CalendarDate, outcome: Stage | null, state: ExchangeState): ExchangePatch {
  const reopened = state.outcome !== null && outcome === null
  const completed = ruleOf(stage).status === 'COMPLETED' || stage === 'CLOSED'
  return {
    ...(reopened
      ? { completionDate: null }
      : completed && !state.completionDate
        ? { completionDate: on }
        : {}),
    ...(stage === 'PARKED' && !state.parkedOn ? { parkedOn: on } : {}),
  }
}

/** What disagrees with the record of the property now that it is bought. */
const warningsOf = (property: Replacement | null, stage: Stage, on: CalendarDate) =>
  property && isPurchaseStage(stage) ? purchaseWarnings({ ...property, days: new Map([[stage, on]]) }) : []

const INSERT =
  'insert into exchange_stages (id, exchange_id, stage, effective_on, property_id, reason, evidence, overridden, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)'

/** Stores a recording and sends its notifications. */
async function keep(
  sql: Sql,
  req: PayloadRequest,
  actor: Actor,
  exchange: string,
  recording: Recording,
  on: CalendarDate,
  property: Replacement | null,
  overridden: readonly string[],
): Promise<void> {
  const id = uuid()
  const { stage } = recording
  const [reason, evidence] = [recording.reason ?? null, recording.evidence ?? null]
  await sql.query(INSERT, [
    id,
    exchange,
    stage,
    on,
    property?.id ?? null,
    reason,
    evidence,
    JSON.stringify(overridden),
    actor.id,
  ])
  await recordEvents(sql, [
    {
      ...actorFacts(req),
      action: 'exchange-stages.record',
      entityType: 'exchange-stages',
      entityId: id,
      exchange,
      after: {
        stage,
        on,
        ...(property ? { property: property.id, address: property.address } : {}),
        reason,
        evidence,
        overridden,
      },
    },
  ])
}

/**
 * Records that an exchange has reached a stage, a purchase with the property that is bought, with what
 * follows from it, in one transaction.
 * @throws DomainRuleError with the code of the guard that stands against it
 */
export function recordStage(req: PayloadRequest, actor: Actor, exchange: string, recording: Recording) {
  const now = today()
  const { stage, on = now } = recording
  if (on > now) throw new InvalidInputError('A stage is recorded once it was reached.', 'on')
  return inTransaction(databaseOf(req.payload), async (sql) => {
    const { state, beside } = await stateOf(sql, exchange, true)
    if (!onTheWay(beside.type).includes(stage))
      throw new DomainRuleError(
        'This stage is for exchanges in which property is parked.',
        'not-on-the-way',
        'stage',
      )
    const records = inForce(await stageRecords(sql, exchange))
    const read = await stageFacts(sql, state, records, {
      today: now,
      on,
      beside,
      ledgerSettled: recording.ledgerSettled ?? null,
      settlementStatement: Boolean(recording.evidence),
    })
    const property =
      recording.property === undefined
        ? null
        : await namedProperty(sql, exchange, stage, recording.property, read.replacements)
    const facts = withRecording(
      property ? factsFor(read.facts, property, read.replacements) : read.facts,
      recording,
    )
    const [outcome, before] = [stageIn(state.outcome), stageIn(state.recordedStage)]
    const obstacles = obstaclesTo(stage, before, outcome, facts)
    passObstacles(actor, obstacles, recording)
    const overridden = obstacles.map(({ code }) => code)
    const ended = outcomeAfter(stage, outcome)
    const change = changedExchange(
      state,
      { recordedStage: furthest(stage, before, facts), outcome: ended, ...datesOf(stage, on, ended, state) },
      now,
    )
    await writeExchanges(sql, [change], actorFacts(req))
    await keep(sql, req, actor, exchange, recording, on, property, overridden)
    const { after } = change
    return {
      exchange,
      stage: after.stage,
      name: after.stage ? ruleOf(after.stage).name : null,
      recordedStage: after.recordedStage,
      outcome: after.outcome,
      status: after.status,
      expired: after.expired,
      property: property && { id: property.id, address: property.address },
      overridden,
      warnings: [...validityWarnings(facts), ...warningsOf(property, stage, on)],
    }
  })
}
