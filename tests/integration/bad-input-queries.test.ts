import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, docsOf, idsOf } from '../support/api'
import { fieldsOf, ownEndpoints } from '../support/config'
import { COLLECTIONS, CONTRACT } from '../support/contract'
import type { Firm } from '../support/firm'
import { countRows, expectHarmless, sampled } from '../support/hostile'
import { inParallel } from '../support/inParallel'
import { sharedFirm } from '../support/shared'

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

const status = async (path: string): Promise<number> => (await firm.admin.get(path)).status

describe('pages', () => {
  it.each(['-1', '0', '1e308', 'abc', '1.5', '99999999999999999999', '%00', ' ', '[]', '0x10', '+1'])(
    'page=%s is a 400',
    async (page) => {
      for (const collection of COLLECTIONS)
        expect([collection, await status(`/api/${collection}?page=${page}`)]).toEqual([collection, 400])
      expect(await status(`/api/contacts/search?q=a&page=${page}`)).toBe(400)
      expect(await status(`/api/exchanges/${firm.assigned.exchange}/tasks?page=${page}`)).toBe(400)
    },
  )

  it.each(['-1', '1e308', 'abc', '1.5', '%00', 'Infinity', 'NaN'])('limit=%s is a 400', async (limit) => {
    for (const collection of COLLECTIONS)
      expect([collection, await status(`/api/${collection}?limit=${limit}`)]).toEqual([collection, 400])
    expect(await status(`/api/exchanges/${firm.assigned.exchange}/messages?limit=${limit}`)).toBe(400)
  })

  it.each([
    ['0', 500],
    ['501', 500],
    ['999999999', 500],
    ['500', 500],
    ['1', 1],
    ['100', 100],
  ])('limit=%s gives pages of %i', async (limit, expected) => {
    for (const path of [
      '/api/exchanges',
      '/api/tasks',
      `/api/exchanges/${firm.assigned.exchange}/tasks`,
      `/api/exchanges/${firm.assigned.exchange}/timeline`,
    ]) {
      expect([path, at((await firm.admin.get(`${path}?limit=${limit}`)).body, 'limit')]).toEqual([
        path,
        expected,
      ])
    }
    const graph = await firm.admin.graphql(`{ Exchanges(limit: ${limit}) { limit } }`)
    expect(at(graph.body, 'data', 'Exchanges', 'limit')).toBe(expected)
  })

  it('past the end are empty', async () => {
    const answer = await firm.admin.get('/api/exchanges?page=1000&limit=10')
    expect([answer.status, docsOf(answer)]).toEqual([200, []])
  })

  it('switched off are still bounded', async () => {
    expect(at((await firm.admin.get('/api/exchanges?pagination=false')).body, 'limit')).toBeLessThanOrEqual(
      500,
    )
  })
})

describe('filters', () => {
  it('by what a field cannot hold are a 400, and not the records in which it is empty', async () => {
    const paths = [
      'tasks?where[exchange][equals]=nope',
      'tasks?where[assignee][equals]=undefined',
      'tasks?where[assignee][not_equals]=nope',
      'exchanges?where[coordinator][in]=nope',
      'audit-logs?where[exchange][equals]=nope',
      'exchanges?where[relinquishedValueCents][equals]=abc',
      'exchanges?where[relinquishedValueCents][greater_than]=NaN',
      'tasks?where[or][0][exchange][equals]=nope',
    ]
    for (const path of paths) expect([path, await status(`/api/${path}`)]).toEqual([path, 400])
    for (const path of [
      'tasks?where[exchange][equals]=null',
      'tasks?where[exchange][exists]=false',
      `tasks?where[exchange][in]=${firm.assigned.exchange}`,
      'exchanges?where[relinquishedValueCents][greater_than]=100',
    ])
      expect([path, await status(`/api/${path}`)]).toEqual([path, 200])
    const graph = await firm.admin.graphql('{ Tasks(where: { exchange: { equals: "nope" } }) { totalDocs } }')
    expect(at(graph.body, 'data', 'Tasks')).toBeFalsy()
  })
})

describe('orders', () => {
  it('are total: no record on two pages or on none, whatever the field', async () => {
    await pool.query(
      `insert into contacts (id, display_name, company, archived) select gen_random_uuid(), 'Same', 'Same', false from generate_series(1, 230)`,
    )
    for (const sort of [
      'displayName',
      '-displayName',
      'archived',
      'company',
      '-createdAt',
      'archived,-company',
    ]) {
      const ids: string[] = []
      for (let page = 1; page <= 5; page += 1)
        ids.push(
          ...idsOf(
            await firm.admin.get(
              `/api/contacts?where[displayName][equals]=Same&limit=50&page=${page}&sort=${sort}`,
            ),
          ),
        )
      expect([sort, ids.length, new Set(ids).size]).toEqual([sort, 230, 230])
    }
  })

  it.each([
    'nonsense',
    '-nonsense',
    '',
    ',',
    '--name',
    'name;drop table users',
    'name,name',
    '__proto__',
    'constructor',
    'name.x',
    '%00',
    '(select 1)',
    'a.b.c.d.e',
  ])('by "%s" do no harm', async (sort) => {
    for (const collection of COLLECTIONS)
      expectHarmless(
        await firm.admin.get(`/api/${collection}?sort=${encodeURIComponent(sort)}`),
        `sort=${sort} of ${collection}`,
      )
  })
})

describe('filters', () => {
  const OPERATORS = [
    'equals',
    'not_equals',
    'in',
    'not_in',
    'all',
    'exists',
    'greater_than',
    'greater_than_equal',
    'less_than',
    'less_than_equal',
    'like',
    'not_like',
    'contains',
    'near',
    'within',
    'intersects',
    'nonsense',
    '$ne',
    'equals][x',
    '',
  ]
  const VALUES = [
    '',
    'x',
    '%00',
    '-1',
    '1e308',
    '99999999999999999999',
    '2026-02-30',
    'null',
    'undefined',
    '{}',
    '[]',
    ',',
    '%25',
    '%27',
    '%5C',
    '\u{1f600}',
    'x'.repeat(9000),
  ]

  it.each(COLLECTIONS)(
    'of every operator and value on every field of %s do no harm',
    async (collection) => {
      const fields = [...(await fieldsOf(collection)), { name: 'id', type: 'text' }]
      const asked = sampled(
        fields.flatMap(({ name }, index) =>
          OPERATORS.flatMap((operator) => {
            const value = VALUES[(operator.length * 7 + name.length) % VALUES.length] ?? ''
            const values = [value, 'x', '-1']
            // Each field begins with another one: one of three is another one, too.
            return values.map((_, at) => ({ name, operator, chosen: values[(index + at) % 3] ?? '' }))
          }),
        ),
      )
      await inParallel(asked, async ({ name, operator, chosen }) =>
        expectHarmless(
          await firm.admin.get(`/api/${collection}?limit=1&depth=0&where[${name}][${operator}]=${chosen}`),
          `where[${name}][${operator}]=${chosen.slice(0, 30)} of ${collection}`,
        ),
      )
    },
    600_000,
  )

  it.each(VALUES)('of the value %j on fields of every kind do no harm', async (value) => {
    for (const [collection, field] of [
      ['exchanges', 'createdAt'],
      ['exchanges', 'id'],
      ['exchanges', 'client'],
      ['exchanges', 'status'],
      ['exchanges', 'archived'],
      ['exchanges', 'proceedsCents'],
      ['exchanges', 'relinquishedTransferDate'],
      ['exchanges', 'name'],
      ['exchanges', 'ppData'],
      ['exchange-participants', 'permissions'],
      ['exchange-participants', 'approvals.admin'],
      ['documents', 'allowedRoles'],
      ['agencies', 'contacts'],
      ['exchanges', 'tasks'],
      ['exchanges', 'daysToExchange'],
    ]) {
      for (const operator of ['equals', 'in', 'contains', 'like', 'exists', 'less_than'])
        expectHarmless(
          await firm.admin.get(`/api/${collection}?limit=1&depth=0&where[${field}][${operator}]=${value}`),
          `${collection}.${field} ${operator} ${value.slice(0, 30)}`,
        )
    }
  })

  it.each([
    'where[proceedsCents][near]=1,2',
    'where[name][all]=x',
    'where[nonsense][equals]=1',
    'where[name][nonsense]=1',
    'where={',
    'where=[1',
    'where=5',
    'where=text',
    'where[a.b.c][equals]=1',
    'where[participants.user.email][equals]=x',
    'where[archived][equals]=maybe',
    'where[name]=x',
    `where[name][equals]=${'x'.repeat(10_001)}`,
    'where[name][contains]=%00',
    `where${'[and][0]'.repeat(12)}[name][equals]=x`,
    Array.from({ length: 101 }, (_, index) => `where[or][${index}][name][equals]=x`).join('&'),
    `where=${encodeURIComponent(JSON.stringify({ or: Array.from({ length: 101 }, () => ({ name: { equals: 'x' } })) }))}`,
  ])('%s is a 400', async (query) => {
    expectHarmless(await firm.admin.get(`/api/exchanges?${query}`), query)
    expect(await status(`/api/exchanges?${query}`)).toBe(400)
    expect(await status(`/api/exchanges/count?${query}`)).toBe(400)
  })

  it.each([
    'depth=-1',
    'depth=abc',
    'depth=1e308',
    'joins=x',
    'joins[tasks]=x',
    'joins[nonsense][limit]=1',
    'joins[tasks][limit]=-1',
    'joins[tasks][limit]=abc',
    'joins[tasks][sort]=nonsense',
    'joins[tasks][where][nonsense][equals]=1',
    'joins[tasks][where][title][near]=1',
    'select=x',
    'select[nonsense]=true',
    'select[name]=maybe',
    'populate=x',
    'populate[contacts]=x',
    'locale=%00',
    'locale=xx',
    'fallback-locale=xx',
    'draft=maybe',
    'trash=maybe',
    'data={',
    'data=null',
    'showHiddenFields=true',
    'overrideAccess=true',
    'user=x',
    'req=x',
    '__proto__[x]=1',
    'constructor[prototype][x]=1',
    'a[b][c][d][e][f][g][h]=1',
    '&&&',
    '%',
    '%zz',
    'where[%zz]=1',
  ])('%s does no harm', async (query) => {
    for (const path of ['/api/exchanges', `/api/exchanges/${firm.assigned.exchange}`, '/api/exchanges/count'])
      expectHarmless(await firm.admin.get(`${path}?${query}`), `${path}?${query}`)
  })

  it('never widen what a person sees', async () => {
    for (const query of [
      'overrideAccess=true',
      'showHiddenFields=true',
      'where[or][0][id][exists]=true',
      'draft=true',
      'trash=true',
      'pagination=false',
    ]) {
      const answer = await firm.people.client.caller.get(`/api/exchanges?${query}&limit=500`)
      expect([query, answer.status, answer.text.includes(firm.foreign.exchange)]).toEqual([query, 200, false])
    }
  })
})

describe('writes by filter', () => {
  it('change nothing that a bad filter names, and delete nothing at all', async () => {
    // A rejection is recorded in the audit log; nothing else is.
    const counts = async () => ({ ...(await countRows(pool)), audit_logs: 0 })
    const before = await counts()
    for (const collection of COLLECTIONS) {
      for (const query of [
        '',
        'where=',
        'where={',
        'where[nonsense][equals]=1',
        'where[name][near]=1',
        'where[id][equals]=nobody',
      ]) {
        expectHarmless(
          await firm.admin.patch(`/api/${collection}?${query}`, { nonsense: 1 }),
          `PATCH ${collection}?${query}`,
        )
        const removed = await firm.admin.delete(`/api/${collection}?${query}`)
        expectHarmless(removed, `DELETE ${collection}?${query}`)
        if (CONTRACT[collection].delete.admin === 'no')
          expect([collection, query, removed.status >= 400]).toEqual([collection, query, true])
      }
    }
    expect(await counts()).toEqual(before)
  })
})

describe('our own reading endpoints', () => {
  it('reject every parameter that they do not know, and accept all that they do', async () => {
    const endpoints = (await ownEndpoints()).filter(({ method }) => method === 'GET')
    expect(endpoints.length).toBeGreaterThan(5)
    for (const { path } of endpoints) {
      const filled = path.replaceAll(/:\w+/g, firm.assigned.exchange)
      for (const query of [
        'nonsense=1',
        'page=-1',
        'limit=abc',
        'q=%00',
        'q=',
        `q=${'x'.repeat(20_000)}`,
        'before=nobody',
        'after=%00',
        'where[id][exists]=true',
        'depth=9',
      ])
        expectHarmless(await firm.admin.get(`${filled}?${query}`), `${filled}?${query.slice(0, 40)}`)
      // A browser on its way to Google and back is led on, whatever its address carries.
      const refused = path.startsWith('/api/auth/google') ? [302] : [400, 404]
      expect([path, refused.includes(await status(`${filled}?nonsense=1`))]).toEqual([path, true])
    }
  })
})
