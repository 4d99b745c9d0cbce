import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, errorsOf, idsOf, textAt } from '../support/api'
import { COLLECTIONS, CONTRACT } from '../support/contract'
import type { Firm } from '../support/firm'
import { isOwnRoute } from '../support/routeRoles'
import { sharedFirm } from '../support/shared'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const LIST_KEYS = ['docs', 'totalDocs', 'limit', 'page', 'totalPages', 'hasNextPage', 'hasPrevPage']

/** Lists that an endpoint of its own answers at a collection's address are whole, and have no pages. */
const PAGED = COLLECTIONS.filter((collection) => !isOwnRoute(`GET /api/${collection}`))

describe('lists', () => {
  it.each(PAGED)('of %s have the shape of every list', async (collection) => {
    const answer = await firm.people.admin.caller.get(`/api/${collection}?limit=3`)
    expect(answer.status).toBe(200)
    for (const key of LIST_KEYS) expect([key, at(answer.body, key)]).not.toEqual([key, undefined])
    expect(at(answer.body, 'limit')).toBe(3)
  })

  it('inside an exchange have it too', async () => {
    for (const list of ['tasks', 'documents', 'messages', 'participants', 'timeline']) {
      const answer = await firm.admin.get(`/api/exchanges/${firm.assigned.exchange}/${list}?limit=3`)
      expect([list, answer.status]).toEqual([list, 200])
      for (const key of LIST_KEYS)
        expect([list, key, at(answer.body, key)]).not.toEqual([list, key, undefined])
    }
  })

  it('of messages tell truly whether there are more', async () => {
    const exchange = await firm.admin.create('exchanges', { name: 'Three messages' })
    const sent: string[] = []
    for (const content of ['one', 'two', 'three'])
      sent.push(await firm.admin.create('messages', { exchange, content }))
    const page = async (query: string) => {
      const answer = await firm.admin.get(`/api/exchanges/${exchange}/messages?${query}`)
      return [idsOf(answer), at(answer.body, 'hasNextPage')]
    }
    expect(await page('limit=3')).toEqual([sent, false])
    expect(await page('limit=2')).toEqual([sent.slice(1), true])
    expect(await page(`limit=2&before=${sent[1]}`)).toEqual([sent.slice(0, 1), false])
    expect(await page(`limit=1&after=${sent[0]}`)).toEqual([sent.slice(1, 2), true])
    expect(await page(`limit=1&after=${sent[1]}`)).toEqual([sent.slice(2), false])
  })

  it('filter and sort dates as text', async () => {
    for (const date of ['2031-01-05', '2031-01-10', '2031-02-01'])
      await firm.admin.create('exchanges', {
        name: `Dated ${date}`,
        relinquishedTransferDate: date,
        confirmUnusualDate: true,
      })
    const found = await firm.admin.get(
      '/api/exchanges?where[relinquishedTransferDate][greater_than]=2031-01-05&where[relinquishedTransferDate][less_than_equal]=2031-02-01&sort=-relinquishedTransferDate&depth=0',
    )
    expect(docsOf(found).map((doc) => doc['relinquishedTransferDate'])).toEqual(['2031-02-01', '2031-01-10'])
  })

  it('hold archived records until they are filtered out', async () => {
    const id = await firm.admin.create('exchanges', { name: 'Old and done' })
    expect((await firm.admin.delete(`/api/exchanges/${id}`)).status).toBe(200)
    expect(idsOf(await firm.admin.get('/api/exchanges?limit=500'))).toContain(id)
    expect(
      idsOf(await firm.admin.get('/api/exchanges?limit=500&where[archived][equals]=false')),
    ).not.toContain(id)
    expect(idsOf(await firm.admin.get('/api/exchanges?limit=500&where[archived][equals]=true'))).toEqual([id])
  })

  it('give related lists only to those who ask', async () => {
    const plain = await firm.admin.get(`/api/exchanges/${firm.assigned.exchange}?depth=1`)
    for (const name of ['tasks', 'documents', 'properties', 'participants'])
      expect([name, at(plain.body, name, 'docs')]).toEqual([name, undefined])
    const asked = await firm.admin.get(
      `/api/exchanges/${firm.assigned.exchange}?depth=1&joins[tasks][limit]=2`,
    )
    expect(at(asked.body, 'tasks', 'docs')).toHaveLength(2)
  })
})

describe('messages', () => {
  it('come newest last, and by cursor nothing is missed or repeated', async () => {
    const exchange = await firm.admin.create('exchanges', { name: 'Talkative' })
    const sent: string[] = []
    for (let index = 0; index < 12; index += 1)
      sent.push(await firm.admin.create('messages', { exchange, content: `Message ${index}` }))
    const page = async (query: string) =>
      idsOf(await firm.admin.get(`/api/exchanges/${exchange}/messages?${query}`))
    expect(await page('limit=5')).toEqual(sent.slice(7))
    expect(await page(`limit=5&before=${sent[7]}`)).toEqual(sent.slice(2, 7))
    expect(await page(`limit=50&after=${sent[8]}`)).toEqual(sent.slice(9))
    expect(await page(`limit=50&after=${sent[11]}`)).toEqual([])
  })

  it('sent twice with one client id are one message', async () => {
    const exchange = firm.assigned.exchange
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        firm.people.client.caller.post('/api/messages', {
          exchange,
          content: 'Only once',
          clientId: 'abc-1',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1)
    const { body } = await firm.admin.get('/api/messages?where[clientId][equals]=abc-1')
    expect(at(body, 'totalDocs')).toBe(1)
  })

  it('carry the name of their sender for everybody', async () => {
    const answer = await firm.people.third_party.caller.get(
      `/api/messages/${firm.assigned.records['messages']}`,
    )
    expect(at(answer.body, 'sender')).toMatchObject({ displayName: 'First Administrator', role: 'admin' })
    expect(Object.keys(Object.assign({}, at(answer.body, 'sender'))).toSorted()).toEqual([
      'displayName',
      'id',
      'role',
    ])
  })
})

describe('writes', () => {
  it('by PUT are writes by PATCH', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}`
    expect((await firm.admin.put(path, { notes: 'By PUT' })).status).toBe(200)
    expect(textAt(await firm.admin.get(path), 'notes')).toBe('By PUT')
    expect(textAt(await firm.admin.get(path), 'name')).toBe('Assigned')
  })

  it('answer with the record, and 201 where it is new', async () => {
    const made = await firm.admin.post('/api/contacts', { firstName: 'New' })
    expect([made.status, textAt(made, 'doc', 'displayName')]).toEqual([201, 'New'])
    const changed = await firm.admin.patch(`/api/contacts/${textAt(made, 'doc', 'id')}`, { lastName: 'Name' })
    expect(changed.status).toBe(200)
  })

  it('have ids that sort in the order of their making', async () => {
    const ids: string[] = []
    for (let index = 0; index < 10; index += 1)
      ids.push(await firm.admin.create('contacts', { firstName: `Sorted ${index}` }))
    expect(ids).toEqual(ids.toSorted())
  })
})

describe('errors', () => {
  it('are 401 for anonymous callers everywhere, whether the record exists or not', async () => {
    for (const collection of COLLECTIONS) {
      for (const answer of [
        await firm.nobody.get(`/api/${collection}`),
        await firm.nobody.post(`/api/${collection}`, {}),
        await firm.nobody.patch(
          `/api/${collection}/${firm.assigned.records[collection] ?? firm.people.client.id}`,
          {},
        ),
        await firm.nobody.delete(`/api/${collection}/01900000-0000-7000-8000-000000000000`),
      ]) {
        expect([collection, answer.status, errorsOf(answer)[0]?.code]).toEqual([
          collection,
          401,
          'not-signed-in',
        ])
      }
    }
  })

  it('are 403 for what is not for the role, with the code that says so', async () => {
    for (const collection of COLLECTIONS.filter((name) => CONTRACT[name].create.third_party === 'no')) {
      if (isOwnRoute(`POST /api/${collection}`)) continue
      const answer = await firm.people.third_party.caller.post(`/api/${collection}`, {})
      expect([collection, answer.status, errorsOf(answer)[0]?.code]).toEqual([collection, 403, 'forbidden'])
    }
  })
})

describe('the description of the API', () => {
  it('is open to everybody and names every collection and endpoint', async () => {
    const answer = await firm.nobody.get('/api/openapi.json')
    expect(answer.status).toBe(200)
    expect(textAt(answer, 'openapi')).toMatch(/^3\.1/)
    const paths = Object.keys(Object.assign({}, at(answer.body, 'paths')))
    for (const collection of COLLECTIONS)
      expect(paths.some((path) => path.includes(`/${collection}`))).toBe(true)
    expect((await firm.nobody.get('/api/docs')).status).toBe(200)
  })
})
