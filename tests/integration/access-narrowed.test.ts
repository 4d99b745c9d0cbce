import { beforeAll, describe, expect, it } from 'vitest'
import { at, idsOf, signIn, textAt, type Answered, type Caller } from '../support/api'
import type { Role } from '../support/contract'
import { PASSWORD, type Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

let serial = 0
async function newcomer(
  role: Role,
  extra: Record<string, unknown> = {},
): Promise<{ id: string; caller: Caller }> {
  serial += 1
  const email = `narrowed-${serial}@firm.example`
  const id = await firm.admin.create('users', {
    email,
    password: PASSWORD,
    role,
    firstName: 'New',
    lastName: `Comer ${serial}`,
    ...extra,
  })
  return { id, caller: await signIn(firm.admin.url, email, PASSWORD) }
}

const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const exchangeOf = (data: Record<string, unknown> = {}) =>
  firm.admin.create('exchanges', { name: `Narrowed ${(serial += 1)}`, ...data })

/** Every route through which an exchange is managed, tried in turn. */
async function managing(caller: Caller, exchange: string): Promise<number[]> {
  const inside = {
    property: await firm.admin.create('properties', { exchange, side: 'replacement' }),
    task: await firm.admin.create('tasks', { exchange, title: 'Call' }),
    contact: await firm.admin.create('contacts', { firstName: 'Party' }),
  }
  const row = await firm.admin.create('exchange-participants', { exchange, contact: inside.contact })
  const [mine, generic] = [
    await firm.admin.create('contacts', { firstName: 'One' }),
    await firm.admin.create('contacts', { firstName: 'Two' }),
  ]
  return [
    await status(caller.patch(`/api/exchanges/${exchange}`, { notes: 'Changed' })),
    await status(caller.post(`/api/exchanges/${exchange}/participants`, { contact: mine })),
    await status(caller.post('/api/exchange-participants', { exchange, contact: generic })),
    await status(caller.patch(`/api/exchange-participants/${row}`, { role: 'CPA' })),
    await status(caller.delete(`/api/exchanges/${exchange}/participants/${row}`)),
    await status(caller.put(`/api/exchanges/${exchange}/status`, { status: 'COMPLETED' })),
    await status(caller.post('/api/tasks', { exchange, title: 'New' })),
    await status(caller.patch(`/api/tasks/${inside.task}`, { status: 'COMPLETED' })),
    await status(caller.post('/api/properties', { exchange, side: 'relinquished' })),
    await status(caller.patch(`/api/properties/${inside.property}`, { city: 'Fresno' })),
    await status(caller.delete(`/api/exchanges/${exchange}`)),
  ]
}
const MANAGED = [200, 201, 201, 200, 200, 200, 201, 200, 201, 200, 200]
const REFUSED = MANAGED.map(() => 404)

describe('a coordinator whose row does not let them manage', () => {
  it('sees an exchange that they were added to and changes nothing of it', async () => {
    const exchange = await exchangeOf()
    const { id, caller } = await newcomer('coordinator')
    await firm.admin.create('exchange-participants', { exchange, user: id, permissions: ['view'] })
    expect(await status(caller.get(`/api/exchanges/${exchange}`))).toBe(200)
    expect(await managing(caller, exchange)).toEqual(REFUSED)
  })

  it('changes nothing of an exchange that they coordinate either', async () => {
    const { id, caller } = await newcomer('coordinator')
    const exchange = await exchangeOf({ coordinator: id })
    await firm.admin.create('exchange-participants', { exchange, user: id, permissions: ['view', 'message'] })
    expect(await status(caller.get(`/api/exchanges/${exchange}`))).toBe(200)
    expect(await managing(caller, exchange)).toEqual(REFUSED)
  })

  it('moves nothing of another exchange into it', async () => {
    const exchange = await exchangeOf()
    const { id, caller } = await newcomer('coordinator')
    await firm.admin.create('exchange-participants', { exchange, user: id, permissions: ['view'] })
    const task = await caller.create('tasks', {
      exchange: await caller.create('exchanges', { name: 'Their own' }),
      title: 'Move me',
    })
    expect(await status(caller.patch(`/api/tasks/${task}`, { exchange }))).toBe(404)
  })
})

describe('a coordinator who is not narrowed', () => {
  it('manages what they coordinate, and what they were added to without more words', async () => {
    const { id, caller } = await newcomer('coordinator')
    expect(await managing(caller, await exchangeOf({ coordinator: id }))).toEqual(MANAGED)
    const joined = await exchangeOf()
    await firm.admin.create('exchange-participants', { exchange: joined, user: id })
    expect(await managing(caller, joined)).toEqual(MANAGED)
  })
})

describe('people outside the firm', () => {
  it('need no more than to see a task of theirs to do it', async () => {
    const exchange = await exchangeOf()
    const { id, caller } = await newcomer('client')
    await firm.admin.create('exchange-participants', { exchange, user: id, permissions: ['view'] })
    const task = await firm.admin.create('tasks', { exchange, title: 'Sign', assignee: id })
    expect(await status(caller.patch(`/api/tasks/${task}`, { status: 'COMPLETED' }))).toBe(200)
  })
})

describe('permissions of a participant', () => {
  it.each([
    ['a text', 'view'],
    ['an object', { a: 1 }],
    ['a word that is none', ['everything']],
    ['a number', 1],
  ])('are never %s', async (_, permissions) => {
    const exchange = await exchangeOf()
    const { id } = await newcomer('client')
    expect(
      await status(firm.admin.post('/api/exchange-participants', { exchange, user: id, permissions })),
    ).toBe(400)
    const row = await firm.admin.create('exchange-participants', { exchange, user: id })
    expect(await status(firm.admin.patch(`/api/exchange-participants/${row}`, { permissions }))).toBe(400)
    expect(at((await firm.admin.get(`/api/exchange-participants/${row}`)).body, 'permissions')).toEqual([
      'view',
      'message',
      'upload',
    ])
  })

  it('are what is asked for over GraphQL too, written into the query itself', async () => {
    const exchange = await exchangeOf()
    const { id } = await newcomer('client')
    const made = await firm.admin.graphql(
      `mutation { made: createExchangeParticipant(data: { exchange: "${exchange.toUpperCase()}", user: "${id}", permissions: ["view"], status: ACTIVE }) { permissions } }`,
    )
    expect(at(made.body, 'data', 'made', 'permissions')).toEqual(['view'])
  })

  it('are no more than the role has, when they are changed as well', async () => {
    const exchange = await exchangeOf()
    const { id } = await newcomer('third_party')
    const row = await firm.admin.create('exchange-participants', {
      exchange,
      user: id,
      permissions: ['view'],
    })
    const changed = await firm.admin.patch(`/api/exchange-participants/${row}`, {
      permissions: ['manage', 'upload', 'message', 'view'],
    })
    expect(at(changed.body, 'doc', 'permissions')).toEqual(['view', 'message'])
  })
})

describe('a task of a coordinator', () => {
  it('without an exchange is their own until they say whose', async () => {
    const { id, caller } = await newcomer('coordinator')
    const made = await caller.post('/api/tasks', { title: 'Think' })
    expect([made.status, textAt(made, 'doc', 'assignee', 'id'), textAt(made, 'doc', 'assigneeName')]).toEqual(
      [201, id, `New Comer ${serial}`],
    )
    expect(idsOf(await caller.get('/api/tasks'))).toEqual([textAt(made, 'doc', 'id')])
  })

  it('does not leave their sight', async () => {
    const { id, caller } = await newcomer('coordinator')
    const task = await caller.create('tasks', {
      exchange: await exchangeOf({ coordinator: id }),
      title: 'Stay',
    })
    expect(await status(caller.patch(`/api/tasks/${task}`, { exchange: null }))).toBe(422)
    const loose = await caller.create('tasks', { title: 'Mine' })
    expect(await status(caller.patch(`/api/tasks/${loose}`, { assignee: null }))).toBe(422)
    expect(await status(caller.patch(`/api/tasks/${loose}`, { status: 'COMPLETED' }))).toBe(200)
    expect(await status(firm.admin.patch(`/api/tasks/${task}`, { exchange: null }))).toBe(200)
  })
})
