/** Rows with every key and no content, for a mutation that inserts one and names only what matters. */

import type { Entity, JsonObject } from './rows'
import { naive, noteDate } from './time'

const about: JsonObject = { account_ref: null, matter_ref: null, assigned_to_users: [], tags: [] }
const noAddress: JsonObject = {
  address_street_1: null,
  address_street_2: null,
  address_city: null,
  address_state: null,
  address_country: null,
  address_zip_code: null,
}

/** Explicit nulls and empty lists for every key of section 7. */
export function blankRow(entity: Entity, at: number): JsonObject {
  const stamps: JsonObject = { created_at: naive(at), updated_at: naive(at) }
  switch (entity) {
    case 'users':
      return {
        is_active: true,
        display_name: 'New User',
        first_name: 'New',
        last_name: 'User',
        middle_name: null,
        email: '',
        ...stamps,
      }
    case 'accounts':
      return {
        display_name: 'New account',
        number: 90_001,
        company_name: null,
        ...noAddress,
        tags: [],
        company_custom_field_values: [],
        assigned_to_users: [],
        ...stamps,
        notes: null,
        primary_contact: null,
        other_contacts: [],
      }
    case 'contacts':
      return {
        account_ref: null,
        is_primary_contact: false,
        display_name: null,
        first_name: null,
        middle_name: null,
        last_name: null,
        phone_mobile: null,
        phone_home: null,
        phone_fax: null,
        phone_work: null,
        email: null,
        notes: null,
        custom_field_values: [],
        status: 'Active',
      }
    case 'matters':
      return {
        account_ref: null,
        number: 90_001,
        display_name: 'New matter',
        name: 'New matter',
        notes: null,
        rate: 'Flat Rate',
        open_date: null,
        close_date: null,
        statute_of_limitation_date: null,
        tags: [],
        status: 'Open',
        assigned_to_users: [],
        custom_field_values: [],
        ...stamps,
      }
    case 'tasks':
      return {
        ...about,
        subject: 'New task',
        notes: null,
        priority: 'Medium',
        status: 'NotCompleted',
        due_date: null,
        assigned_to_contacts: [],
        ...stamps,
      }
    case 'notes':
      return { ...about, subject: 'New note', note: null, date: noteDate(at), ...stamps }
    case 'events':
      return {
        ...about,
        subject: 'New event',
        location: null,
        notes: null,
        is_all_day: false,
        start_date_time: naive(at),
        end_date_time: naive(at),
        assigned_to_contacts: [],
        ...stamps,
      }
    case 'calllogs':
      return {
        ...about,
        subject: 'New call',
        duration: null,
        notes: null,
        date: naive(at),
        call_direction: null,
        ...stamps,
      }
    case 'relationships':
      return { contact_ref: null, matter_ref: null, name: 'Other', notes: null }
    case 'customfields':
      return {
        label: 'New field',
        value_type: 'TextBox',
        dropdown_list_values: null,
        help_text: null,
        tooltip: null,
      }
  }
}
