import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import type { Stage } from '../../law/lifecycle'
import { furthestOf } from '../../law/purchase'
import type { StageFacts } from '../../law/stage-guards'
import {
  evaluateItems,
  periodFacts,
  receivedBy,
  identifiedProperties,
  itemsInForce,
  noticesOf,
} from '../identification'
import type { ExchangeState } from '../exchanges'
import { ADDRESS, isCancelled, replacementsOf, type Replacement } from './purchases'
import type { Beside } from './state'

/** A stage as somebody recorded it. */
export type StageRecord = {
  id: string
  stage: string
  on: CalendarDate | null
  property: string | null
  address: string | null
  reason: string | null
  evidence: string | null
  overridden: string[] | null
  user: string | null
  at: Date
  /** The recording that this row takes back. */ withdraws: string | null
}

const RECORDS = `select s.id, s.stage, s.effective_on as "on", p.id as property, case when p.id is not null then ${ADDRESS} end as address, s.reason, s.evidence, s.overridden, s.user_id as "user", s.created_at as at, s.withdraws_id as withdraws
  from exchange_stages s left join properties p on p.id = s.property_id where s.exchange_id = $1 order by s.created_at desc, s.id desc limit 500`

/** The recordings that count: neither one that was taken back, nor the taking back itself. */
export const inForce = (records: readonly StageRecord[]): StageRecord[] => {
  const withdrawn = new Set(records.map(({ withdraws }) => withdraws))
  return records.filter(({ id, withdraws }) => withdraws === null && !withdrawn.has(id))
}

/** What was recorded of an exchange, newest first, with what was taken back. */
export const stageRecords = (sql: Sql, exchange: string): Promise<StageRecord[]> =>
  sql.query<StageRecord>(RECORDS, [exchange])

/** The days by which the transfer is evaluated, as recorded. */
export async function recordedDays(
  sql: Sql,
  exchange: string,
): Promise<Pick<StageFacts, 'agreementOn' | 'noticeOn'>> {
  const records = inForce(await stageRecords(sql, exchange))
  return {
    agreementOn: dayOf(records, 'AGREEMENT_EXECUTED'),
    noticeOn: dayOf(records, 'RQ_ASSIGNED_NOTICED'),
  }
}

const dayOf = (records: readonly StageRecord[], stage: Stage) =>
  records.find((record) => record.stage === stage)?.on ?? null

type PropertyFacts = Pick<StageFacts, 'identification' | 'received'> & { identified: ReadonlySet<string> }

/**
 * What is identified and received by a day. The notices are those in force now: until day 45 the day
 * alone is enough, and after it nothing is added, replaced or taken back any more.
 */
async function propertyFacts(sql: Sql, exchange: string, on: CalendarDate): Promise<PropertyFacts> {
  const period = await periodFacts(sql, exchange)
  const [notices, received] = [await noticesOf(sql, exchange, period), await receivedBy(sql, exchange, on)]
  const items = itemsInForce(notices)
  const evaluation = evaluateItems(period, items, received, on)
  return {
    identification: evaluation?.result.status ?? null,
    received: received.length > 0,
    identified: identifiedProperties(items, evaluation),
  }
}

/** Was something bought by what was recorded? What a property took back counts no more. */
const wasBought = (records: readonly StageRecord[], replacements: readonly Replacement[]) =>
  records.some(({ stage, property }) => stage === 'RP_CLOSED' && property === null) ||
  furthestOf(replacements) === 'RP_CLOSED'

/** When a stage is reached, and what the person says of the account and of the purchase. */
export type Asked = {
  today: CalendarDate
  on: CalendarDate
  beside: Beside
  ledgerSettled: boolean | null
  settlementStatement: boolean
}

/** What the guards of the stages look at, before any property is named, and the properties that can be. */
export async function stageFacts(
  sql: Sql,
  state: ExchangeState,
  records: readonly StageRecord[],
  { beside, ...asked }: Asked,
): Promise<{ facts: StageFacts; replacements: Replacement[] }> {
  const { identification, received, identified } = await propertyFacts(sql, state.id, asked.on)
  const replacements = await replacementsOf(sql, state.id, records, identified)
  const facts: StageFacts = {
    ...asked,
    transferDate: state.relinquishedTransferDate ?? null,
    identificationDeadline: state.identificationDeadline,
    exchangeDeadline: state.exchangeDeadline,
    agreementOn: dayOf(records, 'AGREEMENT_EXECUTED'),
    noticeOn: dayOf(records, 'RQ_ASSIGNED_NOTICED'),
    purchaseAssignedOn: dayOf(records, 'RP_ASSIGNED'),
    identification,
    received: received || wasBought(records, replacements),
    purchase: null,
    elsewhere: furthestOf(replacements),
    hasReplacements: replacements.some((replacement) => !isCancelled(replacement)),
    openFindings: beside.openFindings,
    improvement: beside.type === 'improvement',
  }
  return { facts, replacements }
}
