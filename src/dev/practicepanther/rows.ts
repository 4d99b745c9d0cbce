/**
 * The rows of the source system as practicepanther.md section 7 gives them.
 *
 * These are `type` aliases, not interfaces, because only aliases are assignable to `JsonObject`:
 * the server handles every row as plain JSON, the generators build them typed.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = Record<string, Json>
export type Row = JsonObject & { id: string }

/** "2018-05-17T23:00:55.8": no zone suffix, 0 to 3 decimals, trailing zeros trimmed (section 7). */
export type NaiveUtc = string
export type Uuid = string

export type AccountRef = { id: Uuid; display_name: string | null }
export type MatterRef = { id: Uuid; display_name: string | null }
/** References carry `email_address`, the user itself carries `email` (section 7). */
export type UserRef = { id: Uuid; display_name: string | null; email_address: string | null }
export type ContactRef = { account_ref: AccountRef | null; id: Uuid; display_name: string | null }

export type ValueType =
  | 'TextBox'
  | 'Date'
  | 'DateTime'
  | 'Number'
  | 'Currency'
  | 'TextEditor'
  | 'DropDownList'
  | 'Checkbox'
  | 'Contact'

export type CustomFieldRef = { id: Uuid; label: string; value_type: ValueType }

/** Only fields that have a value are listed; `value_boolean` is false on every other type (section 7). */
export type CustomFieldValue = {
  custom_field_ref: CustomFieldRef
  value_boolean: boolean
  contact_ref: ContactRef | null
  value_date_time: NaiveUtc | null
  value_number: number | null
  value_string: string | null
}

export type Contact = {
  id: Uuid
  account_ref: AccountRef
  is_primary_contact: boolean
  display_name: string | null
  first_name: string | null
  middle_name: string | null
  last_name: string | null
  phone_mobile: string | null
  phone_home: string | null
  phone_fax: string | null
  phone_work: string | null
  email: string | null
  notes: string | null
  custom_field_values: CustomFieldValue[]
  /** Left out of the reply under `contact_status_field: 'absent'`. */
  status: 'Active' | 'Archived'
}

export type Account = {
  id: Uuid
  display_name: string
  number: number
  company_name: string | null
  address_street_1: string | null
  address_street_2: string | null
  address_city: string | null
  address_state: string | null
  address_country: string | null
  address_zip_code: string | null
  tags: string[]
  company_custom_field_values: CustomFieldValue[]
  assigned_to_users: UserRef[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
  notes: string | null
  primary_contact: Contact
  other_contacts: Contact[]
}

export type MatterStatus = 'Open' | 'Pending' | 'Closed' | 'Archived'

export type Matter = {
  id: Uuid
  account_ref: AccountRef
  number: number
  display_name: string
  name: string
  notes: string | null
  rate: string
  open_date: NaiveUtc | null
  close_date: NaiveUtc | null
  statute_of_limitation_date: NaiveUtc | null
  tags: string[]
  status: MatterStatus
  assigned_to_users: UserRef[]
  custom_field_values: CustomFieldValue[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type TaskStatus = 'NotCompleted' | 'InProgress' | 'Completed' | 'Conditional'

export type Task = {
  id: Uuid
  account_ref: AccountRef | null
  matter_ref: MatterRef | null
  subject: string
  notes: string | null
  priority: 'Low' | 'Medium' | 'High' | null
  status: TaskStatus | null
  due_date: NaiveUtc | null
  assigned_to_users: UserRef[]
  assigned_to_contacts: ContactRef[]
  tags: string[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type Note = {
  id: Uuid
  account_ref: AccountRef | null
  matter_ref: MatterRef | null
  subject: string
  note: string | null
  assigned_to_users: UserRef[]
  /** With an offset and 7 decimals, unlike every other date (section 7). */
  date: string
  tags: string[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type CalendarEvent = {
  id: Uuid
  account_ref: AccountRef | null
  matter_ref: MatterRef | null
  subject: string
  location: string | null
  notes: string | null
  is_all_day: boolean
  start_date_time: NaiveUtc
  end_date_time: NaiveUtc
  tags: string[]
  assigned_to_users: UserRef[]
  assigned_to_contacts: ContactRef[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type CallLog = {
  id: Uuid
  account_ref: AccountRef | null
  matter_ref: MatterRef | null
  subject: string
  duration: number | null
  notes: string | null
  date: NaiveUtc
  call_direction: 'Inbound' | 'Outbound' | null
  assigned_to_users: UserRef[]
  tags: string[]
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type User = {
  id: Uuid
  is_active: boolean
  display_name: string
  first_name: string
  last_name: string
  middle_name: string | null
  email: string
  created_at: NaiveUtc
  updated_at: NaiveUtc
}

export type Relationship = {
  id: Uuid
  contact_ref: ContactRef
  matter_ref: MatterRef
  name: string
  notes: string | null
}

export type CustomField = {
  id: Uuid
  label: string
  value_type: ValueType
  dropdown_list_values: string | null
  help_text: string | null
  tooltip: string | null
}

export type Tag = { name: string; created_at: NaiveUtc }

export type FieldGroup = 'company' | 'matter' | 'contact'
export type TagGroup = 'account' | 'matter' | 'activity'

/** What the server keeps a table of; `contacts` are the same people that accounts embed. */
export const ENTITIES = [
  'users',
  'accounts',
  'contacts',
  'matters',
  'tasks',
  'notes',
  'events',
  'calllogs',
  'relationships',
  'customfields',
] as const
export type Entity = (typeof ENTITIES)[number]
export type RowKey = { entity: Entity; id: Uuid }

export type FirmKind = 'demo' | 'small' | 'real' | 'empty'

/** A whole synthetic firm; `deleted` and `hidden` name rows that exist but are not to be served. */
export type Firm = {
  kind: FirmKind
  seed: number
  anchor: string
  users: User[]
  accounts: Account[]
  contacts: Contact[]
  matters: Matter[]
  tasks: Task[]
  notes: Note[]
  events: CalendarEvent[]
  calllogs: CallLog[]
  relationships: Relationship[]
  customfields: Record<FieldGroup, CustomField[]>
  tags: Record<TagGroup, Tag[]>
  deleted: RowKey[]
  hidden: RowKey[]
}
