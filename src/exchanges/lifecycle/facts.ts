import type { Sql } from '../../database/pool'
import type { CalendarDate } from '../../exchange/calendar'
import type { Stage, StageFacts } from '../../exchange/lifecycle'
import { itemsInForce, judgeItems, noticesOf, periodFacts, receivedBy } from '../../identification/facts'
import type { ExchangeState } from '../changeMany'

/** A stage as somebody recorded it. */
export type StageRecord = { id: string; stage: string; on: CalendarDate | null; reason: string | null; evidence: string | null; overridden: unknown; user: string | null; at: Date }

/** What was recorded of an exchange, newest first. */
export const stageRecords = (sql: Sql, exchange: string): Promise<StageRecord[]> =>
  sql.query<StageRecord>(`select id, stage, effective_on as "on", reason, evidence, overridden, user_id as "user", created_at as at from peak.exchange_stages where exchange_id = $1 order by created_at desc, id desc limit 500`, [exchange])

const dayOf = (records: readonly StageRecord[], stage: Stage) => records.find((record) => record.stage === stage)?.on ?? null

async function identificationOf(sql: Sql, exchange: string, today: CalendarDate): Promise<StageFacts['identification']> {
  const [period, notices, received] = [await periodFacts(sql, exchange), await noticesOf(sql, exchange), await receivedBy(sql, exchange, today)]
  return judgeItems(period, itemsInForce(notices), received, today)?.result.status ?? null
}

/** What the guards of the stages look at. `ledgerSettled` is what the person says of the account. */
export async function stageFacts(sql: Sql, state: ExchangeState, records: readonly StageRecord[], today: CalendarDate, ledgerSettled: boolean | null): Promise<StageFacts> {
  return {
    today,
    transferDate: state.relinquishedTransferDate ?? null,
    identificationDeadline: state.identificationDeadline,
    exchangeDeadline: state.exchangeDeadline,
    agreementOn: dayOf(records, 'AGREEMENT_EXECUTED'),
    noticeOn: dayOf(records, 'RQ_ASSIGNED_NOTICED'),
    identification: await identificationOf(sql, state.id, today),
    ledgerSettled,
  }
}
