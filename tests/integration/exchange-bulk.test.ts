import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, textAt, type Answered, type Caller } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** Lists with their filters and saved views, and changes of many exchanges at once. */

let firm: Firm
let pool: pg.Pool
let mine: string[]
const officer = (): Caller => firm.people.coordinator.caller
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const bulk = (body: Record<string, unknown>, caller = officer()) => caller.post('/api/exchanges/bulk', body)
const names = async (query: string, caller = firm.admin) =>
  docsOf(await caller.get(`/api/portal/exchanges?sort=name&limit=500&${query}`)).map((doc) => doc['name'])

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
  mine = []
  for (const n of [1, 2, 3])
    mine.push(
      await firm.admin.create('exchanges', {
        name: `Many ${n}`,
        coordinator: firm.people.coordinator.id,
        relinquishedTransferDate: `2026-0${n}-10`,
      }),
    )
})

describe('the list of exchanges', () => {
  it('is filtered by stage, dates, participant, property and tag', async () => {
    await firm.admin.create('properties', {
      exchange: mine[0],
      side: 'replacement',
      address: '9 Quince Lane',
      apn: 'Q-77',
    })
    await firm.admin.create('exchange-participants', { exchange: mine[1], contact: firm.contacts.other })
    expect(await names('transferFrom=2026-02-01&transferTo=2026-02-28')).toEqual(['Many 2'])
    expect(await names('identificationTo=2026-03-01')).toEqual(['Many 1'])
    expect(await names('exchangeFrom=2026-09-06&q=Many')).toEqual(['Many 3'])
    expect(await names('property=quince')).toEqual(['Many 1'])
    expect(await names('property=Q-77')).toEqual(['Many 1'])
    expect(await names(`participant=${firm.contacts.other}&q=Many`)).toEqual(['Many 2'])
    expect(await names('stage=ID_LOCKED&q=Many')).toEqual(['Many 1', 'Many 2', 'Many 3'])
    expect(await names('stage=INTAKE,LEAD&q=Many')).toEqual([])
    expect(await names('expired=yes&q=Many')).toEqual(['Many 1', 'Many 2', 'Many 3'])
    for (const query of ['transferFrom=2026-02-30', 'stage=SOLD', 'participant=x', 'nonsense=1'])
      expect([query, await status(firm.admin.get(`/api/portal/exchanges?${query}`))]).toEqual([query, 400])
    expect(await status(firm.people.client.caller.get('/api/portal/exchanges?tag=x'))).toBe(400)
    expect((await firm.people.client.caller.get('/api/portal/exchanges')).text).not.toContain('"tags"')
  })

  it('has views that are saved for oneself or for the firm', async () => {
    const own = await officer().post('/api/saved-views', {
      list: 'exchanges',
      name: 'Closing soon',
      query: { status: '180D', deadline: 'week' },
    })
    const shared = await officer().post('/api/saved-views', {
      list: 'exchanges',
      name: 'For all',
      query: {},
      shared: true,
    })
    expect([own.status, shared.status]).toEqual([201, 201])
    const seen = async (caller: Caller) =>
      docsOf(await caller.get('/api/saved-views?list=exchanges')).map((view) => [view['name'], view['own']])
    expect(await seen(officer())).toEqual([
      ['Closing soon', true],
      ['For all', true],
    ])
    expect(await seen(firm.people.admin.caller)).toEqual([['For all', false]])
    expect(await seen(firm.people.client.caller)).toEqual([])
    expect(
      await status(
        firm.people.client.caller.post('/api/saved-views', {
          list: 'exchanges',
          name: 'x',
          query: {},
          shared: true,
        }),
      ),
    ).toBe(403)
    expect(
      await status(
        officer().post('/api/saved-views', { list: 'exchanges', name: 'Closing soon', query: {} }),
      ),
    ).toBe(409)
    expect(
      await status(firm.people.admin.caller.delete(`/api/saved-views/${textAt(own, 'doc', 'id')}`)),
    ).toBe(404)
    expect(
      await status(
        officer().put(`/api/saved-views/${textAt(own, 'doc', 'id')}`, { name: 'Renamed', query: { q: 'x' } }),
      ),
    ).toBe(200)
    expect(await status(officer().delete(`/api/saved-views/${textAt(own, 'doc', 'id')}`))).toBe(200)
    expect(await seen(officer())).toEqual([['For all', true]])
  })
})

describe('a change of many exchanges', () => {
  it('says first what it would change, and changes nothing', async () => {
    const answer = await bulk({
      action: 'assign',
      coordinator: firm.people.admin.id,
      ids: [...mine, firm.foreign.exchange],
      preview: true,
    })
    expect(answer.body).toMatchObject({ preview: true, total: 4, changed: 3, notFound: 1 })
    const [first] = docsOf({ ...answer, body: { docs: at(answer.body, 'results') } })
    expect(first?.['changes']).toEqual(
      expect.arrayContaining([{ field: 'coordinatorName', from: 'coordinator Test', to: 'admin Test' }]),
    )
    const { rows } = await pool.query<{ n: number }>(
      'select count(*)::int as n from exchanges where id = any($1) and coordinator_id = $2',
      [mine, firm.people.coordinator.id],
    )
    expect(rows[0]?.n).toBe(3)
  })

  it('tags, pins and archives, each with its audit row, and reports what stayed as it was', async () => {
    expect((await bulk({ action: 'tag', add: ['urgent', 'CA'], ids: mine })).body).toMatchObject({
      changed: 3,
    })
    expect(
      (await bulk({ action: 'tag', add: ['urgent'], remove: ['CA'], ids: [mine[0]] })).body,
    ).toMatchObject({
      changed: 1,
      results: [{ changes: [{ field: 'tags', from: ['urgent', 'CA'], to: ['urgent'] }] }],
    })
    expect((await bulk({ action: 'tag', add: ['urgent'], ids: mine })).body).toMatchObject({
      changed: 0,
      unchanged: 3,
    })
    expect(await names('tag=urgent,CA')).toEqual(['Many 2', 'Many 3'])
    expect((await officer().get('/api/portal/tags')).body).toEqual({
      docs: [
        { tag: 'urgent', count: 3 },
        { tag: 'CA', count: 2 },
      ],
    })
    expect(
      (
        await bulk({
          action: 'status',
          status: 'COMPLETED',
          reason: 'All done',
          filter: { q: 'Many', tag: 'CA' },
        })
      ).body,
    ).toMatchObject({ total: 2, changed: 2 })
    expect(await names('status=COMPLETED&q=Many')).toEqual(['Many 2', 'Many 3'])
    expect((await bulk({ action: 'archive', ids: [mine[2]] })).body).toMatchObject({ changed: 1 })
    expect(await names('archived=only&q=Many')).toEqual(['Many 3'])
    const { rows } = await pool.query<{ after: Record<string, unknown>; user_id: string; ip: string }>(
      `select "after", user_id, ip from audit_logs where entity_id = $1 and action = 'exchanges.update' order by created_at, id`,
      [mine[2]],
    )
    expect(rows.map(({ after }) => Object.keys(after).toSorted().join())).toEqual([
      'tags',
      'expired,pinnedStatus,status,statusPinnedReason',
      'archived',
    ])
    expect(
      rows.every(({ user_id, ip }) => user_id === firm.people.coordinator.id && ip === '127.0.0.1'),
    ).toBe(true)
    await bulk({ action: 'archive', archived: false, ids: mine })
    await bulk({ action: 'status', status: null, ids: mine })
  })

  it('is exported as a table that no spreadsheet runs', async () => {
    await firm.admin.patch(`/api/exchanges/${mine[0]}`, { name: '=HYPERLINK("http://evil")' })
    const answer = await bulk({ action: 'export', ids: mine })
    expect([answer.status, textAt(answer, 'csv').split('\r\n').length]).toEqual([200, 4])
    expect(textAt(answer, 'csv')).toContain(`"'=HYPERLINK(""http://evil"")"`)
    await firm.admin.patch(`/api/exchanges/${mine[0]}`, { name: 'Many 1' })
  })

  it('is for staff, says which exchanges, and takes none that are not theirs', async () => {
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect([role, await status(bulk({ action: 'archive', ids: mine }, firm.people[role].caller))]).toEqual([
        role,
        403,
      ])
    for (const body of [
      { action: 'archive' },
      { action: 'archive', ids: mine, filter: {} },
      { action: 'delete', ids: mine },
      { action: 'tag', add: ['x'.repeat(41)], ids: mine },
      { action: 'assign', ids: mine },
      { action: 'archive', ids: [] },
      { action: 'archive', ids: ['x'] },
      { action: 'assign', coordinator: firm.people.client.id, ids: mine },
    ])
      expect([body, await status(bulk(body))]).toEqual([body, 400])
    const answer = await bulk({ action: 'archive', ids: [firm.foreign.exchange] })
    expect(answer.body).toMatchObject({ changed: 0, notFound: 1, results: [{ name: null }] })
    expect((await bulk({ action: 'archive', filter: { q: 'Foreign' } })).body).toMatchObject({ total: 0 })
    expect(
      errorsOf(await firm.admin.put(`/api/exchanges/${mine[0]}/tags`, { tags: ['a', 5] }))[0]?.field,
    ).toBe('tags.1')
    expect(await status(officer().put(`/api/exchanges/${firm.foreign.exchange}/tags`, { tags: [] }))).toBe(
      404,
    )
  })

  it('of a thousand is done whole, with an audit row each', async () => {
    await pool.query(
      `insert into exchanges (id, name, exchange_number, coordinator_id, status, stage, relinquished_transfer_date, identification_deadline, exchange_deadline, created_at, updated_at)
      select gen_random_uuid(), 'Thousand ' || n, 'T-' || n, $1, '180D', 'ID_LOCKED', '2026-08-01', '2026-09-15', '2027-01-28', now(), now() from generate_series(1, 1000) n`,
      [firm.people.coordinator.id],
    )
    const answer = await bulk({
      action: 'status',
      status: 'TERMINATED',
      reason: 'Test',
      filter: { q: 'Thousand' },
    })
    expect([answer.status, at(answer.body, 'changed')]).toEqual([200, 1000])
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from audit_logs where "after"->>'statusPinnedReason' = 'Test'`,
    )
    expect(rows[0]?.n).toBe(1000)
  })
})
