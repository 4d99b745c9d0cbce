import { entryForChange, type AuditEntry } from '../../core/events/entries'
import { recordEvents } from '../../core/events/record'
import type { Sql } from '../../core/database/sql'
import type { CalendarDate } from '../../law/dates'
import type { Stage } from '../../law/lifecycle'
import type { ExchangeStatus } from '../../law/status'
import { datesMoved } from './events'
import { storedDates, type DateFacts } from './stored'

/** What our own SQL changes of an exchange, with what follows from it. */
export type ExchangeState = DateFacts & {
  id: string
  name: string
  exchangeNumber: string | null
  status: ExchangeStatus
  expired: boolean
  stage: Stage | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  safeDeadline: CalendarDate | null
  safeUntil: string | null
  parkingIdentification: CalendarDate | null
  archived: boolean
  tags: string[]
  coordinator: string | null
  coordinatorName: string | null
  statusPinnedReason: string | null
  recordedStage: string | null
  outcome: string | null
  completionDate: CalendarDate | null
}
export type ExchangePatch = Partial<
  Pick<
    ExchangeState,
    | 'archived'
    | 'tags'
    | 'coordinator'
    | 'coordinatorName'
    | 'pinnedStatus'
    | 'statusPinnedReason'
    | 'recordedStage'
    | 'outcome'
    | 'deadlineOverride'
    | 'completionDate'
    | 'parkedOn'
  >
>

/** Who changes it, as the audit log records them. */
export type Author = Pick<AuditEntry, 'user' | 'ip' | 'userAgent'>

const SELECT = `select id, name, exchange_number as "exchangeNumber", status::text, coalesce(expired, false) as expired, stage::text, identification_deadline as "identificationDeadline", exchange_deadline as "exchangeDeadline", safe_deadline as "safeDeadline", safe_until as "safeUntil", parking_identification as "parkingIdentification",
  coalesce(archived, false) as archived, coalesce(tags, '[]'::jsonb) as tags, coordinator_id as coordinator, coordinator_name as "coordinatorName", pinned_status::text as "pinnedStatus", status_pinned_reason as "statusPinnedReason",
  recorded_stage as "recordedStage", outcome, deadline_override as "deadlineOverride", relinquished_transfer_date as "relinquishedTransferDate", taxpayer_type::text as "taxpayerType", extension_filed as "extensionFiled",
  return_due_date as "returnDueDate", extended_due_date as "extendedDueDate", parked_on as "parkedOn", completion_date as "completionDate", source_state::text as "sourceState" from exchanges where id = any($1) order by id`

const UPDATE = `update exchanges e set status = m.status::enum_exchanges_status, expired = m.expired, stage = m.stage::enum_exchanges_stage, identification_deadline = m."identificationDeadline", exchange_deadline = m."exchangeDeadline", safe_deadline = m."safeDeadline", safe_until = m."safeUntil", parking_identification = m."parkingIdentification",
    archived = m.archived, tags = m.tags, coordinator_id = m.coordinator, coordinator_name = m."coordinatorName", pinned_status = m."pinnedStatus"::enum_exchanges_pinned_status, status_pinned_reason = m."statusPinnedReason",
    recorded_stage = m."recordedStage", outcome = m.outcome, deadline_override = m."deadlineOverride", parked_on = m."parkedOn", completion_date = m."completionDate", updated_at = now()
  from jsonb_to_recordset($1::jsonb) as m(id uuid, status text, expired boolean, stage text, "identificationDeadline" text, "exchangeDeadline" text, "safeDeadline" text, "safeUntil" text, "parkingIdentification" text, archived boolean, tags jsonb, coordinator uuid, "coordinatorName" text,
    "pinnedStatus" text, "statusPinnedReason" text, "recordedStage" text, outcome text, "deadlineOverride" jsonb, "parkedOn" text, "completionDate" text) where e.id = m.id`

/** The state of some exchanges; locked until the transaction ends unless nothing will be written. */
export function exchangeStates(sql: Sql, ids: readonly string[], lock: boolean): Promise<ExchangeState[]> {
  return sql.query<ExchangeState>(lock ? `${SELECT} for no key update` : SELECT, [ids])
}

export type ExchangeChange = { before: ExchangeState; after: ExchangeState; entry: AuditEntry | null }

/** An exchange as it is after a change, with everything that follows from it. */
export function changedExchange(
  before: ExchangeState,
  patch: ExchangePatch,
  today: CalendarDate,
): ExchangeChange {
  const written = { ...before, ...patch }
  const after = { ...written, ...storedDates(written, today) }
  return { before, after, entry: entryForChange('exchanges', { ...before }, { ...after }) }
}

const movesDates = ({ before, after }: ExchangeChange) =>
  before.identificationDeadline !== after.identificationDeadline ||
  before.exchangeDeadline !== after.exchangeDeadline

/** Writes changes set by set in the caller's transaction: records, audit rows, and what follows a date. */
export async function writeExchanges(
  sql: Sql,
  changes: readonly ExchangeChange[],
  author: Author,
): Promise<void> {
  const real = changes.filter(({ entry }) => entry !== null)
  if (real.length === 0) return
  await sql.query(UPDATE, [JSON.stringify(real.map(({ after }) => after))])
  await recordEvents(
    sql,
    real.flatMap(({ entry }) => (entry ? [{ ...author, ...entry }] : [])),
  )
  const exchanges = real.filter(movesDates).map(({ after }) => after.id)
  await datesMoved.publish(sql, { exchanges, author })
}

/** Changes one exchange in the caller's transaction. @returns null when it is not there */
export async function changeExchange(
  sql: Sql,
  id: string,
  today: CalendarDate,
  author: Author,
  patch: (state: ExchangeState) => ExchangePatch,
): Promise<ExchangeState | null> {
  const [state] = await exchangeStates(sql, [id], true)
  if (!state) return null
  const change = changedExchange(state, patch(state), today)
  await writeExchanges(sql, [change], author)
  return change.after
}
