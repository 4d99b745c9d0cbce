import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/law/dates'
import { closePools } from '../support/database'
import { startWorld, writtenState, type World } from '../support/sync'

/** What changes here while nothing changes at the source: no row comes again, and yet it has to follow. */

let world: World

beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
})
afterEach(async () => {
  await world.close()
  await closePools()
})

describe('a sign-in made after the first sync', () => {
  type Assigned = { id: string; name: string; coordinator: string | null; email: string }
  const assigned = () =>
    world.rows<Assigned>(
      `select e.id, e.coordinator_name as name, e.coordinator_id as coordinator, lower(u->>'email') as email from exchanges e, jsonb_array_elements(e.pp_base->'users') with ordinality as t(u, n) where n = 1 and coalesce(u->>'email', '') <> '' order by e.pp_matter_id`,
    )
  const signUp = async (email: string, role = 'coordinator', active = true) => {
    const [user] = await world.rows<{ id: string }>(
      `insert into users (id, email, role, active, first_name, last_name, display_name, created_at, updated_at) values (gen_random_uuid(), $1, $2::enum_users_role, $3, 'Nora', 'Newly', 'Nora Newly', now(), now()) returning id`,
      [email, role, active],
    )
    return String(user?.id)
  }
  const emailOfSome = async () => {
    const [some] = await assigned()
    if (!some) throw new Error('the firm has no assigned user')
    return some.email
  }

  test('coordinates and is assigned with the next ordinary sync, audited, and the one after writes nothing', async () => {
    const email = await emailOfSome()
    const theirs = (await assigned()).filter((exchange) => exchange.email === email)
    const user = await signUp(email.toUpperCase())
    expect((await world.sync('all')).status).toBe('SUCCESS')
    const after = await world.rows<{ coordinator: string; name: string; base: string }>(
      `select coordinator_id as coordinator, coordinator_name as name, pp_base->>'coordinator' as base from exchanges where id = any($1::uuid[])`,
      [theirs.map(({ id }) => id)],
    )
    expect(after).toEqual(theirs.map(() => ({ coordinator: user, name: 'Nora Newly', base: user })))
    const audited = await world.rows(
      `select 1 from audit_logs where action = 'exchanges.update' and "after"->>'coordinator' = $1`,
      [user],
    )
    expect(audited).toHaveLength(theirs.length)
    const [tasks] = await world.rows<{ due: number; done: number; audited: number }>(
      `select count(*) filter (where lower(pp_base->'users'->0->>'email') = $1)::int as due, count(*) filter (where assignee_id = $2::uuid and assignee_name = 'Nora Newly')::int as done,
         (select count(*)::int from audit_logs where action = 'tasks.update' and "after"->>'assignee' = $2::text) as audited from tasks`,
      [email, user],
    )
    expect(tasks?.due).toBeGreaterThan(0)
    expect(tasks).toEqual({ due: tasks?.due, done: tasks?.due, audited: tasks?.due })
    const before = await writtenState(world)
    await world.sync('all')
    expect(await writtenState(world)).toBe(before)
  })

  test('takes part where they cannot coordinate, and is nobody while inactive', async () => {
    const email = await emailOfSome()
    const user = await signUp(email, 'third_party', false)
    const taking = () =>
      world.rows<{ status: string; source: string }>(
        'select distinct status, source from exchange_participants where user_id = $1',
        [user],
      )
    await world.sync('all')
    expect(await taking()).toEqual([])
    await world.rows('update users set active = true where id = $1', [user])
    await world.sync('all')
    expect(await taking()).toEqual([{ status: 'ACTIVE', source: 'sync' }])
    expect((await assigned()).filter((exchange) => exchange.coordinator === user)).toEqual([])
  })

  test('leaves a coordinator and an assignee chosen here alone', async () => {
    const email = await emailOfSome()
    const chosen = await signUp('chosen@firm.example')
    await world.rows('update exchanges set coordinator_id = $1', [chosen])
    await world.rows('update tasks set assignee_id = $1', [chosen])
    await signUp(email)
    await world.sync('all')
    expect(await world.rows('select distinct coordinator_id as id from exchanges')).toEqual([{ id: chosen }])
    expect(await world.rows('select distinct assignee_id as id from tasks')).toEqual([{ id: chosen }])
  })
})

describe('a transfer date confirmed here', () => {
  const T = '2026-10-01'
  let exchange: string
  const open = (field: string) =>
    world.rows<{ ours: string; theirs: string }>(
      `select ours, theirs from sync_discrepancies where entity_id = $1 and field = $2 and status = 'OPEN'`,
      [exchange, field],
    )
  const confirm = (date: string) =>
    world.rows(
      `update exchanges set relinquished_transfer_date = $2, transfer_date_source = 'confirmed' where id = $1`,
      [exchange, date],
    )

  beforeEach(async () => {
    const [row] = await world.rows<{ matter: string; id: string }>(
      `select pp_matter_id as matter, id from exchanges where relinquished_transfer_date is not null and not archived and source_state = 'open' order by 1 limit 1`,
    )
    if (!row) throw new Error('the firm has no open exchange')
    exchange = row.id
    const at = (date: string) => `${date}T00:00:00`
    world.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: row.matter,
      fields: { 'Close of Escrow Date': at(T), 'Day 45': at(addDays(T, 45)), 'Day 180': at(addDays(T, 180)) },
    })
    await world.sync('all')
  })

  test('is compared with the source, and day 45 and day 180 with it, though nothing changed there', async () => {
    await confirm('2026-10-03')
    await world.sync('tasks')
    expect(await open('relinquishedTransferDate')).toEqual([{ ours: '2026-10-03', theirs: T }])
    expect(await open('day45')).toEqual([{ ours: addDays(T, 47), theirs: addDays(T, 45) }])
    expect(await open('day180')).toEqual([{ ours: addDays(T, 182), theirs: addDays(T, 180) }])
    const before = await writtenState(world)
    await world.sync('all')
    expect(await writtenState(world)).toBe(before)
    await confirm('2026-10-04')
    await world.sync('all')
    expect(await open('day45')).toEqual([{ ours: addDays(T, 48), theirs: addDays(T, 45) }])
  })

  test('is no difference any more once both agree, and what was decided is not asked again', async () => {
    await confirm('2026-10-03')
    await world.sync('all')
    await world.rows(
      `update sync_discrepancies set status = 'RESOLVED', kept = 'ours' where entity_id = $1 and field = 'day45'`,
      [exchange],
    )
    await world.sync('all')
    expect(await open('day45')).toEqual([])
    await confirm(T)
    await world.sync('all')
    expect(
      await world.rows(`select field from sync_discrepancies where entity_id = $1 and status = 'OPEN'`, [
        exchange,
      ]),
    ).toEqual([])
  })

  test('is compared with nothing that is not known', async () => {
    await world.rows(
      `update exchanges set pp_base = pp_base - 'day45' - 'day180' - 'relinquishedTransferDate'`,
    )
    await world.rows(
      `insert into sync_discrepancies (id, entity_type, entity_id, exchange_id, field, ours, theirs, status) values (gen_random_uuid(), 'exchanges', $1::text, $1::uuid, 'day45', '2026-01-01', '2026-01-02', 'OPEN')`,
      [exchange],
    )
    await confirm('2026-10-03')
    await world.sync('all')
    expect(await open('day45')).toEqual([{ ours: '2026-01-01', theirs: '2026-01-02' }])
    expect(await open('day180')).toEqual([])
  })
})
