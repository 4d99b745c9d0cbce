import { z } from 'zod'
import { text, type CustomFieldRow, type CustomFieldValue } from './rows'
import { centsOf, centsOfText } from './money'
import { cut, oneLine } from './text'

/**
 * Which custom field of a matter means what. The labels are those of one qualified intermediary
 * (practicepanther.md section 12) and the default; a firm's own go into the settings. A label can be
 * renamed, so the id counts once it has been found.
 */
export const FIELD_LABELS = {
  type: 'Type of Exchange',
  transferDate: 'Close of Escrow Date',
  day45: 'Day 45',
  day180: 'Day 180',
  expectedClosing: 'Expected Rel Closing Date',
  relinquishedValue: 'Rel Value',
  proceeds: 'Proceeds',
  identified: 'Identified?',
  failed: 'Failed Exchange?',
  cancellation: 'Reason for Cancellation',
  relAddress: 'Rel Property Address',
  relCity: 'Rel Property City',
  relState: 'Rel Property State',
  relZip: 'Rel Property Zip',
  relApn: 'Rel APN',
  relEscrow: 'Rel Escrow Number',
  relContractDate: 'Rel Contract Date',
  repAddress: 'Rep 1 Property Address',
  repCity: 'Rep 1 Property City',
  repState: 'Rep 1 Property State',
  repZip: 'Rep 1 Property Zip',
  repApn: 'Rep 1 APN',
  repEscrow: 'Rep 1 Escrow Number',
  repValue: 'Rep 1 Value',
  repContractDate: 'Rep 1 Purchase Contract Date',
} as const

export type FieldKey = keyof typeof FIELD_LABELS
export type FieldIds = Partial<Record<FieldKey, string>>

const sameLabel = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
const isKey = (key: string): key is FieldKey => key in FIELD_LABELS

/**
 * The field ids to use: a known one while the field exists, otherwise the first field with the
 * label. Two fields with one label: the first found counts.
 */
export function resolveFieldIds(
  known: FieldIds,
  labels: Partial<Record<FieldKey, string>>,
  definitions: readonly CustomFieldRow[],
): FieldIds {
  const existing = new Set(definitions.map((definition) => definition.id))
  const ids: FieldIds = {}
  for (const key of Object.keys(FIELD_LABELS).filter(isKey)) {
    const held = known[key]
    const found = definitions.find((definition) =>
      sameLabel(definition.label, labels[key] ?? FIELD_LABELS[key]),
    )
    const id = held && existing.has(held) ? held : (found?.id ?? held)
    if (id) ids[key] = id
  }
  return ids
}

type Value = string | number | boolean | null

const flag = z.boolean().nullish()
const amount = z.number().nullish()
const words = z.string().nullish()
const person = z.looseObject({ id: z.string(), display_name: text }).nullish()

/**
 * The value of a custom field, chosen by its type and never by "first that is not null".
 * @throws when it is not of its type
 */
function valueOf(field: CustomFieldValue): Value {
  switch (field.custom_field_ref.value_type) {
    case 'Checkbox':
      return flag.parse(field.value_boolean) ?? false
    case 'Number':
    case 'Currency':
      return amount.parse(field.value_number) ?? words.parse(field.value_string) ?? null
    case 'Date':
    case 'DateTime':
      return words.parse(field.value_date_time) ?? null
    case 'Contact': {
      const contact = person.parse(field.contact_ref)
      return contact?.display_name ?? contact?.id ?? null
    }
    default:
      return (
        words.parse(field.value_string) ??
        amount.parse(field.value_number) ??
        words.parse(field.value_date_time) ??
        null
      )
  }
}

const isValue = (value: unknown): value is Value => ['string', 'number', 'boolean'].includes(typeof value)

/** The value of a field as staff are shown it: one that is not of its type as it came, since nothing follows from it. */
export function shownValueOf(field: CustomFieldValue): Value {
  try {
    return valueOf(field)
  } catch {
    return (
      [field.value_string, field.value_number, field.value_date_time, field.value_boolean].find(isValue) ??
      null
    )
  }
}

/** A value that is there and is not understood. */
export type Unread = { field: FieldKey; text: string }

/** The values of one matter, by the meaning of their field. Reading one that is not of its type throws: the matter is unreadable. */
export class FieldReader {
  private readonly byId: Map<string, CustomFieldValue>
  /** Amounts that are there and cannot be read. */
  readonly unread: Unread[] = []
  constructor(
    values: readonly CustomFieldValue[],
    private readonly ids: FieldIds,
  ) {
    this.byId = new Map(values.map((value) => [value.custom_field_ref.id, value]))
  }
  private raw(key: FieldKey): Value {
    const id = this.ids[key]
    const field = id === undefined ? undefined : this.byId.get(id)
    return field ? valueOf(field) : null
  }
  text(key: FieldKey): string | null {
    const value = this.raw(key)
    return value === null || value === '' ? null : cut(oneLine(String(value)), 500) || null
  }
  checked(key: FieldKey): boolean {
    return this.raw(key) === true
  }
  /** Whole cents; null for nothing, and for what is no amount that can be stored exactly: that is remembered in `unread`. */
  cents(key: FieldKey): number | null {
    const value = this.raw(key)
    if (typeof value !== 'string' && typeof value !== 'number') return null
    const cents = typeof value === 'string' ? centsOfText(value) : centsOf(value)
    if (cents === undefined && !this.unread.some(({ field }) => field === key))
      this.unread.push({ field: key, text: cut(oneLine(String(value)), 100) })
    return cents ?? null
  }
}
