import type { Sql } from '../../database/pool'
import type { CalendarDate } from '../../exchange/calendar'
import type { Stage, StageFacts } from '../../exchange/lifecycle'
import { judgeItems, periodFacts, receivedBy } from '../../identification/facts'
import { itemsInForce, noticesOf } from '../../identification/notices'
import type { ExchangeState } from '../changeMany'

/** A stage as somebody recorded it. */
export type StageRecord = { id: string; stage: string; on: CalendarDate | null; reason: string | null; evidence: string | null; overridden: unknown; user: string | null; at: Date }

/** What was recorded of an exchange, newest first. */
export const stageRecords = (sql: Sql, exchange: string): Promise<StageRecord[]> =>
  sql.query<StageRecord>(`select id, stage, effective_on as "on", reason, evidence, overridden, user_id as "user", created_at as at from peak.exchange_stages where exchange_id = $1 order by created_at desc, id desc limit 500`, [exchange])

const dayOf = (records: readonly StageRecord[], stage: Stage) => records.find((record) => record.stage === stage)?.on ?? null

/** What is identified and received by a day. */
async function propertyFacts(sql: Sql, exchange: string, on: CalendarDate): Promise<{ identification: StageFacts['identification']; received: boolean }> {
  const period = await periodFacts(sql, exchange)
  const [notices, received] = [await noticesOf(sql, exchange, period), await receivedBy(sql, exchange, on)]
  return { identification: judgeItems(period, itemsInForce(notices), received, on)?.result.status ?? null, received: received.length > 0 }
}

async function openFindings(sql: Sql, exchange: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`select count(*)::int as count from peak.screenings where exchange_id = $1 and state = 'OPEN'`, [exchange])
  return row?.count ?? 0
}

/** When a stage is reached, and what the person says of the account. */
export type Asked = { today: CalendarDate; on: CalendarDate; type: string | null; ledgerSettled: boolean | null }

/** What the guards of the stages look at. */
export async function stageFacts(sql: Sql, state: ExchangeState, records: readonly StageRecord[], { today, on, type, ledgerSettled }: Asked): Promise<StageFacts> {
  const { identification, received } = await propertyFacts(sql, state.id, on)
  return {
    today,
    on,
    transferDate: state.relinquishedTransferDate ?? null,
    identificationDeadline: state.identificationDeadline,
    exchangeDeadline: state.exchangeDeadline,
    agreementOn: dayOf(records, 'AGREEMENT_EXECUTED'),
    noticeOn: dayOf(records, 'RQ_ASSIGNED_NOTICED'),
    purchaseAssignedOn: dayOf(records, 'RP_ASSIGNED'),
    identification,
    received: received || records.some(({ stage }) => stage === 'RP_CLOSED'),
    openFindings: await openFindings(sql, state.id),
    improvement: type === 'improvement',
    ledgerSettled,
  }
}
