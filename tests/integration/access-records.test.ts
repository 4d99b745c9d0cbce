import { beforeAll, describe, expect, it } from 'vitest'
import { idsOf, signIn, textAt, type Caller } from '../support/api'
import type { Role } from '../support/contract'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

let firm: Firm
let as: Record<Role, Caller>
let here: string
let elsewhere: string
beforeAll(async () => {
  firm = (await sharedFirm()).firm
  as = {
    admin: firm.people.admin.caller,
    coordinator: firm.people.coordinator.caller,
    client: firm.people.client.caller,
    third_party: firm.people.third_party.caller,
    agency: firm.people.agency.caller,
  }
  here = firm.assigned.exchange
  elsewhere = firm.foreign.exchange
})

const OUTSIDERS = ['client', 'third_party', 'agency'] as const
const status = async (answer: Promise<{ status: number }>): Promise<number> => (await answer).status

describe('a record goes into no exchange of somebody else', () => {
  const shapes: [string, (id: string) => unknown, number][] = [
    ['an id', (id) => id, 404],
    ['a record', (id) => ({ id }), 404],
    ['a record with more', (id) => ({ id, name: 'x' }), 404],
    ['a list', (id) => [id], 400],
    ['a pair', (id) => ({ relationTo: 'exchanges', value: id }), 400],
  ]

  it.each(shapes)('written as %s', async (_, shape, refused) => {
    expect(
      await status(as.client.post('/api/messages', { exchange: shape(elsewhere), content: 'Hello' })),
    ).toBe(refused)
    expect(
      await status(as.client.post('/api/documents', { exchange: shape(elsewhere), title: 'Deed' })),
    ).toBe(refused)
    expect(
      await status(as.coordinator.post('/api/tasks', { exchange: shape(elsewhere), title: 'Call' })),
    ).toBe(refused)
    expect(
      await status(
        as.coordinator.post('/api/properties', { exchange: shape(elsewhere), side: 'replacement' }),
      ),
    ).toBe(refused)
  })

  // A participant is of one exchange for good, whichever the other one is.
  it.each([
    ['tasks', 404],
    ['documents', 404],
    ['properties', 404],
    ['exchange-participants', 422],
  ])('nor is one of the %s moved there', async (collection, refusal) => {
    const path = `/api/${collection}/${firm.assigned.records[collection]}`
    expect(await status(as.coordinator.patch(path, { exchange: elsewhere }))).toBe(refusal)
    expect(await status(as.coordinator.patch(path, { exchange: { id: elsewhere } }))).toBe(refusal)
    expect(textAt(await firm.admin.get(`${path}?depth=0`), 'exchange')).toBe(here)
  })

  it('nor does a message refer to what its sender may not see', async () => {
    const send = (extra: Record<string, unknown>) =>
      status(as.client.post('/api/messages', { exchange: here, content: 'See this', ...extra }))
    expect(await send({ attachments: [firm.assigned.records['documents']] })).toBe(201)
    expect(await send({ attachments: [firm.foreign.records['documents']] })).toBe(400)
    expect(await send({ attachments: [firm.assigned.staffOnly['documents']] })).toBe(400)
    expect(await send({ replyTo: firm.assigned.records['messages'] })).toBe(201)
    expect(await send({ replyTo: firm.foreign.records['messages'] })).toBe(400)
    expect(await send({ replyTo: firm.assigned.staffOnly['messages'] })).toBe(400)
  })
})

describe('what is marked for staff', () => {
  it.each(OUTSIDERS)('is not there for a %s', async (role) => {
    for (const [collection, id] of Object.entries(firm.assigned.staffOnly)) {
      expect([collection, await status(as[role].get(`/api/${collection}/${id}`))]).toEqual([collection, 404])
      expect(idsOf(await as[role].get(`/api/${collection}?limit=500`))).not.toContain(id)
      expect(idsOf(await as[role].get(`/api/exchanges/${here}/${collection}?limit=500`))).not.toContain(id)
    }
    const joined = await as[role].get(
      `/api/exchanges/${here}?depth=1&joins[tasks][limit]=500&joins[documents][limit]=500`,
    )
    expect(joined.status).toBe(200)
    for (const id of Object.values(firm.assigned.staffOnly)) expect(joined.text).not.toContain(id)
    expect((await as[role].get(`/api/exchanges/${here}/timeline?limit=500`)).text).not.toContain('staff')
  })

  it('is there for admin and coordinator', async () => {
    for (const [collection, id] of Object.entries(firm.assigned.staffOnly)) {
      for (const role of ['admin', 'coordinator'] as const)
        expect([collection, role, await status(as[role].get(`/api/${collection}/${id}`))]).toEqual([
          collection,
          role,
          200,
        ])
    }
  })

  it('is not for others to write', async () => {
    for (const role of OUTSIDERS)
      expect(
        await status(as[role].post('/api/messages', { exchange: here, content: 'Psst', audience: 'staff' })),
      ).toBe(403)
  })
})

describe('documents for chosen roles', () => {
  it('are there for those roles alone', async () => {
    const id = await firm.admin.create('documents', {
      exchange: here,
      title: 'Agency only',
      accessLevel: 'restricted',
      allowedRoles: ['agency'],
    })
    expect(
      await Promise.all(
        (['admin', 'coordinator', 'client', 'third_party', 'agency'] as const).map((role) =>
          status(as[role].get(`/api/documents/${id}`)),
        ),
      ),
    ).toEqual([200, 200, 404, 404, 200])
  })
})

describe('tasks without an exchange', () => {
  it('are for admins and their assignee', async () => {
    const { mine, theirs } = firm.loose
    const seen = async (role: Role) => [
      await status(as[role].get(`/api/tasks/${mine}`)),
      await status(as[role].get(`/api/tasks/${theirs}`)),
    ]
    expect(await seen('admin')).toEqual([200, 200])
    expect(await seen('client')).toEqual([200, 404])
    for (const role of ['coordinator', 'third_party', 'agency'] as const)
      expect(await seen(role)).toEqual([404, 404])
  })

  it('are changed by a client in their status alone', async () => {
    const changed = await as.client.patch(`/api/tasks/${firm.own.client['tasks']}`, {
      status: 'COMPLETED',
      title: 'Mine now',
      assignee: firm.people.agency.id,
      audience: 'staff',
    })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({ doc: { status: 'COMPLETED', title: 'Personal', audience: 'all' } })
    expect(textAt(changed, 'doc', 'assignee', 'id')).toBe(firm.people.client.id)
  })
})

describe('saved views', () => {
  const save = async (role: Role, shared: boolean) =>
    textAt(
      await as[role].post('/api/saved-views', {
        list: 'board',
        name: `Shared: ${shared}`,
        query: {},
        shared,
      }),
      'doc',
      'id',
    )
  let views: string[]
  beforeAll(async () => {
    views = [await save('coordinator', false), await save('coordinator', true), await save('client', false)]
  })

  it.each<[Role, boolean[]]>([
    ['coordinator', [true, true, false]],
    ['admin', [false, true, false]],
    ['client', [false, false, true]],
    ['third_party', [false, false, false]],
  ])('are seen by a %s who saved them, by staff also where they are shared', async (role, seen) => {
    const own = idsOf(await as[role].get('/api/saved-views'))
    const graph = (await as[role].graphql('{ SavedViews(limit: 500) { docs { id user { id } } } }')).text
    for (const [index, id] of views.entries()) {
      const found = [own.includes(id), graph.includes(id)]
      expect([...found, await status(as[role].get(`/api/saved-views/${id}`))]).toEqual(
        seen[index] ? [true, true, 200] : [false, false, 404],
      )
    }
  })

  it('are changed by who saved them, and shared ones by an administrator', async () => {
    const [own, shared] = views
    const rename = (role: Role, id = '') =>
      status(
        as[role].put(`/api/saved-views/${id}`, { name: `${role} ${id}`, query: {}, shared: id === shared }),
      )
    expect([await rename('admin', own), await rename('admin', shared)]).toEqual([404, 200])
    expect([await rename('coordinator', own), await rename('coordinator', shared)]).toEqual([200, 200])
    expect(await status(as.client.delete(`/api/saved-views/${shared}`))).toBe(404)
    expect(await status(as.coordinator.patch(`/api/saved-views/${own}`, { name: 'x' }))).toBe(403)
    const stale = await as.admin.send('PUT', `/api/saved-views/${shared}`, {
      body: JSON.stringify({ name: 'Too late', query: {}, shared: true }),
      headers: { 'content-type': 'application/json', 'if-match': '2026-01-01T00:00:00.000Z' },
    })
    expect(stale.status).toBe(409)
  })
})

describe('coordinators', () => {
  it('see and change the exchange that they make', async () => {
    const id = await as.coordinator.create('exchanges', { name: 'My own' })
    expect(await status(as.coordinator.get(`/api/exchanges/${id}`))).toBe(200)
    expect(await status(as.coordinator.patch(`/api/exchanges/${id}`, { notes: 'Changed' }))).toBe(200)
  })

  it('change an exchange that a colleague coordinates once they take part in it', async () => {
    await firm.admin.create('exchange-participants', {
      exchange: elsewhere,
      user: firm.people.coordinator.id,
    })
    expect(await status(as.coordinator.patch(`/api/exchanges/${elsewhere}`, { notes: 'Helping out' }))).toBe(
      200,
    )
    expect(
      await status(
        firm.admin.delete(`/api/exchanges/${elsewhere}/participants/${firm.people.coordinator.id}`),
      ),
    ).toBe(200)
    expect(await status(as.coordinator.get(`/api/exchanges/${elsewhere}`))).toBe(404)
  })

  it('are people of the firm', async () => {
    for (const role of OUTSIDERS)
      expect(
        await status(firm.admin.patch(`/api/exchanges/${here}`, { coordinator: firm.people[role].id })),
      ).toBe(400)
    expect(await status(firm.admin.patch(`/api/exchanges/${here}`, { coordinator: 'nobody' }))).toBe(400)
  })
})

describe('oneself', () => {
  it('is changed in name and phone, never in role, standing or belonging', async () => {
    const changed = await as.client.patch(`/api/users/${firm.people.client.id}`, {
      phone: '+12135550199',
      role: 'admin',
      active: true,
      contact: firm.contacts.other,
      agency: firm.agencies.ours,
      email: 'other@firm.example',
    })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({
      doc: {
        phone: '+12135550199',
        role: 'client',
        contact: firm.contacts.client,
        agency: null,
        email: 'client@firm.example',
      },
    })
    expect((await signIn(firm.admin.url, 'client@firm.example', PASSWORD)).token).not.toBeNull()
  })
})
