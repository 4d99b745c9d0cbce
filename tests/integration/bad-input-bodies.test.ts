import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, type Answered } from '../support/api'
import { fieldsOf, ownEndpoints } from '../support/config'
import { COLLECTIONS, CONTRACT, type CollectionName } from '../support/contract'
import type { Firm } from '../support/firm'
import { BROKEN_BODIES, countRows, expectHarmless, HOSTILE_VALUES, sampled } from '../support/hostile'
import { inParallel } from '../support/inParallel'
import { sharedFirm } from '../support/shared'
import { CHANGES, newRecord } from '../support/walk'

let firm: Firm
let pool: pg.Pool
beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  pool = shared.pool
})

/** Does something that must not leave a trace. */
async function withoutTrace(work: () => Promise<void>): Promise<void> {
  const before = await countRows(pool)
  await work()
  expect(await countRows(pool)).toEqual(before)
}

const raw = (method: string, path: string, body: string, type = 'application/json'): Promise<Answered> =>
  firm.admin.send(method, path, { body, headers: { 'content-type': type } })
const existing = (collection: CollectionName): string =>
  firm.own.admin[collection] ?? firm.assigned.records[collection] ?? firm.foreign.records[collection] ?? ''
const WRITTEN = COLLECTIONS.filter((collection) => CONTRACT[collection].create.admin !== 'no')

describe('bodies that are no JSON object', () => {
  it.each(COLLECTIONS)('make and change no %s', async (collection) => {
    await withoutTrace(async () => {
      for (const body of BROKEN_BODIES) {
        for (const [method, path] of [
          ['POST', `/api/${collection}`],
          ['PATCH', `/api/${collection}/${existing(collection)}`],
          ['PUT', `/api/${collection}/${existing(collection)}`],
        ] as const) {
          const answer = await raw(method, path, body)
          expectHarmless(answer, `${method} ${path} ${body.slice(0, 40)}`)
          expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), 400])
        }
      }
    })
  })

  it('are rejected by every endpoint of our own', async () => {
    const endpoints = (await ownEndpoints()).filter(({ method }) => method !== 'GET')
    expect(endpoints.length).toBeGreaterThan(4)
    await withoutTrace(async () => {
      for (const { method, path } of endpoints) {
        for (const body of BROKEN_BODIES) {
          const asked = path.replaceAll(/:\w+/g, '01900000-0000-7000-8000-000000000000')
          const answer = await raw(method, asked, body)
          expectHarmless(answer, `${method} ${asked} ${body.slice(0, 40)}`)
          expect(answer.status).toBeGreaterThanOrEqual(400)
        }
      }
    })
  })
})

describe('fields with values that they do not take', () => {
  it.each(WRITTEN)(
    'of %s are refused or stored whole, never half',
    async (collection) => {
      const fields = await fieldsOf(collection)
      const good = await newRecord(firm, collection, firm.assigned.exchange)
      // Each field begins with another value, so that all have their turn with fields of every kind.
      const asked = sampled(
        fields.flatMap(({ name }, index) =>
          HOSTILE_VALUES.map((_, at) => ({
            name,
            value: HOSTILE_VALUES[(index + at) % HOSTILE_VALUES.length],
          })),
        ),
      )
      const say = (name: string, value: unknown) =>
        `${collection}.${name} = ${JSON.stringify(value)?.slice(0, 60)}`
      // Made beside each other; the one record is changed by one caller after the other.
      await Promise.all([
        inParallel(asked, async ({ name, value }) =>
          expectHarmless(
            await firm.admin.post(`/api/${collection}`, { ...good, [name]: value }),
            `POST ${say(name, value)}`,
          ),
        ),
        inParallel(
          asked,
          async ({ name, value }) =>
            expectHarmless(
              await firm.admin.patch(`/api/${collection}/${existing(collection)}`, { [name]: value }),
              `PATCH ${say(name, value)}`,
            ),
          1,
        ),
      ])
    },
    600_000,
  )

  it.each([
    ['exchanges', { name: 'Sale', relinquishedTransferDate: '2026-02-30' }, 'relinquishedTransferDate'],
    ['exchanges', { name: 'Sale', relinquishedTransferDate: '03/05/2026' }, 'relinquishedTransferDate'],
    [
      'exchanges',
      { name: 'Sale', relinquishedTransferDate: '2026-03-05T00:00:00Z' },
      'relinquishedTransferDate',
    ],
    ['exchanges', { name: 'Sale', proceedsCents: 1.5 }, 'proceedsCents'],
    ['exchanges', { name: 'Sale', proceedsCents: -1 }, 'proceedsCents'],
    ['exchanges', { name: 'Sale', proceedsCents: 1e20 }, 'proceedsCents'],
    ['exchanges', { name: 'Sale', type: 'backwards' }, 'type'],
    ['exchanges', { name: 'x'.repeat(501) }, 'name'],
    ['exchanges', {}, 'name'],
    ['exchanges', { name: 'Sale', client: 'nobody' }, 'client'],
    ['contacts', { firstName: 'Ann', email: 'not an address' }, 'email'],
    [
      'users',
      {
        email: 'short@firm.example',
        role: 'king',
        firstName: 'A',
        lastName: 'B',
        password: 'correct-horse-1031',
      },
      'role',
    ],
  ])('%s %j: a 400 that names the field', async (collection, body, field) => {
    await withoutTrace(async () => {
      const answer = await firm.admin.post(`/api/${collection}`, body)
      expect(answer.status).toBe(400)
      expect(errorsOf(answer)[0]?.field).toBe(field)
    })
  })

  it('are rejected as a whole: one bad field changes no other', async () => {
    const path = `/api/exchanges/${firm.assigned.exchange}?depth=0`
    const before = await firm.admin.get(path)
    expect(
      (await firm.admin.patch(path, { notes: 'Half done', relinquishedTransferDate: '2026-02-30' })).status,
    ).toBe(400)
    expect((await firm.admin.get(path)).body).toEqual(before.body)
  })

  it('that nobody knows are ignored by Payload and rejected by our own endpoints', async () => {
    expect(
      (
        await firm.admin.patch(`/api/exchanges/${firm.assigned.exchange}`, {
          ...CHANGES.exchanges,
          flavour: 'vanilla',
        })
      ).status,
    ).toBe(200)
    const own = await firm.admin.put(`/api/exchanges/${firm.assigned.exchange}/status`, {
      status: null,
      flavour: 'vanilla',
    })
    expect(own.status).toBe(400)
    expect(errorsOf(own)[0]?.field).toBe('flavour')
  })
})

describe('conflicts', () => {
  it('are a 409, and nothing is written', async () => {
    const person = {
      email: 'twice@firm.example',
      password: 'correct-horse-1031',
      role: 'client',
      firstName: 'Tw',
      lastName: 'Ice',
    }
    await firm.admin.create('users', person)
    await withoutTrace(async () => {
      const answers = [
        await firm.admin.post('/api/users', person),
        await firm.admin.post('/api/users', { ...person, email: 'TWICE@firm.example' }),
      ]
      for (const answer of answers) expect(answer.status).toBe(409)
      expect(
        (
          await firm.admin.post(`/api/exchanges/${firm.assigned.exchange}/participants`, {
            user: firm.people.third_party.id,
          })
        ).status,
      ).toBe(409)
    })
  })

  it('of many at the same moment let exactly one through', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Wanted' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        firm.admin.post(`/api/exchanges/${firm.assigned.exchange}/participants`, { contact }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
    for (const answer of answers) expectHarmless(answer, 'participants at the same moment')
  })
})

describe('bodies where nobody is signed in', () => {
  const OPEN = [
    '/api/users/login',
    '/api/users/logout',
    '/api/users/refresh-token',
    '/api/users/forgot-password',
    '/api/users/reset-password',
    '/api/auth/login',
    '/api/auth/logout',
    '/api/auth/verify-2fa',
    '/api/auth/setup-2fa',
    '/api/auth/send-code',
    '/api/auth/refresh',
    '/api/auth/forgot-password',
    '/api/auth/reset-password',
    '/api/auth/accept-invitation',
    '/api/graphql',
  ]

  it.each(OPEN)('%s takes 16 kB and no more', async (path) => {
    const post = (body: string) =>
      firm.nobody.send('POST', path, { body, headers: { 'content-type': 'application/json' } })
    const tooLarge = await post(`{"x":"${'x'.repeat(16 * 1024)}"}`)
    expect([tooLarge.status, errorsOf(tooLarge)[0]?.code]).toEqual([413, 'too-large'])
    const asForm = await firm.nobody.send('POST', path, {
      body: `--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"x":"${'x'.repeat(16 * 1024)}"}\r\n--a--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=a' },
    })
    expect(asForm.status).toBe(413)
    expect((await post(`{"x":"${'x'.repeat(15 * 1024)}"}`)).status).not.toBe(413)
  })
})

describe('what is nested without end', () => {
  const BRACKETS = 1024 * 1024 - 100
  const send = (path: string, body: string, method = 'POST') =>
    firm.admin.send(method, path, { body, headers: { 'content-type': 'application/json' } })

  it('is rejected before it is parsed, and the platform answers meanwhile', async () => {
    const bodies = [
      '['.repeat(2 * BRACKETS),
      `${'['.repeat(BRACKETS)}${']'.repeat(BRACKETS)}`,
      `{"a":${'['.repeat(BRACKETS - 10)}${']'.repeat(BRACKETS - 10)}}`,
      '{"a":'.repeat(400_000),
    ]
    const asked = bodies.flatMap(
      (body) =>
        [
          ['/api/exchanges', body],
          ['/api/calculators/deadlines', body],
          ['/api/graphql', body],
        ] as const,
    )
    const answers = await Promise.all(
      asked.map(
        async ([path, body]) => [await send(path, body), await firm.nobody.get('/api/health/live')] as const,
      ),
    )
    for (const [answer, live] of answers)
      expect([answer.status, errorsOf(answer)[0]?.message, live.status]).toEqual([
        400,
        'The body is nested too deeply.',
        200,
      ])
  })

  it('is rejected in a GraphQL document, its variables and its values', async () => {
    const queries = [
      `{ ${'{'.repeat(1_000_000)}`,
      `{ Exchanges(where: ${'{AND:['.repeat(100)}{id:{exists:true}}${']}'.repeat(100)}) { totalDocs } }`,
      `query ($x: ${'['.repeat(500)}Int${']'.repeat(500)}) { Exchanges { totalDocs } }`,
    ]
    for (const query of queries) {
      const answer = await firm.admin.graphql(query)
      expect([query.slice(0, 20), answer.status]).toEqual([query.slice(0, 20), 400])
    }
    expect(
      (
        await send(
          '/api/graphql',
          `{"query":"{ Exchanges { totalDocs } }","variables":{"x":${'['.repeat(200)}${']'.repeat(200)}}}`,
        )
      ).status,
    ).toBe(400)
  })

  it('is rejected in a query parameter', async () => {
    for (const name of ['where', 'sort', 'select', 'data', 'anything']) {
      const answer = await firm.admin.get(
        `/api/exchanges?${name}=${encodeURIComponent(`${'['.repeat(200)}${']'.repeat(200)}`)}`,
      )
      expect([name, answer.status]).toEqual([name, 400])
    }
  })

  it('leaves what is nested as deep as anything here alone', async () => {
    const nested = (depth: number) => `{"name":"Sale","flavour":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect([
      (await send('/api/exchanges', nested(31))).status,
      (await send('/api/exchanges', nested(32))).status,
    ]).toEqual([201, 400])
    expect((await send('/api/exchanges', `{"name":"Sale","notes":"${'['.repeat(5000)}"}`)).status).toBe(201)
  })
})
