import { formatNames } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, idsOf, textAt, type Answered } from '../support/api'
import { COLLECTIONS } from '../support/contract'
import type { Firm } from '../support/firm'
import { expectHarmless } from '../support/hostile'
import { sharedFirm } from '../support/shared'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

describe('records', () => {
  it.each(COLLECTIONS)('of %s are not duplicated', async (collection) => {
    const id = firm.assigned.records[collection] ?? firm.people.client.id
    expect(await status(firm.admin.post(`/api/${collection}/${id}/duplicate`, {}))).toBe(404)
    expect(
      (
        await firm.admin.graphql(
          `mutation { duplicate${formatNames(collection).singular}(id: "${id}", data: {}) { id } }`,
        )
      ).text,
    ).toContain('Cannot query field')
  })

  it.each(COLLECTIONS)('of %s are not changed by the dozen', async (collection) => {
    const answer = await firm.admin.patch(`/api/${collection}?where[id][exists]=true`, { name: 'Same' })
    expect([answer.status, errorsOf(answer)[0]?.code]).toEqual([403, 'forbidden'])
    expect(await status(firm.nobody.patch(`/api/${collection}?where[id][exists]=true`, {}))).toBe(401)
  })

  it('are found by ids in capitals too, and refer by them', async () => {
    const { client, coordinator } = firm.people
    const exchange = firm.assigned.exchange.toUpperCase()
    for (const path of ['', '/deadlines', '/tasks', '/messages'])
      expect([path, await status(client.caller.get(`/api/exchanges/${exchange}${path}`))]).toEqual([
        path,
        200,
      ])
    const made = await coordinator.caller.post('/api/tasks?depth=0', {
      exchange,
      title: 'In capitals',
      assignee: client.id.toUpperCase(),
    })
    expect([made.status, textAt(made, 'doc', 'exchange'), textAt(made, 'doc', 'assigneeName')]).toEqual([
      201,
      firm.assigned.exchange,
      'client Test',
    ])
    expect(
      await status(client.caller.post('/api/messages', { exchange: { id: exchange }, content: 'Hello' })),
    ).toBe(201)
  })

  it('are asked for with HEAD as with GET', async () => {
    for (const path of [
      '/api/exchanges',
      `/api/exchanges/${firm.assigned.exchange}`,
      '/api/contacts/search?q=a',
      '/api/exchanges/count',
    ]) {
      const answer = await firm.admin.send('HEAD', path)
      expect([path, answer.status, answer.text]).toEqual([path, 200, ''])
    }
    expect(await status(firm.nobody.send('HEAD', '/api/exchanges'))).toBe(401)
    expect(await status(firm.people.client.caller.send('HEAD', '/api/users'))).toBe(403)
  })
})

describe('values', () => {
  it('of money are numbers', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    expect(await status(firm.admin.patch(path, { proceedsCents: '12' }))).toBe(400)
    expect(await status(firm.admin.patch(path, { proceedsCents: 12 }))).toBe(200)
    expect(await status(firm.admin.patch(path, { proceedsCents: null }))).toBe(200)
  })

  it('that are there already are named by their field', async () => {
    const user = {
      email: 'twice@firm.example',
      password: 'correct-horse-1031',
      firstName: 'Twice',
      lastName: 'There',
      role: 'client',
    }
    await firm.admin.create('users', user)
    const answer = await firm.admin.post('/api/users', user)
    expect([answer.status, errorsOf(answer)[0]?.field]).toEqual([409, 'email'])
  })
})

describe('what people type', () => {
  it('means itself', async () => {
    const special = await firm.admin.create('contacts', {
      firstName: '100%',
      lastName: 'Under_score',
      company: String.raw`Back\slash`,
    })
    for (const text of ['%', '_', '\\', '0% Und', 'der_sc', 'k\\s']) {
      const q = encodeURIComponent(text)
      expect([text, idsOf(await firm.admin.get(`/api/contacts/search?q=${q}`))]).toEqual([text, [special]])
      const field = text.includes('\\') ? 'company' : 'displayName'
      for (const operator of ['contains', 'like'])
        expect([
          text,
          operator,
          idsOf(await firm.admin.get(`/api/contacts?where[${field}][${operator}]=${q}`)),
        ]).toEqual([text, operator, [special]])
      const { body } = await firm.admin.graphql(
        `query ($text: String!) { Contacts(where: { OR: [{ ${field}: { contains: $text } }] }) { docs { id } } }`,
        { text },
      )
      expect([text, at(body, 'data', 'Contacts', 'docs')]).toEqual([text, [{ id: special }]])
    }
    expect(
      at(
        (await firm.admin.graphql('{ Contacts(where: { displayName: { like: "%" } }) { totalDocs } }')).body,
        'data',
        'Contacts',
        'totalDocs',
      ),
    ).toBe(1)
    expect(
      at((await firm.admin.get('/api/contacts/count?where[displayName][contains]=%25')).body, 'totalDocs'),
    ).toBe(1)
  })

  it('still finds documents for a role', async () => {
    const id = await firm.admin.create('documents', {
      exchange: firm.assigned.exchange,
      title: 'Chosen',
      accessLevel: 'restricted',
      allowedRoles: ['third_party'],
    })
    expect(idsOf(await firm.admin.get('/api/documents?where[allowedRoles][contains]=third_party'))).toEqual([
      id,
    ])
  })
})

describe('bounds', () => {
  it('hold for limits of any length', async () => {
    for (const path of [
      '/api/exchanges?',
      '/api/contacts/search?q=a&',
      `/api/exchanges/${firm.assigned.exchange}/tasks?`,
    ])
      expect([path, at((await firm.admin.get(`${path}limit=999999999999`)).body, 'limit')]).toEqual([
        path,
        500,
      ])
  })

  it('hold for the bookkeeping of the panel', async () => {
    for (const slug of ['payload-preferences', 'payload-migrations', 'payload-locked-documents']) {
      for (const query of [
        'where[id][near]=1',
        'where[id][within]=1',
        'where[nothing][near]=1',
        'sort=nothing',
        'limit=0',
      ])
        expectHarmless(await firm.admin.get(`/api/${slug}?${query}`), `${slug}?${query}`)
    }
    const saved = await firm.admin.post('/api/payload-preferences/test-key', { value: { limit: 10 } })
    expect(saved.status).toBe(200)
    expect(at((await firm.admin.get('/api/payload-preferences/test-key')).body, 'value')).toEqual({
      limit: 10,
    })
  })

  it('hold for lists in lists in lists over GraphQL', async () => {
    const two = '{ Exchanges(limit: 2) { docs { id tasks(limit: 5) { docs { id exchange { id name } } } } } }'
    expect(
      docsOf({
        ...(await firm.admin.graphql(two)),
        body: at((await firm.admin.graphql(two)).body, 'data', 'Exchanges'),
      }).length,
    ).toBe(2)
    const three =
      '{ Exchanges(limit: 500) { docs { tasks(limit: 500) { docs { exchange { tasks(limit: 500) { docs { id } } } } } } } }'
    expect(at((await firm.admin.graphql(three)).body, 'errors', 0, 'message')).toMatch(/nested/)
  })
})
