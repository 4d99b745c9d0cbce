import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn, textAt, type Answered, type Caller } from '../support/api'
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
): Promise<{ id: string; email: string; caller: Caller }> {
  serial += 1
  const email = `newcomer-${serial}@firm.example`
  const id = await firm.admin.create('users', {
    email,
    password: PASSWORD,
    role,
    firstName: 'New',
    lastName: `Comer ${serial}`,
    ...extra,
  })
  return { id, email, caller: await signIn(firm.admin.url, email, PASSWORD) }
}

const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status
const sees = (caller: Caller, exchange: string): Promise<number> =>
  status(caller.get(`/api/exchanges/${exchange}`))

describe('a participant', () => {
  let exchange: string
  beforeEach(async () => {
    exchange = await firm.admin.create('exchanges', {
      name: `Joined ${(serial += 1)}`,
      client: firm.contacts.other,
    })
  })
  const join = (person: Record<string, unknown>) =>
    firm.admin.create('exchange-participants', { exchange, ...person })
  const message = (caller: Caller) => status(caller.post('/api/messages', { exchange, content: 'Hello' }))
  const upload = (caller: Caller) => status(caller.post('/api/documents', { exchange, title: 'Deed' }))

  it('sees the exchange from the moment they are added to the moment they are removed', async () => {
    const { id, caller } = await newcomer('third_party')
    expect(await sees(caller, exchange)).toBe(404)
    const row = await join({ user: id })
    expect([await sees(caller, exchange), await message(caller)]).toEqual([200, 201])
    expect(await status(firm.admin.delete(`/api/exchanges/${exchange}/participants/${row}`))).toBe(200)
    expect([await sees(caller, exchange), await message(caller)]).toEqual([404, 404])
    const list = await caller.get('/api/exchanges?limit=500')
    expect(list.text).not.toContain(exchange)
  })

  it('is removed by the id of the user too, and can come back', async () => {
    const { id, caller } = await newcomer('client')
    await join({ user: id })
    expect(await status(firm.admin.delete(`/api/exchanges/${exchange}/participants/${id}`))).toBe(200)
    expect(await sees(caller, exchange)).toBe(404)
    await join({ user: id })
    expect(await sees(caller, exchange)).toBe(200)
  })

  it.each<[string[], boolean, boolean, boolean]>([
    [['view', 'message', 'upload'], true, true, true],
    [['view', 'message'], true, true, false],
    [['view'], true, false, false],
    [[], false, false, false],
  ])('with %j sees: %s, writes: %s, uploads: %s', async (permissions, mayView, mayWrite, mayUpload) => {
    const { id, caller } = await newcomer('client')
    await join({ user: id, permissions })
    expect(await sees(caller, exchange)).toBe(mayView ? 200 : 404)
    expect((await message(caller)) === 201).toBe(mayWrite)
    expect((await upload(caller)) === 201).toBe(mayUpload)
  })

  it('never gets more than the role has', async () => {
    const { id, caller } = await newcomer('third_party')
    await join({ user: id, permissions: ['view', 'message', 'upload', 'manage'] })
    expect(await upload(caller)).toBe(403)
    expect(await status(caller.patch(`/api/exchanges/${exchange}`, { name: 'Mine' }))).toBe(403)
    expect(
      await status(caller.post(`/api/exchanges/${exchange}/participants`, { user: firm.people.agency.id })),
    ).toBe(403)
  })

  it("of the exchange's own client can be narrowed as well", async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Nora' })
    const { id, caller } = await newcomer('client', { contact })
    const own = await firm.admin.create('exchanges', { name: 'Hers', client: contact })
    expect(await sees(caller, own)).toBe(200)
    await firm.admin.create('exchange-participants', { exchange: own, user: id, permissions: ['view'] })
    expect(await sees(caller, own)).toBe(200)
    expect(await status(caller.post('/api/messages', { exchange: own, content: 'Hello' }))).toBe(404)
  })

  it('can be a contact whose sign-in comes later', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Lars' })
    await join({ contact })
    const { caller } = await newcomer('client', { contact })
    expect(await sees(caller, exchange)).toBe(200)
  })
})

describe('belonging', () => {
  it('to an agency opens the exchanges of its clients, until it no longer represents them', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Ada' })
    const agency = await firm.admin.create('agencies', { name: 'Fleeting', contacts: [contact] })
    const { caller } = await newcomer('agency', { agency })
    const exchange = await firm.admin.create('exchanges', { name: 'Through the agency', client: contact })
    expect(await sees(caller, exchange)).toBe(200)
    await firm.admin.patch(`/api/agencies/${agency}`, { contacts: [] })
    expect(await sees(caller, exchange)).toBe(404)
  })

  it('to the coordinators ends with another role', async () => {
    const { id, email, caller } = await newcomer('coordinator')
    const exchange = await firm.admin.create('exchanges', { name: 'Handed over', coordinator: id })
    expect(await sees(caller, exchange)).toBe(200)
    await firm.admin.patch(`/api/users/${id}`, { role: 'third_party' })
    // The sessions of the old role are over.
    expect(await sees(caller, exchange)).toBe(401)
    const again = await signIn(firm.admin.url, email, PASSWORD)
    expect(await sees(again, exchange)).toBe(404)
    expect(await status(again.get('/api/contacts'))).toBe(403)
  })
})

describe('a deactivated person', () => {
  it('is out at once, over REST and GraphQL, and may sign in again once activated', async () => {
    const { id, email, caller } = await newcomer('coordinator')
    expect(await status(caller.get('/api/exchanges'))).toBe(200)
    expect(await status(firm.admin.delete(`/api/users/${id}`))).toBe(200)
    expect(await status(caller.get('/api/exchanges'))).toBe(401)
    expect(await status(caller.graphql('{ Exchanges { totalDocs } }'))).toBe(401)
    expect(await status(caller.post('/api/users/refresh-token'))).toBe(401)
    expect(await status(caller.post('/api/users/login', { email, password: PASSWORD }))).toBe(401)
    expect(await status(firm.admin.put(`/api/users/${id}/activate`, { active: true }))).toBe(200)
    expect(await status(caller.get('/api/exchanges'))).toBe(401)
    expect(await status((await signIn(firm.admin.url, email, PASSWORD)).get('/api/exchanges'))).toBe(200)
  })

  it('is never the last administrator nor oneself', async () => {
    expect(await status(firm.people.admin.caller.delete(`/api/users/${firm.people.admin.id}`))).toBe(422)
    expect(
      await status(firm.people.admin.caller.patch(`/api/users/${firm.people.admin.id}`, { role: 'client' })),
    ).toBe(422)
  })

  it('is made by admins alone', async () => {
    for (const role of ['coordinator', 'client', 'third_party', 'agency'] as const) {
      expect(await status(firm.people[role].caller.delete(`/api/users/${firm.people[role].id}`))).toBe(403)
      expect(
        await status(
          firm.people[role].caller.put(`/api/users/${firm.people[role].id}/activate`, { active: true }),
        ),
      ).toBe(403)
    }
  })
})

describe('archiving an exchange', () => {
  it('is for staff, and nothing is lost', async () => {
    const { assigned, foreign, people } = firm
    for (const role of ['client', 'third_party', 'agency'] as const)
      expect(await status(people[role].caller.delete(`/api/exchanges/${assigned.exchange}`))).toBe(403)
    expect(await status(people.coordinator.caller.delete(`/api/exchanges/${foreign.exchange}`))).toBe(404)
    expect(await status(people.coordinator.caller.delete(`/api/exchanges/${assigned.exchange}`))).toBe(200)
    const kept = await people.client.caller.get(`/api/exchanges/${assigned.exchange}`)
    expect(kept.body).toMatchObject({ id: assigned.exchange, archived: true })
    expect(textAt(kept, 'name')).toBe('Assigned')
  })
})
