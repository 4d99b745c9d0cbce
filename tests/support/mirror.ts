import { expect } from 'vitest'
import { fieldId } from '../../src/dev/practicepanther/firm'
import type { Contact, Matter, Task } from '../../src/dev/practicepanther/rows'
import type { World } from './sync'

/**
 * Compares the database with what the offline server says is true, field by field. The expected
 * values are worked out here from the server's rows, without the mapping that is under test.
 */

type Stored = Record<string, unknown> & { key: string }

const byKey = (rows: Stored[]) => new Map(rows.map((row) => [row.key, row]))

/** The calendar date that a value means, worked out with nothing but Intl. */
function pacificDate(value: string | null | undefined): string | null {
  if (!value) return null
  if (/T00:00:00(\.0+)?$/.test(value)) return value.slice(0, 10)
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/Los_Angeles',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(`${value}Z`))
}

/** By id: a label may have been renamed. */
const customValue = (matter: Matter, label: string) =>
  matter.custom_field_values.find((field) => field.custom_field_ref.id === fieldId(label))

function expectedExchange(matter: Matter): Stored {
  const value = customValue(matter, 'Rel Value')?.value_number
  return {
    key: matter.id,
    name: matter.name.trim(),
    number: String(matter.number),
    archived: matter.status === 'Archived',
    T: pacificDate(customValue(matter, 'Close of Escrow Date')?.value_date_time),
    cents: value === null || value === undefined ? null : String(Math.round(value * 100)),
    fields: matter.custom_field_values
      .map((field) => field.custom_field_ref.id)
      .sort()
      .join(),
  }
}

async function storedExchanges(world: World): Promise<Map<string, Stored>> {
  return byKey(
    await world.rows<Stored>(
      `select pp_matter_id as key, name, exchange_number as number, archived, relinquished_transfer_date as "T", relinquished_value_cents::text as cents,
       (select coalesce(string_agg(f->>'id', ',' order by f->>'id' collate "C"), '') from jsonb_array_elements(pp_data->'customFields') f) as fields
     from exchanges where pp_matter_id is not null and missing_since is null`,
    ),
  )
}

const TASK_STATUS: Record<string, string> = { InProgress: 'IN_PROGRESS', Completed: 'COMPLETED' }

function expectedTask(task: Task, matters: ReadonlySet<string>): Stored {
  const matter = task.matter_ref && matters.has(task.matter_ref.id) ? task.matter_ref.id : null
  return {
    key: task.id,
    title: task.subject.trim(),
    status: TASK_STATUS[task.status ?? ''] ?? 'PENDING',
    due: pacificDate(task.due_date),
    matter,
  }
}

async function storedTasks(world: World): Promise<Map<string, Stored>> {
  return byKey(
    await world.rows<Stored>(
      `select t.pp_task_id as key, t.title, t.status, t.due_date as due, e.pp_matter_id as matter from tasks t left join exchanges e on e.id = t.exchange_id and e.missing_since is null where t.pp_task_id is not null and t.missing_since is null`,
    ),
  )
}

const expectedContact = (contact: Contact): Stored => ({
  key: contact.id,
  account: contact.account_ref.id,
  first: contact.first_name?.trim() || null,
  last: contact.last_name?.trim() || null,
})

async function storedContacts(world: World): Promise<Map<string, Stored>> {
  return byKey(
    await world.rows<Stored>(
      `select pp_contact_id as key, pp_account_id as account, first_name as first, last_name as last from contacts where pp_contact_id is not null and missing_since is null`,
    ),
  )
}

/** Asserts that the database is a mirror of what the server shows, and that nothing stands twice. */
export async function expectMirror(world: World): Promise<void> {
  const { entities } = world.server.control.truth({ full: true })
  const visibleRows = (entity: 'matters' | 'tasks' | 'contacts') =>
    entities[entity].visible.flatMap((id) => entities[entity].rows[id]?.row ?? [])
  const matters = visibleRows('matters').filter(
    (row): row is Matter => 'number' in row && 'custom_field_values' in row,
  )
  const tasks = visibleRows('tasks').filter((row): row is Task => 'subject' in row && 'due_date' in row)
  const contacts = visibleRows('contacts').filter((row): row is Contact => 'is_primary_contact' in row)
  const known = new Set(matters.map((matter) => matter.id))
  expect(await storedExchanges(world)).toEqual(byKey(matters.map(expectedExchange)))
  expect(await storedTasks(world)).toEqual(byKey(tasks.map((task) => expectedTask(task, known))))
  expect(await storedContacts(world)).toEqual(byKey(contacts.map(expectedContact)))
  expect(world.server.control.violations()).toEqual([])
}
