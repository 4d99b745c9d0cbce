import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { docsOf } from '../support/api'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

type Entry = {
  id: string
  action: string
  user_id: string | null
  ip: string | null
  user_agent: string | null
  outcome: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  exchange_id: string | null
}

const entriesOf = async (entityId: string): Promise<Entry[]> =>
  (
    await pool.query<Entry>('select * from audit_logs where entity_id = $1 order by created_at, id', [
      entityId,
    ])
  ).rows
const totalEntries = async (): Promise<number> =>
  (
    await pool.query<{ count: number }>(
      `select count(*)::int as count from audit_logs where outcome <> 'refused'`,
    )
  ).rows[0]?.count ?? 0

describe('a change', () => {
  it('is recorded with who, from where, and what it was before and after', async () => {
    const { id, caller } = firm.people.coordinator
    const send = (method: string, path: string, body: unknown) =>
      caller.send(method, path, {
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Test browser 1.0',
          'x-forwarded-for': '10.9.8.7',
          'x-peak-client-ip': '10.9.8.7',
        },
      })
    const exchange = firm.assigned.exchange
    expect(
      (await send('PATCH', `/api/exchanges/${exchange}`, { name: 'Renamed', proceedsCents: 4200 })).status,
    ).toBe(200)
    const entry = (await entriesOf(exchange)).at(-1)
    expect(entry).toMatchObject({
      action: 'exchanges.update',
      user_id: id,
      ip: '127.0.0.1',
      user_agent: 'Test browser 1.0',
      outcome: 'success',
      exchange_id: exchange,
      before: { name: 'Assigned', proceedsCents: 50 },
      after: { name: 'Renamed', proceedsCents: 4200 },
    })
  })

  it.each([
    ['tasks', { title: 'Told' }, { title: 'Told again' }],
    ['properties', { side: 'replacement', address: '1 Told St' }, { address: '2 Told St' }],
    ['documents', { title: 'Told' }, { category: 'closing' }],
    ['exchange-participants', {}, { role: 'CPA' }],
  ])('of %s is told in the history of their exchange', async (collection, made, changed) => {
    const contact = await firm.admin.create('contacts', { firstName: 'Told' })
    const id = await firm.admin.create(collection, {
      exchange: firm.assigned.exchange,
      ...(collection === 'exchange-participants' ? { contact } : {}),
      ...made,
    })
    expect((await firm.admin.patch(`/api/${collection}/${id}`, changed)).status).toBe(200)
    const entries = await entriesOf(id)
    expect(entries.map(({ action, exchange_id }) => [action, exchange_id])).toEqual([
      [`${collection}.create`, firm.assigned.exchange],
      [`${collection}.update`, firm.assigned.exchange],
    ])
    expect(entries[1]?.after).toEqual(changed)
  })

  it.each([
    [
      'users',
      {
        email: 'told@firm.example',
        password: 'correct-horse-1031',
        role: 'client',
        firstName: 'T',
        lastName: 'O',
      },
    ],
    ['contacts', { firstName: 'Told' }],
    ['agencies', { name: 'Told' }],
  ])('of %s is told, without secrets', async (collection, record) => {
    const id = await firm.admin.create(collection, record)
    const [entry] = await entriesOf(id)
    expect(entry).toMatchObject({ action: `${collection}.create`, before: null })
    expect(JSON.stringify(entry)).not.toMatch(/correct-horse|"hash"|"salt"/)
  })

  it('over GraphQL is recorded like one over REST', async () => {
    const answer = await firm.admin.graphql(
      'mutation ($id: String!) { updateExchange(id: $id, data: { notes: "By graph" }) { id } }',
      { id: firm.foreign.exchange },
    )
    expect(answer.body).toMatchObject({ data: { updateExchange: { id: firm.foreign.exchange } } })
    expect((await entriesOf(firm.foreign.exchange)).at(-1)).toMatchObject({
      action: 'exchanges.update',
      after: { notes: 'By graph' },
    })
  })

  it('of a status, a pin and the archive is recorded', async () => {
    const id = await firm.admin.create('exchanges', { name: 'Pinned' })
    await firm.admin.put(`/api/exchanges/${id}/status`, { status: 'COMPLETED', reason: 'Said so' })
    await firm.admin.delete(`/api/exchanges/${id}`)
    const afters = (await entriesOf(id)).map(({ after }) => after)
    expect(afters[1]).toMatchObject({
      status: 'COMPLETED',
      pinnedStatus: 'COMPLETED',
      statusPinnedReason: 'Said so',
    })
    expect(afters[2]).toEqual({ archived: true })
  })

  it('that changes nothing is not recorded', async () => {
    const before = await totalEntries()
    const { body } = await firm.admin.get(`/api/exchanges/${firm.foreign.exchange}?depth=0`)
    const name = body instanceof Object && 'name' in body ? body.name : null
    expect((await firm.admin.patch(`/api/exchanges/${firm.foreign.exchange}`, { name })).status).toBe(200)
    expect(await totalEntries()).toBe(before)
  })
})

describe('a change that fails', () => {
  it('leaves no entry of a success, whoever rejects it', async () => {
    const successes = async () =>
      (await pool.query(`select id from audit_logs where outcome = 'success'`)).rowCount
    const before = await successes()
    expect(
      (await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, { name: 'x'.repeat(501) })).status,
    ).toBe(400)
    expect(
      (
        await firm.people.coordinator.caller.patch(`/api/exchanges/${firm.foreign.exchange}`, {
          name: 'Not mine',
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await firm.people.client.caller.patch(`/api/exchanges/${firm.assigned.exchange}`, {
          name: 'Not mine',
        })
      ).status,
    ).toBe(403)
    expect(await successes()).toBe(before)
  })

  it('because its entry cannot be written is undone itself', async () => {
    await pool.query(
      `alter table audit_logs add constraint for_the_test check (coalesce("after"->>'notes', '') <> 'unspeakable') not valid`,
    )
    try {
      const answer = await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, {
        notes: 'unspeakable',
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      const { rows } = await pool.query<{ notes: string | null }>(
        'select notes from exchanges where id = $1',
        [firm.assigned.exchange],
      )
      expect(rows[0]?.notes).not.toBe('unspeakable')
    } finally {
      await pool.query('alter table audit_logs drop constraint for_the_test')
    }
  })
})

describe('an entry', () => {
  const entry = async (): Promise<string> => (await entriesOf(firm.assigned.exchange))[0]?.id ?? ''

  it('is changed, removed or made up by nobody over REST', async () => {
    const id = await entry()
    const [before, total] = [await entriesOf(firm.assigned.exchange), await totalEntries()]
    for (const answer of [
      await firm.admin.patch(`/api/audit-logs/${id}`, { action: 'nothing' }),
      await firm.admin.put(`/api/audit-logs/${id}`, { action: 'nothing' }),
      await firm.admin.delete(`/api/audit-logs/${id}`),
      await firm.admin.post('/api/audit-logs', { action: 'made.up', outcome: 'success' }),
      await firm.admin.patch('/api/audit-logs?where[id][exists]=true', { action: 'nothing' }),
      await firm.admin.delete('/api/audit-logs?where[id][exists]=true'),
    ])
      expect(answer.status).toBe(403)
    expect(await entriesOf(firm.assigned.exchange)).toEqual(before)
    expect(await totalEntries()).toBe(total)
  })

  it('nor over GraphQL', async () => {
    const id = await entry()
    const total = await totalEntries()
    for (const mutation of [
      `updateAuditLog(id: "${id}", data: { action: "nothing" }) { id }`,
      `deleteAuditLog(id: "${id}") { id }`,
      'createAuditLog(data: { action: "made.up", outcome: success }) { id }',
    ])
      expect((await firm.admin.graphql(`mutation { ${mutation} }`)).text).toContain('"errors"')
    expect((await entriesOf(firm.assigned.exchange))[0]?.action).toBe('exchanges.create')
    expect(await totalEntries()).toBe(total)
  })

  it.each([
    'update audit_logs set action = $$nothing$$',
    'delete from audit_logs',
    'truncate audit_logs',
    'truncate audit_logs cascade',
  ])('nor by SQL: %s', async (statement) => {
    const total = await totalEntries()
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '23514' })
    expect(await totalEntries()).toBe(total)
  })

  it('keeps its exchange and its person: neither can be deleted under it', async () => {
    await expect(
      pool.query('delete from exchanges where id = $1', [firm.assigned.exchange]),
    ).rejects.toThrow()
    await expect(
      pool.query('delete from users where id = $1', [firm.people.coordinator.id]),
    ).rejects.toThrow()
  })

  it('is read by admins alone, newest first', async () => {
    const docs = docsOf(await firm.admin.get('/api/audit-logs?limit=50&depth=0'))
    const times = docs.map((doc) => String(doc['createdAt']))
    expect(docs.length).toBe(50)
    expect(times).toEqual(times.toSorted().toReversed())
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const)
      expect((await firm.people[role].caller.get('/api/audit-logs')).status).toBe(403)
  })
})
