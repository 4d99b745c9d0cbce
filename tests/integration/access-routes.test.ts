import { SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { Caller, type Answered } from '../support/api'
import { emptyDatabase } from '../support/database'
import type { Firm } from '../support/firm'
import { API_ONLY, PRODUCTION, startPlatform } from '../support/platform'
import { sharedFirm } from '../support/shared'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const OTHERS = ['coordinator', 'client', 'third_party', 'agency'] as const
const status = async (answer: Promise<Answered>): Promise<number> => (await answer).status

describe('routes that Payload adds by itself', () => {
  const INTERNAL = [
    'payload-preferences',
    'payload-migrations',
    'payload-locked-documents',
    'payload-kv',
    'payload-jobs',
  ]

  it.each(INTERNAL)('%s is for nobody but the panel of an admin', async (slug) => {
    for (const path of [
      `/api/${slug}`,
      `/api/${slug}/count`,
      `/api/${slug}/01900000-0000-7000-8000-000000000000`,
    ]) {
      expect(await status(firm.nobody.get(path))).toBe(401)
      for (const role of OTHERS)
        expect([role, await status(firm.people[role].caller.get(path))]).toEqual([role, 403])
    }
    expect(await status(firm.nobody.post(`/api/${slug}`, { name: 'x' }))).toBe(401)
    for (const role of OTHERS)
      expect([role, await status(firm.people[role].caller.post(`/api/${slug}`, { name: 'x' }))]).toEqual([
        role,
        403,
      ])
    expect(await status(firm.admin.get(`/api/${slug}`))).toBeLessThan(500)
  })

  it.each(['PayloadPreferences', 'PayloadKvs', 'PayloadMigrations', 'PayloadLockedDocuments', 'PayloadJobs'])(
    'GraphQL knows no %s',
    async (name) => {
      expect((await firm.admin.graphql(`{ ${name} { totalDocs } }`)).text).toContain('Cannot query field')
    },
  )

  it('an admin does not touch migrations or the key-value store', async () => {
    for (const slug of ['payload-migrations', 'payload-kv']) {
      const answers = [
        await firm.admin.post(`/api/${slug}`, { name: 'x', key: 'x', data: {} }),
        await firm.admin.delete(`/api/${slug}?where[id][exists]=true`),
        await firm.admin.patch(`/api/${slug}?where[id][exists]=true`, { name: 'y' }),
      ]
      for (const answer of answers) expect([403, 404]).toContain(answer.status)
    }
  })

  it('nobody registers as the first user of a firm that has one', async () => {
    const outsider = {
      email: 'outsider@elsewhere.example',
      password: 'correct-horse-1031',
      role: 'admin',
      firstName: 'A',
      lastName: 'B',
    }
    expect(await status(firm.nobody.post('/api/users/first-register', outsider))).toBe(401)
    for (const role of OTHERS)
      expect(await status(firm.people[role].caller.post('/api/users/first-register', outsider))).toBe(403)
    expect(await status(firm.nobody.post('/api/users', outsider))).toBe(401)
    expect(await status(firm.nobody.post('/api/users/login', outsider))).toBe(401)
  })

  it('nobody registers as the first user of an empty platform', async () => {
    const { url } = await startPlatform({ ...API_ONLY, DATABASE_URL: await emptyDatabase() })
    const answer = await new Caller(url).post('/api/users/first-register', {
      email: 'outsider@elsewhere.example',
      password: 'correct-horse-1031',
      firstName: 'A',
      lastName: 'B',
    })
    expect(answer.status).toBe(401)
  })

  it('nobody unlocks accounts', async () => {
    expect(await status(firm.nobody.post('/api/users/unlock', { email: 'client@firm.example' }))).toBe(401)
    for (const role of OTHERS)
      expect([403, 404]).toContain(
        await status(firm.people[role].caller.post('/api/users/unlock', { email: 'client@firm.example' })),
      )
  })
})

describe('tokens', () => {
  const forged = (secret: string, claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret))
  const asks = (token: string) => status(new Caller(firm.admin.url, token).get('/api/exchanges'))

  it('that are forged, empty, unsigned or for something else open nothing', async () => {
    const claims = { id: firm.people.admin.id, collection: 'users', email: 'admin@firm.example' }
    expect(await asks(await forged('another-secret-another-secret-another', claims))).toBe(401)
    expect(await asks(await forged(PRODUCTION['PAYLOAD_SECRET'] ?? '', claims))).toBe(401)
    expect(await asks('nonsense')).toBe(401)
    const [header, body] = [{ alg: 'none', typ: 'JWT' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    expect(await asks(`${header}.${body}.`)).toBe(401)
  })

  it('work as Bearer, as JWT and as a cookie', async () => {
    const { token } = firm.people.client.caller
    const ways: Record<string, string>[] = [
      { authorization: `Bearer ${token}` },
      { authorization: `JWT ${token}` },
      { cookie: `payload-token=${token}` },
    ]
    for (const headers of ways)
      expect(await status(firm.nobody.send('GET', '/api/exchanges', { headers }))).toBe(200)
  })

  it('of a cookie do not write for a page of somebody else', async () => {
    const cookie = `payload-token=${firm.people.client.caller.token}`
    const write = (headers: Record<string, string>) =>
      status(
        firm.nobody.send('POST', '/api/messages', {
          body: JSON.stringify({ exchange: firm.assigned.exchange, content: 'Hello' }),
          headers: { 'content-type': 'application/json', cookie, ...headers },
        }),
      )
    expect(await write({ origin: 'https://evil.example' })).toBe(403)
    expect(await write({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await write({ origin: firm.admin.url })).toBe(201)
  })

  it('cannot be made from outside to come from elsewhere or to be somebody else', async () => {
    const answer = await firm.people.client.caller.send('GET', '/api/users/me', {
      headers: { 'x-peak-client-ip': '10.9.8.7', 'x-peak-user': firm.people.admin.id },
    })
    expect(answer.body).toMatchObject({ user: { id: firm.people.client.id } })
  })
})
