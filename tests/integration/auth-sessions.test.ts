import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, docsOf, signIn, textAt } from '../support/api'
import { countSent, eventsOf, newUser, pairOf, PASSWORD, tokensOf } from '../support/accounts'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let url: string
let admin: Caller
let pool: pg.Pool

beforeAll(async () => {
  const shared = await sharedPlatform()
  url = shared.url
  pool = shared.pool
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const refresh = (refreshToken: string) => new Caller(url).post('/api/auth/refresh', { refreshToken })
const works = async (caller: Caller) => (await caller.get('/api/auth/sessions')).status

describe('a session', () => {
  it('begins with a pair of tokens, in the answer and in cookies that scripts cannot read', async () => {
    const { email } = await newUser(admin)
    const { answer, token, refreshToken } = await tokensOf(url, email)
    expect(at(answer.body, 'exp')).toBeCloseTo(Date.now() / 1000 + 900, -1)
    const cookies = answer.headers.getSetCookie()
    expect(cookies.find((cookie) => cookie.startsWith(`payload-token=${token}`))).toMatch(
      /Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/,
    )
    expect(
      cookies.find((cookie) => cookie.startsWith('peak-refresh=') && cookie.includes('Path=/api/auth;')),
    ).toMatch(/HttpOnly; SameSite=Strict/)
    expect(cookies.join()).toContain(encodeURIComponent(refreshToken))
  })

  it('is renewed with a token that works once, and by cookie as well', async () => {
    const { email } = await newUser(admin)
    const first = await tokensOf(url, email)
    const second = pairOf(url, await refresh(first.refreshToken))
    expect(second.refreshToken).not.toBe(first.refreshToken)
    const byCookie = await new Caller(url).send('POST', '/api/auth/refresh', {
      headers: { cookie: `peak-refresh=${encodeURIComponent(second.refreshToken)}` },
    })
    expect(byCookie.status).toBe(200)
    expect(await works(pairOf(url, byCookie).caller)).toBe(200)
  })

  it('ends everywhere when a refresh token is used twice, and its owner and administrators are notified', async () => {
    const { id, email } = await newUser(admin)
    const first = await tokensOf(url, email)
    const second = pairOf(url, await refresh(first.refreshToken))
    expect((await refresh(first.refreshToken)).status).toBe(401)
    expect(await works(second.caller)).toBe(401)
    expect(await works(first.caller)).toBe(401)
    expect((await refresh(second.refreshToken)).status).toBe(401)
    expect(await countSent(pool, email, 'session-reuse')).toBe(1)
    expect(await eventsOf(pool, id)).toContain('sessions.reuse')
    const { rows } = await pool.query(
      `select 1 from notifications where category = 'security' and title = 'A session was used twice'`,
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  it('that was never ours renews nothing and ends nothing', async () => {
    const { email } = await newUser(admin)
    const { refreshToken, caller } = await tokensOf(url, email)
    const [session = '', , signature = ''] = refreshToken.split('.')
    for (const forged of [
      'nonsense',
      `${session}.0.nonsense`,
      `${session}.7.${signature}`,
      `${session}.-1.${signature}`,
      `${session}.0.${signature}.x`,
    ])
      expect((await refresh(forged)).status).toBe(401)
    expect((await new Caller(url).post('/api/auth/refresh')).status).toBe(401)
    expect(await works(caller)).toBe(200)
  })

  it('has one winner when fifty renew it at once', async () => {
    const { email } = await newUser(admin)
    const { refreshToken } = await tokensOf(url, email)
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49)
    expect(await countSent(pool, email, 'session-reuse')).toBe(1)
  })

  it('does not lose another: parallel sign-ins and renewals all live', async () => {
    const { email } = await newUser(admin)
    const pairs = await Promise.all(Array.from({ length: 10 }, () => tokensOf(url, email)))
    const renewed = await Promise.all(pairs.map(({ refreshToken }) => refresh(refreshToken)))
    expect(renewed.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const [first] = pairs
    expect(first && docsOf(await first.caller.get('/api/auth/sessions'))).toHaveLength(10)
  })
})

describe('sessions', () => {
  it('are listed with device, address and place, and ended one by one', async () => {
    const { email } = await newUser(admin)
    const here = await tokensOf(url, email)
    const elsewhere = pairOf(
      url,
      await new Caller(url).send('POST', '/api/auth/login', {
        body: JSON.stringify({ email, password: PASSWORD }),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
        },
      }),
    )
    const listed = docsOf(await here.caller.get('/api/auth/sessions'))
    const other = listed.find((session) => session['current'] === false)
    expect(other).toMatchObject({
      device: 'Firefox on Windows',
      ip: '127.0.0.1',
      place: 'This computer',
      way: 'password',
    })
    expect((await here.caller.delete(`/api/auth/sessions/${String(other?.['id'])}`)).status).toBe(200)
    expect(await works(elsewhere.caller)).toBe(401)
    expect(await works(here.caller)).toBe(200)
    expect((await here.caller.delete(`/api/auth/sessions/${String(other?.['id'])}`)).status).toBe(404)
  })

  it('of others are not there, but for administrators', async () => {
    const [mine, theirs] = [await newUser(admin), await newUser(admin)]
    const [me, them] = [await tokensOf(url, mine.email), await tokensOf(url, theirs.email)]
    const session = String(docsOf(await them.caller.get('/api/auth/sessions'))[0]?.['id'])
    expect((await me.caller.delete(`/api/auth/sessions/${session}`)).status).toBe(404)
    expect((await me.caller.get(`/api/users/${theirs.id}/security`)).status).toBe(403)
    expect(at((await admin.get(`/api/users/${theirs.id}/security`)).body, 'sessions')).toHaveLength(1)
    expect((await admin.delete(`/api/auth/sessions/${session}`)).status).toBe(200)
    expect(await works(them.caller)).toBe(401)
  })

  it('all end at once but the one that asks; an administrator ends them all', async () => {
    const { id, email } = await newUser(admin)
    const [one, two, three] = [
      await tokensOf(url, email),
      await tokensOf(url, email),
      await tokensOf(url, email),
    ]
    expect((await one.caller.delete('/api/auth/sessions')).status).toBe(200)
    expect([await works(one.caller), await works(two.caller), await works(three.caller)]).toEqual([
      200, 401, 401,
    ])
    expect((await admin.delete(`/api/users/${id}/sessions`)).status).toBe(200)
    expect(await works(one.caller)).toBe(401)
  })

  it('end with signing out, over either address', async () => {
    for (const path of ['/api/auth/logout', '/api/users/logout']) {
      const { email } = await newUser(admin)
      const { caller, refreshToken } = await tokensOf(url, email)
      const answer = await caller.post(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.getSetCookie().find((cookie) => cookie.startsWith('payload-token='))).toMatch(
        /payload-token=; .*Max-Age=0/,
      )
      expect(await works(caller)).toBe(401)
      expect((await refresh(refreshToken)).status).toBe(401)
    }
  })

  it.each([
    ['another role', { role: 'third_party' }],
    ['another password', { password: 'another-staple-77' }],
    ['deactivation', { active: false }],
  ])('end with %s', async (_what, change) => {
    const { id, email } = await newUser(admin)
    const { caller, refreshToken } = await tokensOf(url, email)
    expect((await admin.patch(`/api/users/${id}`, change)).status).toBe(200)
    expect(await works(caller)).toBe(401)
    expect((await refresh(refreshToken)).status).toBe(401)
    await admin.patch(`/api/users/${id}`, { active: true })
    expect(await works(caller)).toBe(401)
  })

  it('are mailed about when they begin on a new device, not the first time', async () => {
    const { email } = await newUser(admin)
    const from = (agent: string) =>
      new Caller(url).send('POST', '/api/auth/login', {
        body: JSON.stringify({ email, password: PASSWORD }),
        headers: { 'content-type': 'application/json', 'user-agent': agent },
      })
    await from('Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/17 Safari/605')
    await from('Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/17 Safari/605')
    expect(await countSent(pool, email, 'new-sign-in')).toBe(0)
    await from('Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0')
    expect(await countSent(pool, email, 'new-sign-in')).toBe(1)
  })
})

it('cookies give access to no other page', async () => {
  const { email } = await newUser(admin)
  const { refreshToken } = await tokensOf(url, email)
  const foreign = {
    origin: 'https://elsewhere.example',
    cookie: `peak-refresh=${encodeURIComponent(refreshToken)}`,
    'content-type': 'application/json',
  }
  expect((await new Caller(url).send('POST', '/api/auth/refresh', { headers: foreign })).status).toBe(403)
  expect(
    (
      await new Caller(url).send('POST', '/api/auth/login', {
        headers: foreign,
        body: JSON.stringify({ email, password: PASSWORD }),
      })
    ).status,
  ).toBe(403)
  expect(textAt(await refresh(refreshToken), 'token')).toBeTruthy()
})
