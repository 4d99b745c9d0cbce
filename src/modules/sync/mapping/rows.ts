import { z } from 'zod'
import { longText, oneLine } from './text'

/**
 * The rows of PracticePanther as far as this platform reads them (practicepanther.md section 7).
 * Unknown keys and unknown enum values are tolerated: fields were added over the years.
 */

export const text = z
  .string()
  .nullish()
  .transform((value) => (value ? oneLine(value) || null : null))
const notes = z
  .string()
  .nullish()
  .transform((value) => (value ? longText(value) || null : null))
const naiveUtc = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
const ref = z
  .looseObject({ id: z.string(), display_name: text })
  .nullish()
  .transform((value) => value ?? null)
const userRef = z.looseObject({ id: z.string(), display_name: text, email_address: text })

/**
 * A list of which absent and null mean empty. One that is there and cannot be read is no empty list:
 * the row fails, and the record keeps what it had.
 */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])

/** Which field it is must be known; its value is checked where it means something here (`fields.ts`). */
export const customFieldValue = z.looseObject({
  custom_field_ref: z.looseObject({
    id: z.string(),
    label: z.string().catch(''),
    value_type: z.string().catch('TextBox'),
  }),
  value_boolean: z.unknown().optional(),
  contact_ref: z.unknown().optional(),
  value_date_time: z.unknown().optional(),
  value_number: z.unknown().optional(),
  value_string: z.unknown().optional(),
})
export type CustomFieldValue = z.infer<typeof customFieldValue>

export const contactRow = z.looseObject({
  id: z.string().min(1).max(64),
  account_ref: ref,
  is_primary_contact: z.boolean().catch(false),
  display_name: text,
  first_name: text,
  middle_name: text,
  last_name: text,
  phone_mobile: text,
  phone_home: text,
  phone_work: text,
  phone_fax: text,
  email: text,
  notes,
  custom_field_values: listOf(customFieldValue),
  status: text,
})
export type ContactRow = z.infer<typeof contactRow>

export const accountRow = z.looseObject({
  id: z.string().min(1).max(64),
  display_name: text,
  company_name: text,
  address_street_1: text,
  address_street_2: text,
  address_city: text,
  address_state: text,
  address_zip_code: text,
  address_country: text,
  updated_at: naiveUtc,
  primary_contact: z.unknown(),
  other_contacts: z.array(z.unknown()).catch([]),
})
export type AccountRow = z.infer<typeof accountRow>

export const matterRow = z.looseObject({
  id: z.string().min(1).max(64),
  account_ref: ref,
  number: z.union([z.number(), z.string()]).nullish(),
  display_name: text,
  name: text,
  notes,
  rate: text,
  open_date: naiveUtc,
  close_date: naiveUtc,
  tags: z.array(z.string()).catch([]),
  status: text,
  assigned_to_users: listOf(userRef),
  custom_field_values: listOf(customFieldValue),
  updated_at: naiveUtc,
})
export type MatterRow = z.infer<typeof matterRow>

export const taskRow = z.looseObject({
  id: z.string().min(1).max(64),
  account_ref: ref,
  matter_ref: ref,
  subject: text,
  notes,
  priority: text,
  status: text,
  due_date: naiveUtc,
  assigned_to_users: listOf(userRef),
  tags: z.array(z.string()).catch([]),
  updated_at: naiveUtc,
})
export type TaskRow = z.infer<typeof taskRow>

export const userRow = z.looseObject({
  id: z.string().min(1).max(64),
  display_name: text,
  email: text,
  is_active: z.boolean().catch(true),
  updated_at: naiveUtc,
})
export const relationshipRow = z.looseObject({
  id: z.string().min(1).max(64),
  contact_ref: ref,
  matter_ref: ref,
  name: text,
})
export const customFieldRow = z.looseObject({
  id: z.string().min(1).max(64),
  label: z.string(),
  value_type: z.string().catch('TextBox'),
})
export type CustomFieldRow = z.infer<typeof customFieldRow>
