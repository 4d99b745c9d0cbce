import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/law/dates'
import { closePools } from '../support/database'
import { startWorld, type World } from '../support/sync'

/** Who is right about what (contract section 7): followed, kept, or put to an admin. */

let world: World
let matter: string
let exchange: string

beforeEach(async () => {
  world = await startWorld()
  await world.sync('all', { full: true })
  const [row] = await world.rows<{ matter: string; id: string }>(
    `select pp_matter_id as matter, id from exchanges where relinquished_transfer_date is not null and not archived and source_state = 'open' order by 1 limit 1`,
  )
  if (!row) throw new Error('the firm has no open exchange')
  ;({ matter, id: exchange } = row)
})
afterEach(async () => {
  await world.close()
  await closePools()
})

const source = (
  patch: Record<string, string>,
  fields: Record<string, string | number | boolean | null> = {},
) => world.server.control.mutate({ op: 'update', entity: 'matters', id: matter, patch, fields })
const transferAtSource = (date: string) => source({}, { 'Close of Escrow Date': `${date}T08:00:00` })
const stored = async () =>
  (await world.rows<Record<string, unknown>>('select * from exchanges where id = $1', [exchange]))[0] ?? {}
const open = (field: string) =>
  world.rows<{ ours: string; theirs: string }>(
    `select ours, theirs from sync_discrepancies where entity_id = $1 and field = $2 and status = 'OPEN'`,
    [exchange, field],
  )

describe('the transfer date', () => {
  test('follows the source in the open: audited, notified to the coordinator, deadlines with it', async () => {
    const [user] = await world.rows<{ id: string }>(`select id from users limit 1`)
    await world.rows(
      `update exchanges set coordinator_id = $2::uuid, pp_base = pp_base || jsonb_build_object('coordinator', $2::uuid) where id = $1`,
      [exchange, user?.id],
    )
    transferAtSource('2026-11-02')
    await world.sync('all')
    expect(await stored()).toMatchObject({
      relinquished_transfer_date: '2026-11-02',
      transfer_date_source: 'synced',
      identification_deadline: '2026-12-17',
      exchange_deadline: '2027-05-01',
    })
    const [entry] = await world.rows<{ after: Record<string, unknown> }>(
      `select "after" from audit_logs where entity_id = $1 and action = 'exchanges.update' order by created_at desc, id desc limit 1`,
      [exchange],
    )
    expect(entry?.after).toMatchObject({ relinquishedTransferDate: '2026-11-02' })
  })

  test('once confirmed is moved by nothing: a different one at the source is a difference', async () => {
    await world.rows(
      `update exchanges set relinquished_transfer_date = '2026-10-01', transfer_date_source = 'confirmed' where id = $1`,
      [exchange],
    )
    transferAtSource('2026-11-02')
    await world.sync('all')
    expect(await stored()).toMatchObject({
      relinquished_transfer_date: '2026-10-01',
      transfer_date_source: 'confirmed',
    })
    expect(await open('relinquishedTransferDate')).toEqual([{ ours: '2026-10-01', theirs: '2026-11-02' }])
    transferAtSource('2026-10-01')
    await world.sync('all')
    expect(await open('relinquishedTransferDate')).toEqual([])
  })
})

describe('day 45 and day 180 of the source', () => {
  test('are compared with T+45 and T+180 and never move a deadline', async () => {
    const T = '2026-11-02'
    source(
      {},
      {
        'Close of Escrow Date': `${T}T08:00:00`,
        'Day 45': `${addDays(T, 46)}T08:00:00`,
        'Day 180': `${addDays(T, 180)}T07:00:00`,
      },
    )
    await world.sync('all')
    expect(await open('day45')).toEqual([{ ours: addDays(T, 45), theirs: addDays(T, 46) }])
    expect(await open('day180')).toEqual([])
    expect(await stored()).toMatchObject({
      identification_deadline: addDays(T, 45),
      exchange_deadline: addDays(T, 180),
    })
    source({}, { 'Day 45': `${addDays(T, 45)}T08:00:00` })
    await world.sync('all')
    expect(await open('day45')).toEqual([])
  })

  test('a decided difference is not asked again while both values stay', async () => {
    const T = '2026-11-02'
    source({}, { 'Close of Escrow Date': `${T}T08:00:00`, 'Day 45': `${addDays(T, 46)}T08:00:00` })
    await world.sync('all')
    await world.rows(
      `update sync_discrepancies set status = 'RESOLVED', kept = 'ours' where entity_id = $1 and field = 'day45'`,
      [exchange],
    )
    source({ notes: 'Something else changed' })
    await world.sync('all')
    expect(await open('day45')).toEqual([])
    source({}, { 'Day 45': `${addDays(T, 47)}T08:00:00` })
    await world.sync('all')
    expect(await open('day45')).toEqual([{ ours: addDays(T, 45), theirs: addDays(T, 47) }])
  })
})

describe('other fields', () => {
  test('follow the source while nobody edited them here', async () => {
    source({ name: 'As the source says' }, { Proceeds: 1234.56 })
    await world.sync('all')
    expect(await stored()).toMatchObject({ name: 'As the source says', proceeds_cents: '123456' })
  })

  test('edited here are kept, and a change of both is a difference with both values', async () => {
    await world.rows(`update exchanges set name = 'Our own name' where id = $1`, [exchange])
    source({ notes: 'Not the name' })
    await world.sync('all')
    expect(await stored()).toMatchObject({ name: 'Our own name' })
    expect(await open('name')).toEqual([])
    source({ name: 'Their new name' })
    await world.sync('all')
    expect(await stored()).toMatchObject({ name: 'Our own name' })
    expect(await open('name')).toEqual([{ ours: 'Our own name', theirs: 'Their new name' }])
  })

  test('a closed matter completes its exchange; a failed or canceled one ends it', async () => {
    source({ status: 'Closed' })
    await world.sync('all')
    expect(await stored()).toMatchObject({ status: 'COMPLETED' })
    source({}, { 'Reason for Cancellation': 'ESC CANCEL' })
    await world.sync('all')
    expect(await stored()).toMatchObject({ status: 'TERMINATED' })
  })

  test('a renamed label keeps its meaning by its id, and unknown fields are kept for staff', async () => {
    const fields = await world.rows<{ key: string }>(`select label as key from peak.pp_fields order by 1`)
    expect(fields.map((row) => row.key)).toContain('transferDate')
    const data = await world.rows<{ labels: string[] }>(
      `select array(select f->>'label' from jsonb_array_elements(pp_data->'customFields') f) as labels from exchanges where id = $1`,
      [exchange],
    )
    expect(data[0]?.labels.length).toBeGreaterThan(0)
  })
})

describe('tasks', () => {
  test('follow subject, due date and priority; the status is ours once it was changed here', async () => {
    const [task] = await world.rows<{ id: string; key: string }>(
      `select id, pp_task_id as key from tasks where status = 'PENDING' and exchange_id is not null order by 2 limit 1`,
    )
    if (!task) throw new Error('the firm has no task to do')
    await world.rows(`update tasks set status = 'IN_PROGRESS' where id = $1`, [task.id])
    const patch = (values: Record<string, string>) =>
      world.server.control.mutate({ op: 'update', entity: 'tasks', id: task.key, patch: values })
    patch({ subject: 'A new subject', priority: 'High' })
    await world.sync('all')
    expect(await world.rows('select title, priority, status from tasks where id = $1', [task.id])).toEqual([
      { title: 'A new subject', priority: 'HIGH', status: 'IN_PROGRESS' },
    ])
    patch({ status: 'Completed' })
    await world.sync('all')
    expect(await world.rows('select status from tasks where id = $1', [task.id])).toEqual([
      { status: 'IN_PROGRESS' },
    ])
    expect(
      await world.rows(
        `select ours, theirs from sync_discrepancies where entity_id = $1 and status = 'OPEN'`,
        [task.id],
      ),
    ).toEqual([{ ours: 'IN_PROGRESS', theirs: 'COMPLETED' }])
  })

  test('keep a status set here for good, even after both sides have agreed', async () => {
    const [task] = await world.rows<{ id: string; key: string }>(
      `select id, pp_task_id as key from tasks where status = 'PENDING' and exchange_id is not null order by 2 limit 1`,
    )
    if (!task) throw new Error('the firm has no task to do')
    const atSource = async (status: string) => {
      world.server.control.mutate({ op: 'update', entity: 'tasks', id: task.key, patch: { status } })
      await world.sync('all')
    }
    const differences = () =>
      world.rows(
        `select ours, theirs from sync_discrepancies where entity_id = $1 and field = 'status' and status = 'OPEN'`,
        [task.id],
      )
    await world.rows(`update tasks set status = 'COMPLETED' where id = $1`, [task.id])
    await atSource('Completed')
    expect(await differences()).toEqual([])
    await atSource('InProgress')
    expect(await world.rows('select status from tasks where id = $1', [task.id])).toEqual([
      { status: 'COMPLETED' },
    ])
    expect(await differences()).toEqual([{ ours: 'COMPLETED', theirs: 'IN_PROGRESS' }])
    await atSource('Completed')
    expect(await differences()).toEqual([])
  })
})
