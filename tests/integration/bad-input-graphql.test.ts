import { formatNames } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, signIn, type Answered } from '../support/api'
import { COLLECTIONS } from '../support/contract'
import { emptyDatabase, poolOn } from '../support/database'
import type { Firm } from '../support/firm'
import { BROKEN_BODIES, countRows } from '../support/hostile'
import { startPlatform } from '../support/platform'
import { sharedFirm } from '../support/shared'

let firm: Firm
let pool: ReturnType<typeof poolOn>
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

/** GraphQL answers errors with 200 or 400; whatever it is, nothing of ours shows and nothing broke. */
function expectRefused(answer: Answered, asked: string): void {
  const status = at(answer.body, 'errors', 0, 'extensions', 'statusCode')
  expect([
    asked,
    answer.status < 500,
    status === 500 ? answer.text : 'stands',
    Array.isArray(at(answer.body, 'errors')) ? '' : answer.text.slice(0, 200),
  ]).toEqual([asked, true, 'stands', ''])
  expect(answer.text).not.toMatch(/node_modules|Failed query|main\.mjs|\\n +at /)
}

const nested = (depth: number): string =>
  `{ Exchanges { docs { ${'tasks { docs { exchange { '.repeat(depth)} id ${'} } }'.repeat(depth)} } } }`

describe('GraphQL', () => {
  it('rejects bodies that are none, and other methods', async () => {
    for (const body of BROKEN_BODIES) {
      const answer = await firm.admin.send('POST', '/api/graphql', {
        body,
        headers: { 'content-type': 'application/json' },
      })
      expect([body.slice(0, 30), answer.status]).toEqual([body.slice(0, 30), 400])
    }
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await firm.admin.send(method, '/api/graphql?query={Exchanges{totalDocs}}')).status).toBe(405)
    expect((await firm.nobody.graphql('{ Exchanges { totalDocs } }')).status).toBe(401)
  })

  it.each([
    '',
    '{',
    '{}',
    'nonsense',
    '{ Nothing }',
    '{ Exchanges }',
    'query { Exchanges { docs { nothing } } }',
    'mutation { nothing }',
    'subscription { x }',
    '{ ...F } fragment F on Query { ...F }',
    'fragment F on Query { Exchanges { totalDocs } }',
    'query A { Exchanges { totalDocs } } query B { Exchanges { totalDocs } }',
    'query ($x: Nothing) { Exchanges { totalDocs } }',
    '{ Exchanges(limit: "x") { totalDocs } }',
    '{ Exchanges(nothing: 1) { totalDocs } }',
  ])('refuses %j', async (query) => {
    expectRefused(await firm.admin.graphql(query), query)
  })

  it('rejects what goes too deep or costs too much', async () => {
    for (const query of [
      nested(5),
      nested(50),
      `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: Exchanges(limit: 500) { docs { id name status tasks { docs { id title } } documents { docs { id title } } } }`).join(' ')} }`,
      `{ ${'x'.repeat(100_000)} }`,
      `{${'{'.repeat(10_000)}`,
    ])
      expectRefused(await firm.admin.graphql(query), query.slice(0, 60))
  })

  it('rejects values that no field takes, for every collection', async () => {
    const before = await countRows(pool)
    for (const collection of COLLECTIONS) {
      const { singular, plural } = formatNames(collection)
      for (const query of [
        `{ ${plural}(where: {nothing: {equals: 1}}) { totalDocs } }`,
        `mutation { update${singular}(id: "nobody", data: {}) { id } }`,
        `mutation { delete${singular}(id: "nobody") { id } }`,
        `mutation { create${singular}(data: {nothing: 1}) { id } }`,
      ])
        expectRefused(await firm.admin.graphql(query), query)
      for (const query of [
        `{ ${singular}(id: "nobody") { id } }`,
        `{ ${singular}(id: "") { id } }`,
        `{ ${plural}(where: {id: {equals: "x\\u0000"}}) { totalDocs } }`,
        `{ ${plural}(page: -1) { totalDocs } }`,
        `{ ${plural}(page: 2147483647) { totalDocs } }`,
        `{ ${plural}(limit: -1) { totalDocs } }`,
        `{ ${plural}(sort: "nothing") { totalDocs } }`,
        `{ ${plural}(sort: "") { totalDocs } }`,
      ]) {
        const answer = await firm.admin.graphql(query)
        expect([
          query,
          answer.status < 500,
          at(answer.body, 'errors', 0, 'extensions', 'statusCode') === 500 ? answer.text : '',
        ]).toEqual([query, true, ''])
      }
    }
    expect(await countRows(pool)).toEqual(before)
  })

  it('rejects dates, money and texts that cannot be', async () => {
    for (const data of [
      'name: "x", relinquishedTransferDate: "2026-02-30"',
      'name: "x", proceedsCents: 1.5',
      'name: "x", proceedsCents: -1',
      `name: "${'x'.repeat(501)}"`,
      'name: "x\\u0000"',
      'name: "x", client: "nobody"',
    ])
      expectRefused(
        await firm.admin.graphql(`mutation { createExchange(data: { ${data} }) { id } }`),
        data.slice(0, 60),
      )
  })
})

describe('introspection', () => {
  const QUERIES = ['{ __schema { types { name } } }', '{ __type(name: "Exchange") { fields { name } } }']

  it('is closed in production', async () => {
    for (const query of QUERIES) expect(at((await firm.admin.graphql(query)).body, 'data')).toBeUndefined()
  })

  it('is open to those who are signed in, in demonstration', async () => {
    const { url } = await startPlatform({ DEMO: 'on', DATABASE_URL: await emptyDatabase() })
    const admin = await signIn(url, 'admin@peak1031.example', 'Peak-1031-demo!')
    for (const query of QUERIES) {
      expect((await new Caller(url).graphql(query)).status).toBe(401)
      expect(at((await admin.graphql(query)).body, 'data')).toBeDefined()
    }
  })
})
