import type { Contact, Exchange, ExchangeParticipant, Property, Task } from '../../../../payload-types'
import { isoInstant } from '../../../core/database/instant'
import type { Sql } from '../../../core/database/sql'

/**
 * Set-based reading and writing of synced records (architecture decision 7). A table is described
 * once: field of the record, column, and type. Rows travel as one JSON parameter, so a batch of any
 * size is one statement of one shape.
 */
/** `json text` travels as text: the raw source data is large, is only ever replaced, and is never read back. */
type ColumnType =
  'varchar' | 'uuid' | 'boolean' | 'numeric' | 'jsonb' | 'json text' | 'timestamptz' | `enum_${string}`
export type TableShape<Field = string> = {
  table: string
  key: string
  /** Fields as the collection names them, so that one that is renamed there does not compile here. */
  columns: readonly (readonly [field: Field, column: string, type: ColumnType])[]
}

export type StoredRow = Record<string, unknown> & { id: string }

export const CONTACTS: TableShape<keyof Contact> = {
  table: 'contacts',
  key: 'ppContactId',
  columns: [
    ['id', 'id', 'uuid'],
    ['ppContactId', 'pp_contact_id', 'varchar'],
    ['ppAccountId', 'pp_account_id', 'varchar'],
    ['accountName', 'account_name', 'varchar'],
    ['primary', 'primary', 'boolean'],
    ['displayName', 'display_name', 'varchar'],
    ['firstName', 'first_name', 'varchar'],
    ['lastName', 'last_name', 'varchar'],
    ['email', 'email', 'varchar'],
    ['phone', 'phone', 'varchar'],
    ['company', 'company', 'varchar'],
    ['address', 'address', 'varchar'],
    ['notes', 'notes', 'varchar'],
    ['archived', 'archived', 'boolean'],
    ['ppData', 'pp_data', 'json text'],
    ['ppHash', 'pp_hash', 'varchar'],
    ['missingSince', 'missing_since', 'timestamptz'],
    ['lastSyncAt', 'last_sync_at', 'timestamptz'],
  ],
}

export const EXCHANGES: TableShape<keyof Exchange> = {
  table: 'exchanges',
  key: 'ppMatterId',
  columns: [
    ['id', 'id', 'uuid'],
    ['ppMatterId', 'pp_matter_id', 'varchar'],
    ['exchangeNumber', 'exchange_number', 'varchar'],
    ['name', 'name', 'varchar'],
    ['type', 'type', 'enum_exchanges_type'],
    ['status', 'status', 'enum_exchanges_status'],
    ['expired', 'expired', 'boolean'],
    ['client', 'client_id', 'uuid'],
    ['clientName', 'client_name', 'varchar'],
    ['coordinator', 'coordinator_id', 'uuid'],
    ['coordinatorName', 'coordinator_name', 'varchar'],
    ['relinquishedValueCents', 'relinquished_value_cents', 'numeric'],
    ['proceedsCents', 'proceeds_cents', 'numeric'],
    ['archived', 'archived', 'boolean'],
    ['relinquishedTransferDate', 'relinquished_transfer_date', 'varchar'],
    ['transferDateSource', 'transfer_date_source', 'enum_exchanges_transfer_date_source'],
    ['expectedClosingDate', 'expected_closing_date', 'varchar'],
    ['taxpayerType', 'taxpayer_type', 'enum_exchanges_taxpayer_type'],
    ['extensionFiled', 'extension_filed', 'boolean'],
    ['returnDueDate', 'return_due_date', 'varchar'],
    ['extendedDueDate', 'extended_due_date', 'varchar'],
    ['identificationDeadline', 'identification_deadline', 'varchar'],
    ['exchangeDeadline', 'exchange_deadline', 'varchar'],
    ['parkedOn', 'parked_on', 'varchar'],
    ['safeDeadline', 'safe_deadline', 'varchar'],
    ['safeUntil', 'safe_until', 'varchar'],
    ['parkingIdentification', 'parking_identification', 'varchar'],
    ['completionDate', 'completion_date', 'varchar'],
    ['pinnedStatus', 'pinned_status', 'enum_exchanges_pinned_status'],
    ['sourceState', 'source_state', 'enum_exchanges_source_state'],
    ['stage', 'stage', 'enum_exchanges_stage'],
    ['recordedStage', 'recorded_stage', 'varchar'],
    ['outcome', 'outcome', 'varchar'],
    ['deadlineOverride', 'deadline_override', 'jsonb'],
    ['ppData', 'pp_data', 'json text'],
    ['ppBase', 'pp_base', 'jsonb'],
    ['ppHash', 'pp_hash', 'varchar'],
    ['ppUpdatedAt', 'pp_updated_at', 'varchar'],
    ['missingSince', 'missing_since', 'timestamptz'],
    ['lastSyncAt', 'last_sync_at', 'timestamptz'],
  ],
}

export const PROPERTIES: TableShape<keyof Property> = {
  table: 'properties',
  key: 'ppKey',
  columns: [
    ['id', 'id', 'uuid'],
    ['ppKey', 'pp_key', 'varchar'],
    ['exchange', 'exchange_id', 'uuid'],
    ['side', 'side', 'enum_properties_side'],
    ['address', 'address', 'varchar'],
    ['city', 'city', 'varchar'],
    ['state', 'state', 'varchar'],
    ['zip', 'zip', 'varchar'],
    ['apn', 'apn', 'varchar'],
    ['escrowNumber', 'escrow_number', 'varchar'],
    ['valueCents', 'value_cents', 'numeric'],
    ['contractDate', 'contract_date', 'varchar'],
    ['closingDate', 'closing_date', 'varchar'],
    ['status', 'status', 'enum_properties_status'],
    ['ppBase', 'pp_base', 'jsonb'],
  ],
}

export const PARTICIPANTS: TableShape<keyof ExchangeParticipant | 'approvalsAdmin' | 'approvalsClient'> = {
  table: 'exchange_participants',
  key: 'id',
  columns: [
    ['id', 'id', 'uuid'],
    ['exchange', 'exchange_id', 'uuid'],
    ['user', 'user_id', 'uuid'],
    ['contact', 'contact_id', 'uuid'],
    ['personName', 'person_name', 'varchar'],
    ['role', 'role', 'varchar'],
    ['permissions', 'permissions', 'jsonb'],
    ['status', 'status', 'enum_exchange_participants_status'],
    ['approvalsAdmin', 'approvals_admin', 'boolean'],
    ['approvalsClient', 'approvals_client', 'boolean'],
    ['assignedAt', 'assigned_at', 'timestamptz'],
    ['source', 'source', 'enum_exchange_participants_source'],
  ],
}

export const TASKS: TableShape<keyof Task> = {
  table: 'tasks',
  key: 'ppTaskId',
  columns: [
    ['id', 'id', 'uuid'],
    ['ppTaskId', 'pp_task_id', 'varchar'],
    ['title', 'title', 'varchar'],
    ['description', 'description', 'varchar'],
    ['status', 'status', 'enum_tasks_status'],
    ['priority', 'priority', 'enum_tasks_priority'],
    ['dueDate', 'due_date', 'varchar'],
    ['exchange', 'exchange_id', 'uuid'],
    ['assignee', 'assignee_id', 'uuid'],
    ['assigneeName', 'assignee_name', 'varchar'],
    ['audience', 'audience', 'enum_tasks_audience'],
    ['completedAt', 'completed_at', 'timestamptz'],
    ['ppData', 'pp_data', 'json text'],
    ['ppBase', 'pp_base', 'jsonb'],
    ['ppHash', 'pp_hash', 'varchar'],
    ['missingSince', 'missing_since', 'timestamptz'],
    ['lastSyncAt', 'last_sync_at', 'timestamptz'],
  ],
}

const quoted = (name: string) => `"${name}"`
const isText = (type: ColumnType) => type.startsWith('enum_') || type === 'json text'
const sentAs = (type: ColumnType) => (isText(type) ? 'varchar' : type)
const castTo = (type: ColumnType) =>
  type === 'json text' ? '::jsonb' : type.startsWith('enum_') ? `::${type}` : ''

/** A column as the record has it: instants as ISO text, as Payload gives them. */
function selected([field, column, type]: TableShape['columns'][number]): string {
  const value = type === 'timestamptz' ? isoInstant(quoted(column)) : quoted(column)
  return `'${field}', ${value}`
}

function keyColumn(shape: TableShape): string {
  const column = shape.columns.find(([field]) => field === shape.key)
  if (!column) throw new Error(`${shape.table} has no key ${shape.key}`)
  return column[1]
}

/** The stored records with these keys, locked until the transaction ends. */
export async function lockStored(
  sql: Sql,
  shape: TableShape,
  keys: readonly string[],
): Promise<Map<string, StoredRow>> {
  if (keys.length === 0) return new Map()
  const column = keyColumn(shape)
  const rows = await sql.query<{ key: string; row: StoredRow }>(
    `select ${quoted(column)}::text as key, jsonb_build_object(${shape.columns
      .filter(([, , type]) => type !== 'json text')
      .map(selected)
      .join(', ')}) as row from ${shape.table} where ${quoted(column)} = any($1) for update`,
    [keys],
  )
  return new Map(rows.map(({ key, row }) => [key, row]))
}

export type Known = { id: string; hash: string | null; missing: boolean }

/** For every synced record, or those of some keys: its id, the hash of what was last taken over, and whether it is missing. */
export async function knownRecords(
  sql: Sql,
  shape: TableShape,
  keys: readonly string[] | 'all',
): Promise<Map<string, Known>> {
  const key = keyColumn(shape)
  const which = keys === 'all' ? `${key} is not null` : `${key} = any($1)`
  const rows = await sql.query<Known & { key: string }>(
    `select ${key} as key, id, pp_hash as hash, missing_since is not null as missing from ${shape.table} where ${which}`,
    keys === 'all' ? [] : [keys],
  )
  return new Map(rows.map((row) => [row.key, row]))
}

/** In a sweep every record is needed, before reading; otherwise only those that were read, after it. */
export async function knownBefore(sql: Sql, shape: TableShape, full: boolean): Promise<Map<string, Known>> {
  return full ? knownRecords(sql, shape, 'all') : new Map()
}

/** Inserts or updates whole records by id, all in one statement. Every field of the shape must be given. */
export async function writeRows(sql: Sql, shape: TableShape, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = shape.columns.map(([, column]) => quoted(column))
  const typed = shape.columns.map(([field, , type]) => `${quoted(field)} ${sentAs(type)}`)
  const values = shape.columns.map(([field, , type]) => `t.${quoted(field)}${castTo(type)}`)
  const sets = columns.filter((column) => column !== '"id"').map((column) => `${column} = excluded.${column}`)
  await sql.query(
    `insert into ${shape.table} (${columns.join(', ')}, created_at, updated_at)
     select ${values.join(', ')}, now(), now() from jsonb_to_recordset($1::jsonb) as t(${typed.join(', ')})
     on conflict (id) do update set ${sets.join(', ')}, updated_at = now()`,
    [JSON.stringify(rows)],
  )
}
