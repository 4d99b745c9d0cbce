import type { CalendarDate } from '../../../law/dates'
import { exchangeType, type ExchangeType } from './exchangeType'
import { FieldReader, shownValueOf, type FieldIds, type FieldKey, type Unread } from './fields'
import type { MatterRow } from './rows'
import { cut, oneLine, storableJson } from './text'
import { toCalendarDate } from './time'

/** The dates of a matter that are taken over, or compared with ours. */
export type MatterDate =
  | 'relinquishedTransferDate'
  | 'expectedClosingDate'
  | 'completionDate'
  | 'day45'
  | 'day180'
  | 'relContractDate'
  | 'repContractDate'

/** Is called with every date of a matter as it is written. */
export type DateObserver = (field: MatterDate, text: string) => void

/** A property of a matter; null when the matter says nothing of it. */
export type PropertyFacts = {
  side: 'relinquished' | 'replacement'
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  apn: string | null
  escrowNumber: string | null
  valueCents: number | null
  contractDate: CalendarDate | null
  closingDate: CalendarDate | null
  status: 'pending' | 'identified' | 'under_contract' | 'closed'
  /** What is not followed in this run: it stays as it was taken over last. */
  held?: ('contractDate' | 'closingDate' | 'status')[]
}

export type PersonRef = { id: string; name: string | null; email: string | null }

/** A matter as facts of an exchange, before people and accounts are looked up. */
export type MatterFacts = {
  ppMatterId: string
  accountId: string | null
  users: PersonRef[]
  exchangeNumber: string | null
  name: string
  type: ExchangeType | null
  sourceState: 'open' | 'closed' | 'cancelled'
  archived: boolean
  relinquishedTransferDate: CalendarDate | null
  expectedClosingDate: CalendarDate | null
  completionDate: CalendarDate | null
  relinquishedValueCents: number | null
  proceedsCents: number | null
  day45: CalendarDate | null
  day180: CalendarDate | null
  properties: PropertyFacts[]
  /** What is there and was not understood: it was left open; absent where everything was. */
  unread?: Unread[]
  /** The dates that are not followed in this run; absent where all are. */
  held?: MatterDate[]
  /** The transfer date is too far away to be followed without a person's word; absent where it is not. */
  unusualTransfer?: true
  /** The rest of the row as JSON text: kept compact, since thousands are held at once. */
  ppData: string
}

function sourceState(row: MatterRow, fields: FieldReader): MatterFacts['sourceState'] {
  if (fields.checked('failed') || fields.text('cancellation')) return 'cancelled'
  return row.status === 'Closed' ? 'closed' : 'open'
}

const saysSomething = (property: PropertyFacts) =>
  [property.address, property.city, property.apn, property.escrowNumber, property.valueCents].some(
    (value) => value !== null,
  )

function propertiesOf(
  fields: FieldReader,
  date: (key: 'transferDate' | 'relContractDate' | 'repContractDate') => CalendarDate | null,
  today: CalendarDate,
): PropertyFacts[] {
  const T = date('transferDate')
  const repContract = date('repContractDate')
  const relinquished: PropertyFacts = {
    side: 'relinquished',
    address: fields.text('relAddress'),
    city: fields.text('relCity'),
    state: fields.text('relState'),
    zip: fields.text('relZip'),
    apn: fields.text('relApn'),
    escrowNumber: fields.text('relEscrow'),
    valueCents: fields.cents('relinquishedValue'),
    contractDate: date('relContractDate'),
    closingDate: T,
    status: T && T <= today ? 'closed' : 'pending',
  }
  const replacement: PropertyFacts = {
    side: 'replacement',
    address: fields.text('repAddress'),
    city: fields.text('repCity'),
    state: fields.text('repState'),
    zip: fields.text('repZip'),
    apn: fields.text('repApn'),
    escrowNumber: fields.text('repEscrow'),
    valueCents: fields.cents('repValue'),
    contractDate: repContract,
    closingDate: null,
    status: repContract ? 'under_contract' : fields.checked('identified') ? 'identified' : 'pending',
  }
  return [relinquished, replacement].filter(saysSomething)
}

/** Everything of the matter, for staff: unknown fields included, by id and label. */
function restOf(row: MatterRow): Record<string, unknown> {
  return {
    status: row.status,
    rate: row.rate,
    tags: row.tags,
    notes: row.notes,
    displayName: row.display_name,
    openDate: row.open_date,
    closeDate: row.close_date,
    account: row.account_ref?.display_name ?? null,
    assignedTo: row.assigned_to_users.map((user) => user.display_name),
    customFields: row.custom_field_values.map((field) => ({
      id: field.custom_field_ref.id,
      label: field.custom_field_ref.label,
      type: field.custom_field_ref.value_type,
      value: shownValueOf(field),
    })),
  }
}

/**
 * The date on which deadlines rest, or with which they are compared.
 * @throws when there is something that is no date: that is no reason to forget the date there was
 */
function soundDate(written: string | null, zone: string): CalendarDate | null {
  const date = toCalendarDate(written, zone)
  if (written !== null && date === null) throw new Error('A date of the matter cannot be read.')
  return date
}

const DATE_FIELDS = {
  relinquishedTransferDate: 'transferDate',
  expectedClosingDate: 'expectedClosing',
  day45: 'day45',
  day180: 'day180',
  relContractDate: 'relContractDate',
  repContractDate: 'repContractDate',
} as const satisfies Partial<Record<MatterDate, FieldKey>>
const isDateField = (name: string): name is keyof typeof DATE_FIELDS => Object.hasOwn(DATE_FIELDS, name)

function observeDates(row: MatterRow, fields: FieldReader, observe: DateObserver): void {
  for (const name of Object.keys(DATE_FIELDS).filter(isDateField)) {
    const text = fields.text(DATE_FIELDS[name])
    if (text !== null) observe(name, text)
  }
  if (row.status === 'Closed' && row.close_date) observe('completionDate', row.close_date)
}

/** @throws when something in the row that counts here cannot be read */
export function matterFacts(
  row: MatterRow,
  ids: FieldIds,
  zone: string,
  today: CalendarDate,
  observe?: DateObserver,
): MatterFacts {
  const fields = new FieldReader(row.custom_field_values, ids)
  if (observe) observeDates(row, fields, observe)
  const date = (key: Parameters<FieldReader['text']>[0]) => toCalendarDate(fields.text(key), zone)
  const written = fields.text('type')
  const type = exchangeType(written)
  const facts: MatterFacts = {
    ppMatterId: row.id,
    accountId: row.account_ref?.id ?? null,
    users: row.assigned_to_users.map((user) => ({
      id: user.id,
      name: user.display_name,
      email: user.email_address,
    })),
    exchangeNumber:
      row.number === null || row.number === undefined ? null : cut(oneLine(String(row.number)), 64),
    name: cut(row.name ?? row.display_name ?? 'Unnamed exchange', 500),
    type,
    sourceState: sourceState(row, fields),
    archived: row.status === 'Archived',
    relinquishedTransferDate: soundDate(fields.text('transferDate'), zone),
    expectedClosingDate: date('expectedClosing'),
    completionDate: row.status === 'Closed' ? toCalendarDate(row.close_date, zone) : null,
    relinquishedValueCents: fields.cents('relinquishedValue'),
    proceedsCents: fields.cents('proceeds'),
    day45: soundDate(fields.text('day45'), zone),
    day180: soundDate(fields.text('day180'), zone),
    properties: propertiesOf(fields, date, today),
    ppData: storableJson(restOf(row)),
  }
  const unread = [
    ...(type === null ? [{ field: 'type' as const, text: written ?? '' }] : []),
    ...fields.unread,
  ]
  return unread.length > 0 ? { ...facts, unread } : facts
}
