import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, errorsOf, signIn, textAt, type Answered, type Caller } from '../support/api'
import { closePools, poolOn } from '../support/database'
import { PASSWORD, type Firm } from '../support/firm'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

/** Nobody's write is undone by another's, and the caller learns what changed since they read. */
let firm: Firm
let url: string
let database: string

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  database = shared.databaseUrl
  url = shared.url
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const ifMatch = (
  caller: Caller,
  method: 'PATCH' | 'PUT',
  path: string,
  since: string,
  body: object,
): Promise<Answered> =>
  caller.send(method, path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'if-match': since },
  })
const readAt = async (caller: Caller, path: string): Promise<string> =>
  textAt(await caller.get(`${path}?depth=0`), 'updatedAt')

describe('writes at the same time', () => {
  it('of different fields are all kept', async () => {
    const { admin } = firm
    const id = await admin.create('contacts', { firstName: 'First', lastName: 'Last' })
    const fields = ['firstName', 'lastName', 'email', 'phone', 'company', 'address', 'notes'] as const
    for (let round = 0; round < 8; round += 1) {
      const values = Object.fromEntries(
        fields.map((field) => [field, field === 'email' ? `r${round}@firm.example` : `${field} ${round}`]),
      )
      const answers = await Promise.all(
        fields.map((field) => admin.patch(`/api/contacts/${id}`, { [field]: values[field] })),
      )
      expect(answers.map(({ status }) => status)).toEqual(fields.map(() => 200))
      const stored = await admin.get(`/api/contacts/${id}?depth=0`)
      expect(Object.fromEntries(fields.map((field) => [field, at(stored.body, field)]))).toEqual(values)
    }
  })

  it('never bring somebody back who was deactivated', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `busy${round}@firm.example`
      const id = await firm.admin.create('users', {
        email,
        password: PASSWORD,
        role: 'client',
        firstName: 'Busy',
        lastName: 'Person',
      })
      const busy = await signIn(url, email, PASSWORD)
      const saves = Array.from({ length: 12 }, (_, index) =>
        busy.patch(`/api/users/${id}`, { firstName: `Busy ${index}` }),
      )
      const ended = await firm.admin.patch(`/api/users/${id}`, { active: false })
      await Promise.all(saves)
      expect(ended.status).toBe(200)
      const { rows } = await poolOn(database).query<{ active: boolean }>(
        'select active from users where id = $1',
        [id],
      )
      expect(rows).toEqual([{ active: false }])
    }
  })
})

describe('If-Match', () => {
  it('lets a write through while nothing changed, and answers 409 with what changed and by whom afterwards', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    const coordinator = firm.people.coordinator
    const since = await readAt(firm.admin, path)
    const first = await ifMatch(firm.admin, 'PATCH', path, since, { name: 'Renamed once' })
    expect(first.status).toBe(200)
    const read = textAt(first, 'doc', 'updatedAt')
    expect((await coordinator.caller.patch(path, { notes: 'For staff, newer' })).status).toBe(200)
    const refused = await ifMatch(firm.admin, 'PATCH', path, `"${read}"`, { name: 'Renamed twice' })
    expect(refused.status).toBe(409)
    const [entry] = errorsOf(refused)
    expect(entry).toMatchObject({
      code: 'changed-since',
      changed: ['notes'],
      by: { id: coordinator.id },
      updatedAt: await readAt(firm.admin, path),
    })
    expect(at(refused.body, 'changed')).toEqual(['notes'])
    expect(textAt(await firm.admin.get(path), 'name')).toBe('Renamed once')
    expect(
      (await ifMatch(firm.admin, 'PATCH', path, String(entry?.['updatedAt']), { name: 'Renamed twice' }))
        .status,
    ).toBe(200)
  })

  it('holds for endpoints of our own that change a record, and for one of two at the same time', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    const since = await readAt(firm.admin, path)
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((tag) =>
        ifMatch(firm.admin, 'PUT', `${path}/tags`, since, { tags: [tag] }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(
      (await ifMatch(firm.admin, 'PUT', `${path}/status`, since, { status: 'PENDING', reason: 'Stale' }))
        .status,
    ).toBe(409)
    const both = await readAt(firm.admin, path)
    const patches = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => ifMatch(firm.admin, 'PATCH', path, both, { name })),
    )
    expect(patches.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  })

  it('compares what has its own updatedAt inside an exchange with that, and no more with the exchange', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    const input = at((await firm.admin.get(`${path}/worksheet`)).body, 'input')
    if (!(input instanceof Object)) throw new Error('There is no worksheet.')
    expect((await firm.admin.put(`${path}/worksheet`, input)).status).toBe(200)
    const since = textAt(await firm.admin.get(`${path}/worksheet`), 'updatedAt')
    expect((await firm.admin.patch(path, { notes: 'The exchange itself changed' })).status).toBe(200)
    expect(
      (await ifMatch(firm.admin, 'PUT', `${path}/worksheet`, since, { ...input, adjustedBasisCents: 5 }))
        .status,
    ).toBe(200)
    const late = await ifMatch(firm.people.coordinator.caller, 'PUT', `${path}/worksheet`, since, {
      ...input,
      adjustedBasisCents: 7,
    })
    expect(late.status).toBe(409)
    expect(errorsOf(late)[0]).toMatchObject({ code: 'changed-since', changed: ['adjustedBasisCents'] })
    expect(at((await firm.admin.get(`${path}/worksheet`)).body, 'input', 'adjustedBasisCents')).toBe(5)

    const contact = await firm.admin.create('contacts', { firstName: 'Approved' })
    const participant = textAt(
      await firm.people.coordinator.caller.post(`${path}/participants`, { contact }),
      'doc',
      'id',
    )
    const read = await readAt(firm.admin, `/api/exchange-participants/${participant}`)
    expect(
      (
        await ifMatch(
          firm.admin,
          'PUT',
          `${path}/participants/${participant}/approve`,
          '2020-01-01T00:00:00.000Z',
          {},
        )
      ).status,
    ).toBe(409)
    expect(
      (await ifMatch(firm.admin, 'PUT', `${path}/participants/${participant}/approve`, read, {})).status,
    ).toBe(200)
  })

  it("holds for the caller's own profile", async () => {
    const { caller, id } = firm.people.client
    const since = await readAt(caller, `/api/users/${id}`)
    expect(
      (await ifMatch(caller, 'PUT', '/api/users/me/profile', since, { firstName: 'Newer' })).status,
    ).toBe(200)
    expect(
      (await ifMatch(caller, 'PUT', '/api/users/me/profile', since, { firstName: 'Stale' })).status,
    ).toBe(409)
  })

  it('reveals nothing to those outside, nor fields to roles that may not read them', async () => {
    const stale = '2020-01-01T00:00:00.000Z'
    const { client, agency, third_party: third } = firm.people
    for (const person of [client, agency, third])
      expect(
        (
          await ifMatch(person.caller, 'PATCH', `/api/tasks/${firm.foreign.records['tasks']}`, stale, {
            status: 'COMPLETED',
          })
        ).status,
      ).toBe(person === third ? 403 : 404)
    const task = firm.own.agency['tasks'] ?? ''
    const refused = await ifMatch(agency.caller, 'PATCH', `/api/tasks/${task}`, stale, {
      status: 'COMPLETED',
    })
    expect(refused.status).toBe(409)
    expect(refused.text).not.toMatch(/Cents|ppTaskId/)
  })

  it('is 400 when it is no instant, and ignored as a star', async () => {
    const path = `/api/contacts/${firm.contacts.client}`
    expect((await ifMatch(firm.admin, 'PATCH', path, 'yesterday', { company: 'x' })).status).toBe(400)
    expect((await ifMatch(firm.admin, 'PATCH', path, '*', { company: 'x' })).status).toBe(200)
  })

  it('sees writes of the platform itself', async () => {
    const path = `/api/contacts/${firm.contacts.client}`
    const since = await readAt(firm.admin, path)
    await poolOn(database).query(`update contacts set company = 'By the sync' where id = $1`, [
      firm.contacts.client,
    ])
    const refused = await ifMatch(firm.admin, 'PATCH', path, since, { company: 'Mine' })
    expect([refused.status, at(errorsOf(refused)[0], 'by')]).toEqual([409, null])
  })
})
