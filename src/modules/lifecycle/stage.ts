import type { PayloadRequest } from 'payload'
import type { Actor } from '../../core/access/actor'
import { isStaff } from '../../core/access/matrix'
import { today } from '../../core/clock'
import { databaseOf } from '../../core/database/database'
import { sqlOn } from '../../core/database/sql'
import { obstaclesTo, OUTCOME_PLACE, ruleOf, validityWarnings, type Stage } from '../../law/lifecycle'
import { isPurchaseStage, purchaseWarnings } from '../../law/purchase'
import type { StageFacts } from '../../law/stage-guards'
import { peopleById, type Person } from '../../core/access/people'
import type { ExchangeState } from '../exchanges'
import { recordWarnings } from './recordWarnings'
import { inForce, stageFacts, stageRecords, type StageRecord } from './facts'
import { factsFor, isCancelled, type Replacement } from './purchases'
import { onTheWay, stageIn, stateOf } from './state'

/** Everything that the entry of a stage is written from. */
type Known = {
  state: ExchangeState
  records: readonly StageRecord[]
  facts: StageFacts
  replacements: readonly Replacement[]
  staff: boolean
}

const obstaclesIn = (stage: Stage, { recordedStage, outcome }: ExchangeState, facts: StageFacts) =>
  obstaclesTo(stage, stageIn(recordedStage), stageIn(outcome), facts)

/** Which property reached a stage of a purchase on which day, and what stands against it as of today. */
function propertiesAt(stage: Stage, { state, facts, replacements, staff }: Known) {
  if (!isPurchaseStage(stage)) return {}
  const listed = replacements.filter((replacement) => !isCancelled(replacement) || replacement.days.size > 0)
  return {
    properties: listed.map((replacement) => ({
      id: replacement.id,
      address: replacement.address,
      on: replacement.days.get(stage) ?? null,
      ...(staff ? { obstacles: obstaclesIn(stage, state, factsFor(facts, replacement, replacements)) } : {}),
    })),
  }
}

function stageLine(stage: Stage, known: Known) {
  const { state, records, facts, staff } = known
  const rule = ruleOf(stage)
  const record = records.find((entry) => entry.stage === stage)
  const current = state.stage ? ruleOf(state.stage).place : 0
  const obstacles = obstaclesIn(stage, state, facts)
  const reached =
    record !== undefined ||
    (rule.place < OUTCOME_PLACE && current < OUTCOME_PLACE && rule.place <= current) ||
    state.stage === stage
  return {
    stage,
    name: rule.name,
    place: rule.place,
    byClock: rule.byClock === true,
    reached,
    on: record?.on ?? null,
    ...(staff ? { obstacles, allowed: obstacles.length === 0 } : {}),
    ...propertiesAt(stage, known),
  }
}

/** Every recording, newest first, those that were taken back marked, and the rows that took them back. */
function historyOf(records: readonly StageRecord[], people: ReadonlyMap<string, Person>) {
  const nameOf = (user: string | null) => (user && people.get(user)) || null
  return records.map(({ user, at, property, address, ...record }) => {
    const taken = records.find(({ withdraws }) => withdraws === record.id)
    return {
      ...record,
      property: property ? { id: property, address } : null,
      person: nameOf(user),
      at: at.toISOString(),
      withdrawn: taken ? { by: nameOf(taken.user), reason: taken.reason, at: taken.at.toISOString() } : null,
    }
  })
}

/** Where an exchange stands, every stage of its way with what stands against it, and for staff who recorded what and why. */
export async function readStage(req: PayloadRequest, actor: Actor, exchange: string) {
  const sql = sqlOn(databaseOf(req.payload))
  const staff = isStaff(actor.role)
  const [{ state, beside }, all] = [await stateOf(sql, exchange, false), await stageRecords(sql, exchange)]
  const records = inForce(all)
  const now = today()
  const { facts, replacements } = await stageFacts(sql, state, records, {
    today: now,
    on: now,
    beside,
    ledgerSettled: null,
    settlementStatement: false,
  })
  const people = await peopleById(req.payload, staff ? all.map(({ user }) => user) : [])
  return {
    exchange,
    stage: state.stage,
    name: state.stage ? ruleOf(state.stage).name : null,
    recordedStage: state.recordedStage,
    outcome: state.outcome,
    status: state.status,
    expired: state.expired,
    warnings: staff
      ? [
          ...validityWarnings(facts),
          ...replacements.flatMap(purchaseWarnings),
          ...(await recordWarnings(sql, exchange, actor)),
        ]
      : [],
    stages: onTheWay(beside.type).map((stage) =>
      stageLine(stage, { state, records, facts, replacements, staff }),
    ),
    history: staff ? historyOf(all, people) : [],
  }
}
