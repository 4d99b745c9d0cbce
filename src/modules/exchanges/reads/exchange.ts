import { isoInstant } from '../../../core/database/instant'
import type { Actor } from '../../../core/access/actor'
import { isStaff, maySeeField } from '../../../core/access/matrix'
import { readerOf } from '../../../core/access/reader'
import type { Queryable } from '../../../core/database/database'
import type { CalendarDate } from '../../../law/dates'
import type { Stage } from '../../../law/lifecycle'
import type { Taxpayer } from '../../../law/return-due'
import type { SafeUntil } from '../../../law/safe-date'
import type { ExchangeStatus } from '../../../law/status'
import type { RecordedSteps } from '../progress'
import { rowsOf, Values } from '../../../core/database/statement'

/** One exchange as its page has it. What is not for the person's role is absent, not empty. */
export type ExchangeDetail = {
  id: string
  exchangeNumber: string | null
  name: string
  type: string | null
  status: ExchangeStatus
  expired: boolean
  archived: boolean
  pinnedStatus: ExchangeStatus | null
  clientId: string | null
  clientName: string | null
  coordinatorName: string | null
  relinquishedTransferDate: CalendarDate | null
  transferDateSource: 'synced' | 'confirmed' | null
  expectedClosingDate: CalendarDate | null
  taxpayerType: Taxpayer | null
  extensionFiled: boolean
  returnDueDate: CalendarDate | null
  extendedDueDate: CalendarDate | null
  parkedOn: CalendarDate | null
  identificationDeadline: CalendarDate | null
  exchangeDeadline: CalendarDate | null
  safeDeadline: CalendarDate | null
  safeUntil: SafeUntil | null
  completionDate: CalendarDate | null
  stage: Stage | null
  deadlineOverride: unknown
  lastSyncAt: Date | null
  relinquishedValueCents?: number | null
  proceedsCents?: number | null
  notes?: string | null
  statusPinnedReason?: string | null
  transferEvidence?: string | null
  extensionEvidence?: string | null
  ppMatterId?: string | null
  ppData?: unknown
  missingSince?: Date | null
  tags?: string[] | null
}

const COLUMNS = `e.id, e.exchange_number as "exchangeNumber", e.name, e.type, e.status, coalesce(e.expired, false) as expired, coalesce(e.archived, false) as archived,
  e.pinned_status as "pinnedStatus", e.client_id as "clientId", e.client_name as "clientName", e.coordinator_name as "coordinatorName",
  e.relinquished_transfer_date as "relinquishedTransferDate", e.transfer_date_source as "transferDateSource", e.expected_closing_date as "expectedClosingDate",
  e.taxpayer_type as "taxpayerType", coalesce(e.extension_filed, false) as "extensionFiled", e.return_due_date as "returnDueDate", e.extended_due_date as "extendedDueDate", e.parked_on as "parkedOn",
  e.identification_deadline as "identificationDeadline", e.exchange_deadline as "exchangeDeadline", e.safe_deadline as "safeDeadline", e.safe_until as "safeUntil", e.completion_date as "completionDate", e.stage, e.deadline_override as "deadlineOverride", e.last_sync_at as "lastSyncAt"`

/** Columns that the matrix hides from some roles. */
const GUARDED = {
  relinquishedValueCents: 'e.relinquished_value_cents::float8',
  proceedsCents: 'e.proceeds_cents::float8',
  notes: 'e.notes',
  statusPinnedReason: 'e.status_pinned_reason',
  transferEvidence: 'e.transfer_evidence',
  extensionEvidence: 'e.extension_evidence',
  ppMatterId: 'e.pp_matter_id',
  ppData: 'e.pp_data',
  missingSince: 'e.missing_since',
  tags: `coalesce(e.tags, '[]'::jsonb)`,
}

function guardedColumns(actor: Actor): string {
  const visible = Object.entries(GUARDED).filter(([field]) => maySeeField(actor.role, 'exchanges', field))
  return visible.map(([field, column]) => `, ${column} as "${field}"`).join('')
}

/** One exchange; null when it is missing or foreign. */
export async function readExchange(db: Queryable, actor: Actor, id: string): Promise<ExchangeDetail | null> {
  if (!(await readerOf(db, actor)).takesPartIn(id)) return null
  const values = new Values()
  const rows = await rowsOf<ExchangeDetail>(
    db,
    `select ${COLUMNS}${guardedColumns(actor)} from exchanges e where e.id = ${values.add(id)}`,
    values,
  )
  return rows[0] ?? null
}

/** What was recorded of the way: the agreement, unless it was taken back, and whether every property that is to be bought has been. */
export async function readSteps(db: Queryable, id: string): Promise<RecordedSteps> {
  const { rows } = await db.query<{ purchased: boolean | null; agreementOn: CalendarDate | null }>({
    name: 'portal-exchange-steps',
    values: [id],
    text: `select (select count(*) > 0 and bool_and(status = 'closed') from properties where exchange_id = $1 and side = 'replacement' and status <> 'cancelled') as purchased,
      (select coalesce(s.effective_on, (s.created_at::date)::text) from exchange_stages s where s.exchange_id = $1 and s.stage = 'AGREEMENT_EXECUTED' and s.withdraws_id is null
        and not exists (select 1 from exchange_stages w where w.withdraws_id = s.id) order by s.created_at desc, s.id desc limit 1) as "agreementOn"`,
  })
  return { purchased: rows[0]?.purchased === true, agreementOn: rows[0]?.agreementOn ?? null }
}

export type PropertyRow = {
  id: string
  side: 'relinquished' | 'replacement'
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  apn: string | null
  escrowNumber: string | null
  contractDate: CalendarDate | null
  closingDate: CalendarDate | null
  status: string | null
  valueCents?: number | null
  updatedAt: string
}
export type ParticipantRow = {
  id: string
  personName: string | null
  role: string | null
  signInRole: string | null
  contactId: string | null
  email: string | null
  phone: string | null
}
export type DifferenceRow = { id: string; field: string; ours: string | null; theirs: string | null }

const PROPERTIES = `p.id, p.side, p.address, p.city, p.state, p.zip, p.apn, p.escrow_number as "escrowNumber", p.contract_date as "contractDate", p.closing_date as "closingDate", p.status, ${isoInstant('p.updated_at')} as "updatedAt"`

/** The properties of an exchange that the caller has found to be visible. */
export function readProperties(db: Queryable, actor: Actor, exchange: string): Promise<PropertyRow[]> {
  const values = new Values()
  const money = maySeeField(actor.role, 'properties', 'valueCents')
    ? ', p.value_cents::float8 as "valueCents"'
    : ''
  return rowsOf(
    db,
    `select ${PROPERTIES}${money} from properties p where p.exchange_id = ${values.add(exchange)} order by p.side, p.closing_date nulls last, p.id limit 200`,
    values,
  )
}

/** Who takes part: names for everybody, ways to reach them for staff. */
export function readParticipants(db: Queryable, actor: Actor, exchange: string): Promise<ParticipantRow[]> {
  const values = new Values()
  const reach = isStaff(actor.role)
    ? `coalesce(u.email, c.email) as email, coalesce(u.phone, c.phone) as phone`
    : `null as email, null as phone`
  return rowsOf(
    db,
    `select p.id, p.person_name as "personName", p.role, u.role as "signInRole", p.contact_id as "contactId", ${reach} from exchange_participants p
    left join users u on u.id = p.user_id left join contacts c on c.id = p.contact_id
    where p.exchange_id = ${values.add(exchange)} and p.status = 'ACTIVE' order by p.created_at, p.id limit 200`,
    values,
  )
}

/** Open differences to the source; staff alone see them. */
export async function readDifferences(
  db: Queryable,
  actor: Actor,
  exchange: string,
): Promise<DifferenceRow[]> {
  if (!isStaff(actor.role)) return []
  const values = new Values()
  return rowsOf(
    db,
    `select d.id, d.field, d.ours, d.theirs from sync_discrepancies d where d.exchange_id = ${values.add(exchange)} and d.status = 'OPEN' order by d.created_at, d.id limit 200`,
    values,
  )
}
