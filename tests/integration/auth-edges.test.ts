import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, docsOf, signIn, textAt } from '../support/api'
import {
  countSent,
  digitsIn,
  eventsOf,
  newUser,
  pairOf,
  PASSWORD,
  sentTo,
  tokensOf,
} from '../support/accounts'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms, type RunningPlatform } from '../support/platform'
import { until } from '../support/wait'

/** The smaller rules of signing in: what is sent, listed, notified and logged. */

let platform: RunningPlatform
let url: string
let admin: Caller
let pool: pg.Pool

beforeAll(async () => {
  const databaseUrl = await migratedDatabase()
  platform = await startPlatform({
    ...PRODUCTION,
    DATABASE_URL: databaseUrl,
    TRUST_PROXY: '1',
    LOG_LEVEL: 'trace',
    CORS_ORIGINS: 'https://partner.example',
  })
  url = platform.url
  pool = poolOn(databaseUrl)
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const from = (address: string, path: string, body: object, more: Record<string, string> = {}) =>
  new Caller(url).send('POST', path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...more },
  })
const CHROME = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0' }
const FIREFOX = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' }
const refusals = async (action: string): Promise<number> =>
  (await pool.query(`select 1 from audit_logs where action = $1 and outcome = 'failure'`, [action])).rows
    .length

describe('codes that go out by themselves', () => {
  it('do so six times in a quarter of an hour; the sign-in waits all the same', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    await caller.post('/api/auth/setup-2fa', { method: 'email' })
    expect(
      (
        await caller.post('/api/auth/verify-2fa', {
          code: digitsIn(await sentTo(pool, email, 'sign-in-code')),
        })
      ).status,
    ).toBe(200)
    const answers = []
    for (let times = 0; times < 8; times += 1)
      answers.push(await from('203.0.113.5', '/api/auth/login', { email, password: PASSWORD }))
    expect(answers.map(({ body }) => at(body, 'twoFactorRequired'))).toEqual(Array(8).fill(true))
    expect(await countSent(pool, email, 'sign-in-code')).toBe(6)
    const challenge = textAt(
      await from('203.0.113.5', '/api/auth/login', { email, password: PASSWORD }),
      'challenge',
    )
    expect((await from('203.0.113.5', '/api/auth/send-code', { challenge, method: 'email' })).status).toBe(
      200,
    )
    expect(
      (
        await from('203.0.113.5', '/api/auth/verify-2fa', {
          challenge,
          code: digitsIn(await sentTo(pool, email, 'sign-in-code', 6)),
        })
      ).status,
    ).toBe(200)
  })
})

describe('asking for a new password', () => {
  it('is answered alike beyond what one network may, and does nothing more', async () => {
    const people = [await newUser(admin), await newUser(admin)]
    await pool.query(
      `insert into peak.rate_limits (key, points, expire) values ('mail:network 203.0.113.40', 49, $1)`,
      [Date.now() + 600_000],
    )
    const answers = []
    for (const { email } of people)
      answers.push(await from('203.0.113.40', '/api/auth/forgot-password', { email }))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(
      (await from('203.0.113.41', '/api/auth/forgot-password', { email: people[0]?.email })).status,
    ).toBe(200)
    await sentTo(pool, people[0]?.email ?? '', 'password-reset', 1)
    expect(await countSent(pool, people[1]?.email ?? '', 'password-reset')).toBe(0)
    await pool.query(
      `insert into peak.rate_limits (key, points, expire) values ('address:203.0.113.42', 100, $1)`,
      [Date.now() + 600_000],
    )
    expect(
      (await from('203.0.113.42', '/api/auth/forgot-password', { email: 'nobody@firm.example' })).status,
    ).toBe(200)
  })
})

describe('our own lists', () => {
  it('honor page and limit', async () => {
    const { email } = await newUser(admin)
    const pairs = [await tokensOf(url, email), await tokensOf(url, email), await tokensOf(url, email)]
    for (let times = 0; times < 5; times += 1)
      await from('203.0.113.50', '/api/auth/login', { email, password: 'not-the-password' })
    const caller = pairs[0]?.caller ?? admin
    for (const [who, path, total] of [
      [caller, '/api/auth/sessions', 3],
      [caller, '/api/auth/history', 9],
    ] as const) {
      const first = await who.get(`${path}?limit=2`)
      expect([path, first.body]).toMatchObject([
        path,
        {
          totalDocs: total,
          limit: 2,
          page: 1,
          hasNextPage: true,
          hasPrevPage: false,
          totalPages: Math.ceil(total / 2),
        },
      ])
      const second = docsOf(await who.get(`${path}?limit=2&page=2`))
      expect(second.length).toBe(Math.min(2, total - 2))
      expect(docsOf(first).map(({ id }) => id)).not.toContain(second[0]?.['id'])
      expect((await who.get(`${path}?limit=0`)).body).toMatchObject({ limit: 500 })
      expect((await who.get(`${path}?page=0`)).status).toBe(400)
    }
    expect((await admin.get('/api/users/locked?limit=1')).body).toMatchObject({
      limit: 1,
      page: 1,
      docs: [{ email }],
    })
  })
})

describe('a session that is renewed elsewhere', () => {
  const renew = (refreshToken: string, address: string, device: Record<string, string>) =>
    from(address, '/api/auth/refresh', { refreshToken }, device)

  it('in another device is mailed to its owner, once an hour; a new address of the same is only recorded', async () => {
    const { id, email } = await newUser(admin)
    let pair = pairOf(
      url,
      await from('198.51.100.1', '/api/auth/login', { email, password: PASSWORD }, CHROME),
    )
    const moved = async () =>
      (await eventsOf(pool, id)).filter((action) => action === 'sessions.moved').length
    pair = pairOf(url, await renew(pair.refreshToken, '198.51.100.1', CHROME))
    expect([await moved(), await countSent(pool, email, 'session-moved')]).toEqual([0, 0])
    pair = pairOf(url, await renew(pair.refreshToken, '198.51.100.2', CHROME))
    expect([await moved(), await countSent(pool, email, 'session-moved')]).toEqual([1, 0])
    pair = pairOf(url, await renew(pair.refreshToken, '198.51.100.2', FIREFOX))
    expect([await moved(), await countSent(pool, email, 'session-moved')]).toEqual([2, 1])
    await renew(pair.refreshToken, '198.51.100.2', CHROME)
    expect([await moved(), await countSent(pool, email, 'session-moved')]).toEqual([3, 1])
  })

  it('or begun from a new address by the same device is mailed as well', async () => {
    const { email } = await newUser(admin)
    for (const address of ['198.51.100.3', '198.51.100.3'])
      await from(address, '/api/auth/login', { email, password: PASSWORD }, CHROME)
    expect(await countSent(pool, email, 'new-sign-in')).toBe(0)
    await from('198.51.100.4', '/api/auth/login', { email, password: PASSWORD }, CHROME)
    expect(await sentTo(pool, email, 'new-sign-in')).toContain('198.51.100.4')
  })
})

describe('many accounts tried from one place', () => {
  it('are notified to administrators, once', async () => {
    for (let times = 0; times < 27; times += 1)
      await from(`2001:db8:9:9::${times}`, '/api/auth/login', {
        email: `sprayed-${times}@firm.example`,
        password: 'not-the-password',
      })
    const { rows } = await pool.query(
      `select body from notifications where title = 'Many failed sign-ins from one place'`,
    )
    expect(rows).toHaveLength(1)
  })
})

describe('a page elsewhere that is on the list', () => {
  it('may ask beforehand what it may send, to GraphQL too', async () => {
    for (const path of ['/api/graphql', '/api/exchanges']) {
      const answer = await new Caller(url).send('OPTIONS', path, {
        headers: {
          origin: 'https://partner.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      })
      expect([path, answer.status < 300, answer.headers.get('access-control-allow-origin')]).toEqual([
        path,
        true,
        'https://partner.example',
      ])
      expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization')
    }
    expect((await new Caller(url).send('GET', '/api/graphql')).status).toBe(401)
  })
})

describe('what leads nowhere', () => {
  it('is a verification of an address', async () => {
    expect((await admin.post('/api/users/verify/x')).status).toBe(404)
    expect((await new Caller(url).post('/api/users/verify/x')).status).toBe(401)
  })

  it('is kept when it looked like a link of ours', async () => {
    expect(
      (
        await new Caller(url).post('/api/auth/reset-password', {
          token: 'made-up-token',
          password: 'quite-another-staple-9',
        })
      ).status,
    ).toBe(400)
    expect(await refusals('users.reset-refused')).toBe(1)
    expect((await new Caller(url).get('/api/auth/invitation/made-up-token')).status).toBe(404)
    expect(
      (
        await new Caller(url).post('/api/auth/accept-invitation', {
          token: 'made-up-token',
          password: 'quite-another-staple-9',
        })
      ).status,
    ).toBe(404)
    expect(await refusals('invitations.refused')).toBe(2)
  })
})

describe('what is said', () => {
  it('who is signed in by cookie learns no token from it', async () => {
    const { token } = await tokensOf(url, (await newUser(admin)).email)
    const answer = await new Caller(url).send('GET', '/api/users/me', {
      headers: { cookie: `payload-token=${token}`, 'sec-fetch-site': 'same-origin' },
    })
    expect(at(answer.body, 'user', 'id')).toBeTruthy()
    expect(at(answer.body, 'exp')).toBeTruthy()
    expect(answer.text).not.toContain(token)
  })

  it('signing out over GraphQL is kept', async () => {
    const { id, email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    await caller.graphql('mutation { logoutUser }')
    expect(await eventsOf(pool, id)).toContain('sessions.end')
  })

  it('the log has neither tokens in addresses nor failed sign-ins as errors of ours', async () => {
    const secret = 'a-token-that-nobody-should-read'
    await new Caller(url).get(`/api/auth/invitation/${secret}`)
    await new Caller(url).get(`/reset-password/${secret}`)
    await new Caller(url).get(`/invitation/${secret}`)
    await new Caller(url).get(`/api/calendar-feeds/${secret}.ics`)
    await new Caller(url).graphql(
      'mutation { loginUser(email: "nobody@firm.example", password: "not-the-password") { token } }',
    )
    await until(
      'the log tells of all of it',
      () =>
        platform.output().includes('/api/calendar-feeds/…') &&
        platform.output().includes('"path":"/invitation/…"'),
    )
    expect(platform.output()).not.toContain(secret)
    const faults = platform
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":50') || line.includes('"level":"error"'))
    expect(faults).toEqual([])
  })
})

describe('a new password', () => {
  it('is neither the present one nor made of the own phone number', async () => {
    const { email } = await newUser(admin, 'coordinator', { phone: '+12135550142' })
    const { caller } = await tokensOf(url, email)
    for (const password of [PASSWORD, '2135550142-abcd', '+12135550142xy'])
      expect([
        password,
        (await caller.post('/api/auth/change-password', { currentPassword: PASSWORD, password })).status,
      ]).toEqual([password, 400])
  })
})
