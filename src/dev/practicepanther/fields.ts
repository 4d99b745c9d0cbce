/** The custom fields of a 1031 firm's matters (practicepanther.md section 12), with ids that never change. */

import { stableId } from './random'
import type { ContactRef, CustomField, CustomFieldRef, CustomFieldValue, ValueType } from './rows'

const REPLACEMENT_TEXT = [
  'Rep 1 Property Address',
  'Rep 1 Property City',
  'Rep 1 Property State',
  'Rep 1 Property Zip',
  'Rep 1 APN',
  'Rep 1 Escrow Number',
  'Rep 1 Purchase Contract Title',
  'Rep 1 Seller 1 Name',
  'Rep 1 Seller 2 Name',
]

const LABELS: readonly (readonly [ValueType, readonly string[]])[] = [
  [
    'TextBox',
    [
      'Type of Exchange',
      'Client Vesting',
      'Buyer 1 Name',
      'Buyer 2 Name',
      'Buyer Vesting',
      'Bank',
      'Settlement Agent',
      'Rel Property Address',
      'Rel Property City',
      'Rel Property State',
      'Rel Property Zip',
      'Rel APN',
      'Rel Escrow Number',
      'Rel Purchase Contract Title',
      ...REPLACEMENT_TEXT,
      'Client 1 Signatory Title',
      'Client 2 Name',
      'Client 2 Signatory Title',
      'Internal Credit To',
      'Referral Source',
      'Referral Source Email',
      'Property Type',
      'Reason for Cancellation',
      'REV - EAT Entity Name',
    ],
  ],
  [
    'Date',
    [
      'Close of Escrow Date',
      'Day 45',
      'Day 180',
      'Rel Contract Date',
      'Expected Rel Closing Date',
      'Rep 1 Purchase Contract Date',
      'Rep 1 Docs Drafted on',
      'Date Proceeds Received',
      'Exchange Agreement Drafted On',
      'REV - EAT Acquisition Date',
    ],
  ],
  ['Currency', ['Rel Value', 'Proceeds', 'Rep 1 Value', 'Closeout Amount', 'Fee']],
  ['Checkbox', ['Identified?', 'Failed Exchange?', 'Bank Referral?']],
  ['Contact', ['Rel Settlement Agent', 'Rep 1 Settlement Agent']],
]

/** The id of a matter's custom field, from its label as section 12 spells it. */
export function fieldId(label: string): string {
  return stableId(`field:${label}`)
}

/** One row of `/customfields/*`. */
export function defineField(
  id: string,
  label: string,
  type: ValueType,
  choices: string | null = null,
): CustomField {
  return { id, label, value_type: type, dropdown_list_values: choices, help_text: null, tooltip: null }
}

/** The definitions that `/customfields/matter` lists. */
export function matterFields(): CustomField[] {
  return LABELS.flatMap(([type, labels]) => labels.map((label) => defineField(fieldId(label), label, type)))
}

const REFS = new Map<string, CustomFieldRef>(matterFields().map((field) => [field.label, fieldRef(field)]))

/** The reference that a value carries: a copy of id, label and type. */
export function fieldRef(field: CustomField): CustomFieldRef {
  return { id: field.id, label: field.label, value_type: field.value_type }
}

/** What a generator may put into a field; null clears it. */
export type FieldInput = string | number | boolean | ContactRef | null

/** One value in the shape of section 7: exactly one `value_*` is set, chosen by the field's type. */
export function fieldValue(ref: CustomFieldRef, input: FieldInput): CustomFieldValue {
  const isDate = ref.value_type === 'Date' || ref.value_type === 'DateTime'
  return {
    custom_field_ref: ref,
    value_boolean: input === true,
    contact_ref: typeof input === 'object' ? input : null,
    value_date_time: isDate && typeof input === 'string' ? input : null,
    value_number: typeof input === 'number' ? input : null,
    value_string: !isDate && typeof input === 'string' ? input : null,
  }
}

/** Values by label, in the order given; fields without a value are left out (section 7). */
export function fieldValues(inputs: Record<string, FieldInput | undefined>): CustomFieldValue[] {
  return Object.entries(inputs).flatMap(([label, input]) => {
    if (input === null || input === undefined) return []
    const ref = REFS.get(label)
    if (!ref) throw new Error(`no custom field is called ${label}`)
    return [fieldValue(ref, input)]
  })
}
