import { afterEach, beforeEach, expect, test } from 'vitest'
import { fieldId } from '../../src/dev/practicepanther/firm'
import { closePools } from '../support/database'
import { startWorld, type World } from '../support/sync'

/** What cannot be read is no news: the record keeps what it had, and the run says so (contract section 7). */

let world: World
let matter: string

beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
  const [row] = await world.rows<{ matter: string }>(
    `select pp_matter_id as matter from exchanges where relinquished_transfer_date is not null and relinquished_value_cents is not null and not archived and source_state = 'open' order by 1 limit 1`,
  )
  if (!row) throw new Error('the firm has no open exchange')
  ;({ matter } = row)
})
afterEach(async () => {
  await world.close()
  await closePools()
})

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
const patch = (
  values: Record<string, Json>,
  entity: 'matters' | 'tasks' | 'contacts' = 'matters',
  id = matter,
) => world.server.control.mutate({ op: 'update', entity, id, patch: values })
const stored = async () =>
  (
    await world.rows(
      `select relinquished_transfer_date, identification_deadline, exchange_deadline, relinquished_value_cents, coordinator_name, name from exchanges where pp_matter_id = $1`,
      [matter],
    )
  )[0]
const value = (label: string, type: string, given: Record<string, Json>, id = fieldId(label)): Json => ({
  custom_field_ref: { id, label, value_type: type },
  value_boolean: false,
  contact_ref: null,
  value_date_time: null,
  value_number: null,
  value_string: null,
  ...given,
})

/** What keeps a matter from being read. */
const UNREADABLE: Record<string, Record<string, Json>> = {
  'custom fields that are no list': { custom_field_values: { value: 1 } },
  'a custom field that does not say which': { custom_field_values: [{ value_number: 1 }] },
  'a text where an amount belongs': {
    custom_field_values: [value('Rel Value', 'Currency', { value_number: '12' })],
  },
  'a transfer date that is none': {
    custom_field_values: [value('Close of Escrow Date', 'Date', { value_date_time: 'garbage' })],
  },
  'a transfer date that is a number': {
    custom_field_values: [value('Close of Escrow Date', 'Date', { value_date_time: 5 })],
  },
  'a day 45 that is none': {
    custom_field_values: [value('Day 45', 'Date', { value_date_time: '2026-02-30' })],
  },
  'a day 180 that is none': { custom_field_values: [value('Day 180', 'Date', { value_date_time: 'soon' })] },
  'assigned users that are no list': { assigned_to_users: 'Lena' },
  'an assigned user without an id': { assigned_to_users: [{ display_name: 'Lena' }] },
}

for (const [name, values] of Object.entries(UNREADABLE)) {
  test(`a matter with ${name} keeps its record, and the run is partial`, async () => {
    const before = await stored()
    patch({ name: 'Another name', ...values })
    const run = await world.sync('all')
    expect(run).toMatchObject({ status: 'PARTIAL', counts: { failed: 1 } })
    expect(run.errors).toMatchObject([{ entity: 'matters', id: matter, code: 'unreadable' }])
    expect(await stored()).toEqual(before)
    expect((await world.sync('all', { full: true })).counts).toMatchObject({ failed: 1, missing: 0 })
    expect(await stored()).toEqual(before)
  })
}

test('a strange value of a field that means nothing here, and unknown types, keep no matter out', async () => {
  patch({
    custom_field_values: [
      value('Close of Escrow Date', 'Date', { value_date_time: '2026-11-02T08:00:00' }),
      value('Unheard of', 'Currency', { value_number: '12' }, 'unheard-of'),
      { custom_field_ref: { id: 'hologram', value_type: 'Hologram' }, contact_ref: 7 },
    ],
  })
  expect((await world.sync('all')).status).toBe('SUCCESS')
  expect(await stored()).toMatchObject({
    relinquished_transfer_date: '2026-11-02',
    relinquished_value_cents: null,
  })
})

test.each([[null], [[]]])('custom fields of %j clear what they said', async (none) => {
  patch({ custom_field_values: none, assigned_to_users: none })
  expect((await world.sync('all')).status).toBe('SUCCESS')
  expect(await stored()).toMatchObject({
    relinquished_transfer_date: null,
    relinquished_value_cents: null,
    coordinator_name: null,
  })
})

test('a task whose people cannot be read keeps its record', async () => {
  const [task] = await world.rows<{ key: string; title: string; assignee_name: string }>(
    `select pp_task_id as key, title, assignee_name from tasks where assignee_name is not null order by 1 limit 1`,
  )
  if (!task) throw new Error('the firm has no task')
  patch({ subject: 'Another subject', assigned_to_users: [7] }, 'tasks', task.key)
  expect(await world.sync('all')).toMatchObject({ status: 'PARTIAL', counts: { failed: 1 } })
  expect(
    await world.rows('select title, assignee_name from tasks where pp_task_id = $1', [task.key]),
  ).toEqual([{ title: task.title, assignee_name: task.assignee_name }])
})

test('half a character is replaced and keeps no record out', async () => {
  const [contact] = await world.rows<{ key: string }>(
    `select pp_contact_id as key from contacts where pp_contact_id is not null order by 1 limit 1`,
  )
  const half = 'Half \ud83c a house \u0000'
  patch({
    name: half,
    notes: half,
    tags: [half],
    custom_field_values: [
      value('Rel Property Address', 'TextBox', { value_string: half }),
      value('Unheard of', 'TextBox', { value_string: half }, 'unheard-of'),
    ],
  })
  patch(
    {
      last_name: half,
      custom_field_values: [value('Unheard of', 'TextBox', { value_string: half }, 'unheard-of')],
    },
    'contacts',
    contact?.key,
  )
  expect(await world.sync('all')).toMatchObject({
    status: 'SUCCESS',
    errors: expect.arrayContaining([
      expect.objectContaining({ entity: 'contacts', code: 'text-cleaned' }),
      expect.objectContaining({ entity: 'matters', code: 'text-cleaned' }),
    ]),
  })
  expect(await stored()).toMatchObject({ name: 'Half \ufffd a house' })
  patch({ name: `${'x'.repeat(499)}🏡` })
  expect(await world.sync('all')).toMatchObject({ status: 'SUCCESS' })
  expect(await stored()).toMatchObject({ name: `${'x'.repeat(499)}\ufffd` })
})

test('line breaks and control characters in a text of one line become spaces, and the run reports them', async () => {
  patch({
    name: 'Sale\r\nBEGIN:VEVENT\u0007 of\u2028land',
    notes: 'One\r\nTwo\u0007',
    custom_field_values: [value('Rel Property Address', 'TextBox', { value_string: '1 Road\nSuite 4' })],
  })
  const run = await world.sync('all')
  expect(run).toMatchObject({
    status: 'SUCCESS',
    counts: { failed: 0, updated: expect.any(Number) },
    errors: [
      {
        entity: 'matters',
        id: matter,
        code: 'text-cleaned',
        message: expect.stringContaining('became spaces'),
      },
    ],
  })
  expect(await stored()).toMatchObject({ name: 'Sale BEGIN:VEVENT of land' })
  const [property] = await world.rows(
    `select p.address from properties p join exchanges e on e.id = p.exchange_id where e.pp_matter_id = $1 and p.side = 'relinquished'`,
    [matter],
  )
  expect(property).toEqual({ address: '1 Road Suite 4' })
  // What was cleaned is no change when it comes again.
  expect(await world.sync('all', { full: true })).toMatchObject({
    status: 'SUCCESS',
    counts: { updated: 0, failed: 0 },
  })
})
