import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, docsOf, errorsOf, signIn, textAt, type Caller } from '../support/api'
import { closePools } from '../support/database'
import { stopPlatforms } from '../support/platform'
import { platformOnFirm } from '../support/syncedPlatform'

type Running = Awaited<ReturnType<typeof platformOnFirm>>
let firm: Running
let coordinator: Caller

beforeAll(async () => {
  firm = await platformOnFirm()
  await firm.admin().create('users', {
    email: 'officer@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  coordinator = await signIn(firm.url(), 'officer@firm.example', 'correct-horse-1031')
})
afterAll(async () => {
  await firm.close()
  await stopPlatforms()
  await closePools()
})

const difference = async (field: string) => {
  const [row] = await firm.rows<{ id: string; exchange: string }>(
    `select id, exchange_id as exchange from sync_discrepancies where field = $1 and status = 'OPEN' order by id limit 1`,
    [field],
  )
  return row
}

describe('the sync endpoints', () => {
  test('start runs for an admin alone', async () => {
    expect((await coordinator.post('/api/sync/all')).status).toBe(403)
    expect((await coordinator.get('/api/sync/logs')).status).toBe(403)
    expect((await firm.admin().post('/api/sync/nothing')).status).toBe(404)
    const started = await firm.admin().post('/api/sync/contacts')
    expect(started.status).toBe(202)
    expect(textAt(started, 'run', 'id')).toMatch(/^[0-9a-f-]{36}$/)
    await firm.settled()
  })

  test('show an admin everything and a coordinator only the last runs', async () => {
    const all = await firm.admin().get('/api/sync/status')
    expect(at(all.body, 'running')).toEqual([])
    expect(at(all.body, 'last', 'all', 'counts', 'failed')).toBe(0)
    expect(at(all.body, 'schedule', 'mode')).toBe('off')
    const some = await coordinator.get('/api/sync/status')
    expect(Object.keys(some.body instanceof Object ? some.body : {})).toEqual(['last', 'lastSuccess'])
    expect(docsOf(await firm.admin().get('/api/sync/logs?limit=1'))).toHaveLength(1)
  })

  test('show the last run of each kind, a failed one too, and beside it the last good one', async () => {
    await firm.rows(
      `insert into sync_runs (id, kind, status, started_at, completed_at, counts, errors) values (gen_random_uuid(), 'tasks', 'FAILED', now(), now() + interval '1 minute', '{}', '[]')`,
    )
    const { body } = await firm.admin().get('/api/sync/status')
    expect([at(body, 'last', 'tasks', 'status'), at(body, 'lastSuccess', 'tasks', 'status')]).toEqual([
      'FAILED',
      'SUCCESS',
    ])
    expect([at(body, 'last', 'all', 'status'), at(body, 'last', 'matters', 'kind')]).toEqual([
      'SUCCESS',
      'all',
    ])
    await firm.rows(`delete from sync_runs where status = 'FAILED'`)
  })

  test('of everything says of each kind what became of its own records', async () => {
    const { body } = await firm.admin().get('/api/sync/status')
    const seen = (kind: string) => Number(at(body, 'last', kind, 'counts', 'seen'))
    const [stored] = await firm.rows<{ matters: number; tasks: number }>(
      `select (select count(*)::int from exchanges where pp_matter_id is not null) as matters, (select count(*)::int from tasks where pp_task_id is not null) as tasks`,
    )
    expect({ matters: seen('matters'), tasks: seen('tasks') }).toEqual(stored)
    expect(seen('all')).toBeGreaterThan(seen('matters') + seen('tasks'))
  })

  test('leave a kind of exchange open that is not known, until somebody chooses it', async () => {
    const [exchange] = await firm.rows<{ id: string; key: string }>(
      `select id, pp_matter_id as key from exchanges where not archived and type = 'delayed' order by pp_matter_id desc limit 1`,
    )
    firm.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: exchange?.key ?? '',
      fields: { 'Type of Exchange': 'SELL CB' },
    })
    await firm.admin().post('/api/sync/matters')
    await firm.settled()
    const path = `/api/exchanges/${exchange?.id}`
    expect((await firm.admin().get(path)).body).toMatchObject({ type: null })
    expect(await firm.admin().patch(path, { expectedClosingDate: '2027-05-04' })).toMatchObject({
      status: 200,
    })
    expect(await firm.admin().patch(path, { type: 'reverse' })).toMatchObject({ status: 200 })
    expect(await firm.admin().patch(path, { type: null })).toMatchObject({ status: 400 })
    expect((await firm.admin().get(path)).body).toMatchObject({ type: 'reverse' })
  })

  test('take a note with every decision, and never a computed date from the source', async () => {
    const [exchange] = await firm.rows<{ id: string; key: string; T: string }>(
      `select id, pp_matter_id as key, relinquished_transfer_date as "T" from exchanges where relinquished_transfer_date is not null and not archived order by pp_matter_id limit 1`,
    )
    if (!exchange) throw new Error('nothing was synced')
    firm.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: exchange.key,
      fields: { 'Close of Escrow Date': '2026-03-02T08:00:00', 'Day 45': '2026-04-20T07:00:00' },
    })
    await firm.admin().post('/api/sync/matters')
    await firm.settled()
    const day45 = await difference('day45')
    const path = `/api/sync-discrepancies/${day45?.id}/resolve`
    expect((await firm.admin().post(path, { keep: 'ours' })).status).toBe(400)
    const refused = await firm.admin().post(path, { keep: 'theirs', note: 'As they say' })
    expect(refused.status).toBe(422)
    expect(errorsOf(refused)[0]?.code).toBe('computed')
    expect((await coordinator.post(path, { keep: 'ours', note: 'Mine' })).status).toBe(403)
    expect((await firm.admin().post(path, { keep: 'ours', note: 'Counted by hand' })).status).toBe(200)
    expect((await firm.admin().post(path, { keep: 'ours', note: 'Again' })).status).toBe(409)
  })

  test('taking the value of the source over moves what follows from it', async () => {
    const [exchange] = await firm.rows<{ id: string; key: string }>(
      `select id, pp_matter_id as key from exchanges where relinquished_transfer_date is not null and not archived order by pp_matter_id limit 1`,
    )
    if (!exchange) throw new Error('nothing was synced')
    expect(
      (await firm.admin().patch(`/api/exchanges/${exchange.id}`, { relinquishedTransferDate: '2026-03-10' }))
        .status,
    ).toBe(200)
    firm.server.control.mutate({
      op: 'update',
      entity: 'matters',
      id: exchange.key,
      fields: { 'Close of Escrow Date': '2026-03-12T07:00:00' },
    })
    await firm.admin().post('/api/sync/matters')
    await firm.settled()
    const moved = await difference('relinquishedTransferDate')
    expect(moved?.exchange).toBe(exchange.id)
    expect(
      (
        await firm.admin().post(`/api/sync-discrepancies/${moved?.id}/resolve`, {
          keep: 'theirs',
          note: 'The statement says so',
        })
      ).status,
    ).toBe(200)
    const after = await firm.admin().get(`/api/exchanges/${exchange.id}?depth=0`)
    expect(after.body).toMatchObject({
      relinquishedTransferDate: '2026-03-12',
      identificationDeadline: '2026-04-26',
    })
  })
})

describe('the status of a task', () => {
  type Stored = { status: string; ours: boolean | null }
  const stored = async (id: string) =>
    (
      await firm.rows<Stored>(
        `select status, (pp_base->>'statusOurs')::boolean as ours from tasks where id = $1`,
        [id],
      )
    )[0]

  test('is ours from its first change here until that of the source is taken over', async () => {
    const [task] = await firm.rows<{ id: string; key: string }>(
      `select id, pp_task_id as key from tasks where status = 'PENDING' and pp_task_id is not null and exchange_id is not null order by 2 limit 1`,
    )
    if (!task) throw new Error('nothing was synced')
    const atSource = async (status: string) => {
      firm.server.control.mutate({ op: 'update', entity: 'tasks', id: task.key, patch: { status } })
      await firm.admin().post('/api/sync/tasks')
      await firm.settled()
    }
    const decide = async (keep: string) => {
      const [open] = await firm.rows<{ id: string }>(
        `select id from sync_discrepancies where entity_id = $1 and field = 'status' and status = 'OPEN'`,
        [task.id],
      )
      expect(
        (await firm.admin().post(`/api/sync-discrepancies/${open?.id}/resolve`, { keep, note: 'Asked them' }))
          .status,
      ).toBe(200)
    }
    const changed = await firm.admin().patch(`/api/tasks/${task.id}`, { status: 'IN_PROGRESS' })
    expect(changed.status).toBe(200)
    expect(changed.text).not.toContain('statusOurs')
    expect((await firm.admin().patch(`/api/tasks/${task.id}`, { status: 'PENDING' })).status).toBe(200)
    await atSource('Completed')
    expect(await stored(task.id)).toEqual({ status: 'PENDING', ours: true })
    await decide('ours')
    expect(await stored(task.id)).toEqual({ status: 'PENDING', ours: true })
    await atSource('InProgress')
    await decide('theirs')
    expect(await stored(task.id)).toEqual({ status: 'IN_PROGRESS', ours: null })
    await atSource('Completed')
    expect(await stored(task.id)).toEqual({ status: 'COMPLETED', ours: null })
  })
})

describe('connecting', () => {
  test('leads an admin to the source with a state, and takes an answer only with that state, once', async () => {
    const asked = await firm.admin().get('/api/sync/connect')
    expect(asked.status).toBe(302)
    const target = new URL(String(asked.headers.get('location')))
    expect(target.origin).toBe(firm.server.url)
    const state = String(target.searchParams.get('state'))
    const forged = new URL(
      firm.server.control.forgedCallback(`${firm.url()}/api/sync/callback`, 'another-state'),
    )
    expect((await firm.admin().get(`${forged.pathname}${forged.search}`)).status).toBe(400)
    expect((await coordinator.get(`/api/sync/callback?state=${state}&code=x`)).status).toBe(403)
    const denied = await firm.admin().get(`/api/sync/callback?state=${state}&error=access_denied`)
    expect(denied.headers.get('location')).toBe('/sync?connect=refused')
    expect((await firm.admin().get(`/api/sync/callback?state=${state}&code=x`)).status).toBe(400)
  })

  test('stores the tokens encrypted', async () => {
    const asked = await firm.admin().get('/api/sync/connect')
    const allowed = await fetch(String(asked.headers.get('location')), { redirect: 'manual' })
    const back = new URL(String(allowed.headers.get('location')))
    const done = await firm.admin().get(`/api/sync/callback${back.search}`)
    expect(done.headers.get('location')).toBe('/sync?connect=done')
    const [stored] = await firm.rows<{ refresh_token: string; access_token: string }>(
      'select refresh_token, access_token from peak.pp_connection',
    )
    expect(stored?.refresh_token).toMatch(/^v1\.[0-9a-f]{8}\./)
    expect(stored?.access_token).toMatch(/^v1\./)
    await firm.admin().post('/api/sync/contacts')
    await firm.settled()
    expect(at((await firm.admin().get('/api/sync/logs?limit=1')).body, 'docs', 0, 'status')).toBe('SUCCESS')
  })
})
