import { v7 as uuid } from 'uuid'
import type { PayloadRequest } from 'payload'
import type { Actor } from '../../access/actor'
import { isStaff } from '../../access/matrix'
import { actorFacts, writeAudit } from '../../audit/write'
import { today } from '../../clock'
import { inTransaction, poolOf, sqlOn, type Sql } from '../../database/pool'
import { Invalid, NotForYourRole, NotYours, RuleBroken } from '../../errors'
import type { CalendarDate } from '../../exchange/calendar'
import { furthest, isOutcome, isStage, obstaclesTo, OUTCOME_PLACE, ruleOf, STAGE_NAMES_IN_ORDER, validityWarnings, type Obstacle, type Stage, type StageFacts } from '../../exchange/lifecycle'
import { directory } from '../../people/directory'
import { changedExchange, exchangeStates, writeExchanges, type ExchangePatch, type ExchangeState } from '../changeMany'
import { recordWarnings } from '../recordWarnings'
import { stageFacts, stageRecords, type StageRecord } from './facts'

/** What staff say when they record a stage. */
export type Recording = { stage: Stage; on?: CalendarDate | undefined; reason?: string | undefined; evidence?: string | undefined; override: boolean; ledgerSettled?: boolean | undefined }

const stageIn = (value: unknown): Stage | null => (isStage(value) ? value : null)

/** Stages that this exchange can be in at all: those of parking only where property is parked. */
const onTheWay = (type: string | null) => STAGE_NAMES_IN_ORDER.filter((stage) => ruleOf(stage).track !== 'reverse' || type === 'reverse' || type === 'improvement')

async function stateOf(sql: Sql, exchange: string, lock: boolean): Promise<ExchangeState & { type: string | null }> {
  const [state] = await exchangeStates(sql, [exchange], lock)
  if (!state) throw new NotYours()
  const [row] = await sql.query<{ type: string | null }>('select type::text from exchanges where id = $1', [exchange])
  return { ...state, type: row?.type ?? null }
}

function stageLine(stage: Stage, state: ExchangeState, records: readonly StageRecord[], facts: StageFacts, staff: boolean) {
  const rule = ruleOf(stage)
  const record = records.find((entry) => entry.stage === stage)
  const current = state.stage ? ruleOf(state.stage).place : 0
  const obstacles = obstaclesTo(stage, stageIn(state.recordedStage), stageIn(state.outcome), facts)
  const reached = record !== undefined || (rule.place < OUTCOME_PLACE && current < OUTCOME_PLACE && rule.place <= current) || state.stage === stage
  return { stage, name: rule.name, place: rule.place, byClock: rule.byClock === true, reached, on: record?.on ?? null, ...(staff ? { obstacles, allowed: obstacles.length === 0 } : {}) }
}

/** Where an exchange stands, every stage of its way with what stands against it, and for staff who recorded what and why. */
export async function readStage(req: PayloadRequest, actor: Actor, exchange: string) {
  const sql = sqlOn(poolOf(req.payload))
  const staff = isStaff(actor.role)
  const [state, records] = [await stateOf(sql, exchange, false), await stageRecords(sql, exchange)]
  const now = today()
  const facts = await stageFacts(sql, state, records, { today: now, on: now, type: state.type, ledgerSettled: null })
  const people = await directory(req.payload)
  return {
    exchange, stage: state.stage, name: state.stage ? ruleOf(state.stage).name : null, recordedStage: state.recordedStage, outcome: state.outcome, status: state.status, expired: state.expired,
    warnings: staff ? [...validityWarnings(facts), ...(await recordWarnings(sql, exchange, actor))] : [], stages: onTheWay(state.type).map((stage) => stageLine(stage, state, records, facts, staff)),
    history: staff ? records.map(({ user, at, ...record }) => ({ ...record, person: (user && people.get(user)) || null, at: at.toISOString() })) : [],
  }
}

/** @throws RuleBroken for what stands against it; an admin passes with a reason where the table lets them */
function passObstacles(actor: Actor, obstacles: readonly Obstacle[], { override, reason }: Recording): void {
  const [first] = obstacles
  if (!first) return
  const hard = obstacles.find(({ overridable }) => !overridable)
  if (hard || !override) throw new RuleBroken((hard ?? first).message, (hard ?? first).code, 'stage')
  if (actor.role !== 'admin') throw new NotForYourRole()
  if (!reason?.trim()) throw new Invalid('Say why this may be recorded all the same.', 'reason')
}

/** Is the day a guard looks at said in this very recording? Then it counts already. */
function withRecording(facts: StageFacts, { stage, on }: Recording): StageFacts {
  const day = on ?? facts.today
  return { ...facts, ...(stage === 'AGREEMENT_EXECUTED' ? { agreementOn: day } : {}), ...(stage === 'RQ_ASSIGNED_NOTICED' ? { noticeOn: day } : {}) }
}

function outcomeAfter(stage: Stage, before: Stage | null): Stage | null {
  if (isOutcome(stage)) return stage
  return ruleOf(stage).place > OUTCOME_PLACE ? before : null
}

/** What else a stage says of the exchange: the day it was completed, and the day property was parked (P0). */
function datesOf(stage: Stage, on: CalendarDate, outcome: Stage | null, state: ExchangeState): ExchangePatch {
  const reopened = state.outcome !== null && outcome === null
  const completed = ruleOf(stage).status === 'COMPLETED' || stage === 'CLOSED'
  return {
    ...(reopened ? { completionDate: null } : completed && !state.completionDate ? { completionDate: on } : {}),
    ...(stage === 'PARKED' && !state.parkedOn ? { parkedOn: on } : {}),
  }
}

const INSERT = 'insert into peak.exchange_stages (id, exchange_id, stage, effective_on, reason, evidence, overridden, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8)'

/**
 * Records that an exchange has reached a stage, with what follows from it, in one transaction.
 * @throws RuleBroken with the code of the guard that stands against it
 */
export function recordStage(req: PayloadRequest, actor: Actor, exchange: string, recording: Recording) {
  const now = today()
  if (recording.on && recording.on > now) throw new Invalid('A stage is recorded once it was reached.', 'on')
  return inTransaction(poolOf(req.payload), async (sql) => {
    const state = await stateOf(sql, exchange, true)
    const records = await stageRecords(sql, exchange)
    const on = recording.on ?? now
    const facts = withRecording(await stageFacts(sql, state, records, { today: now, on, type: state.type, ledgerSettled: recording.ledgerSettled ?? null }), recording)
    if (!onTheWay(state.type).includes(recording.stage)) throw new RuleBroken('This stage is for exchanges in which property is parked.', 'not-on-the-way', 'stage')
    const outcome = stageIn(state.outcome)
    const before = stageIn(state.recordedStage)
    const obstacles = obstaclesTo(recording.stage, before, outcome, facts)
    passObstacles(actor, obstacles, recording)
    const overridden = obstacles.map(({ code }) => code)
    const { type: _type, ...plain } = state
    const ended = outcomeAfter(recording.stage, outcome)
    const change = changedExchange(plain, { recordedStage: furthest(recording.stage, before, facts), outcome: ended, ...datesOf(recording.stage, on, ended, state) }, now)
    await writeExchanges(sql, [change], actorFacts(req))
    const id = uuid()
    await sql.query(INSERT, [id, exchange, recording.stage, on, recording.reason ?? null, recording.evidence ?? null, JSON.stringify(overridden), actor.id])
    await writeAudit(sql, [{ ...actorFacts(req), action: 'exchange-stages.record', entityType: 'exchange-stages', entityId: id, exchange, after: { stage: recording.stage, on, reason: recording.reason ?? null, evidence: recording.evidence ?? null, overridden } }])
    const { stage, status, expired, recordedStage } = change.after
    return { exchange, stage, name: stage ? ruleOf(stage).name : null, recordedStage, outcome: change.after.outcome, status, expired, overridden, warnings: validityWarnings(facts) }
  })
}
