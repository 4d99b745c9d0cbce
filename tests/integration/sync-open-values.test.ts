import { afterEach, beforeEach, expect, test } from 'vitest'
import { fieldId } from '../../src/dev/practicepanther/firm'
import { closePools } from '../support/database'
import { startWorld, type World } from '../support/sync'

/** Values of the source as people type them: taken over right, or left open and noted in the run. */

let world: World
let matter: string
let contact: { key: string; account: string }

beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
  const [open] = await world.rows<{ matter: string }>(
    `select pp_matter_id as matter from exchanges where source_state = 'open' and not archived and type = 'delayed' order by 1 limit 1`,
  )
  const [person] = await world.rows<{ key: string; account: string }>(
    `select pp_contact_id as key, pp_account_id as account from contacts where account_name is not null and email is not null order by 1 limit 1`,
  )
  if (!open || !person) throw new Error('the firm has nobody and nothing')
  ;({ matter } = open)
  contact = person
})
afterEach(async () => {
  await world.close()
  await closePools()
})

const text = (label: string, type: string, value_string: string) => ({
  custom_field_ref: { id: fieldId(label), label, value_type: type },
  value_boolean: false,
  contact_ref: null,
  value_date_time: null,
  value_number: null,
  value_string,
})
const exchange = async () =>
  (
    await world.rows(
      'select type, relinquished_value_cents::text as cents from exchanges where pp_matter_id = $1',
      [matter],
    )
  )[0]
const changeMatter = (type: string, value: string) =>
  world.server.control.mutate({
    op: 'update',
    entity: 'matters',
    id: matter,
    patch: {
      custom_field_values: [
        text('Type of Exchange', 'TextBox', type),
        text('Rel Value', 'TextBox', value),
        text('Proceeds', 'Currency', '$'),
      ],
    },
  })

test('a kind of exchange and amounts in words are read where they are plain', async () => {
  changeMatter('BTS', '1.25M USD')
  const run = await world.sync('all')
  expect(run.status).toBe('SUCCESS')
  expect(run.errors).toMatchObject([{ entity: 'matters', id: matter, code: 'unread-amount' }])
  expect(await exchange()).toEqual({ type: 'improvement', cents: '125000000' })
})

test('what is not plain is left open, and the run says what and where', async () => {
  changeMatter('SELL CB', 'about a million')
  const run = await world.sync('all')
  expect(run).toMatchObject({ status: 'SUCCESS', counts: { failed: 0 } })
  expect(run.errors).toMatchObject([
    { entity: 'matters', id: matter, code: 'unknown-type', message: expect.stringContaining('“SELL CB”') },
    { code: 'unread-amount', message: expect.stringContaining('Rel Value: “about a million”') },
    { code: 'unread-amount', message: expect.stringContaining('Proceeds: “$”') },
  ])
  expect(await exchange()).toEqual({ type: null, cents: null })
  expect(await world.sync('all', { full: true })).toMatchObject({ counts: { updated: 0, failed: 0 } })
})

test('of an e-mail field with several addresses the first is the address, and the others are kept', async () => {
  world.server.control.mutate({
    op: 'update',
    entity: 'contacts',
    id: contact.key,
    patch: { email: 'Ida <ida@quill.example>; ida@home.example, nowhere', notes: 'Calls on Mondays' },
  })
  const run = await world.sync('all')
  expect(run).toMatchObject({
    status: 'SUCCESS',
    errors: [{ entity: 'contacts', id: contact.key, code: 'email-field' }],
  })
  const [stored] = await world.rows(
    `select email, notes, pp_data->>'email' as written from contacts where pp_contact_id = $1`,
    [contact.key],
  )
  expect(stored).toEqual({
    email: 'ida@quill.example',
    notes: 'Calls on Mondays\nOther e-mail: ida@home.example',
    written: 'Ida <ida@quill.example>; ida@home.example, nowhere',
  })
})

test('a contact without a name is called as its account', async () => {
  world.server.control.mutate({
    op: 'update',
    entity: 'contacts',
    id: contact.key,
    patch: { display_name: null, first_name: null, middle_name: ' ', last_name: null },
  })
  await world.sync('all')
  const [stored] = await world.rows<{ name: string; account: string }>(
    `select c.display_name as name, a.name as account from contacts c join peak.pp_accounts a on a.id = c.pp_account_id where c.pp_contact_id = $1`,
    [contact.key],
  )
  expect(stored?.name).toBe(stored?.account)
})

test('a run of everything counts each kind of record apart', async () => {
  const [run] = await world.rows<{ counts: { seen: number; byKind: Record<string, { seen: number }> } }>(
    `select counts from sync_runs order by started_at desc limit 1`,
  )
  const kinds = run?.counts.byKind ?? {}
  expect(Object.keys(kinds).toSorted()).toEqual(['contacts', 'matters', 'tasks'])
  const seen = Object.values(kinds).map((counts) => counts.seen)
  expect(Math.min(...seen)).toBeGreaterThan(0)
  expect(seen.reduce((sum, count) => sum + count, 0)).toBe(run?.counts.seen)
  const [matters] = await world.rows<{ count: number }>(
    'select count(*)::int as count from exchanges where pp_matter_id is not null',
  )
  expect(kinds['matters']?.seen).toBe(matters?.count)
})
