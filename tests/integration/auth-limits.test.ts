import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, docsOf, signIn, textAt } from '../support/api'
import { appCode, countSent, eventsOf, newUser, PASSWORD, setUpApp, tokensOf } from '../support/accounts'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms, type RunningPlatform } from '../support/platform'

let platform: RunningPlatform
let url: string
let admin: Caller
let pool: pg.Pool

beforeAll(async () => {
  const databaseUrl = await migratedDatabase()
  platform = await startPlatform({
    ...API_ONLY,
    DATABASE_URL: databaseUrl,
    TRUST_PROXY: '1',
    NODE_OPTIONS: `--import=${pathToFileURL('tests/support/countHashes.mjs').href}`,
  })
  url = platform.url
  pool = poolOn(databaseUrl)
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const login = (email: string, password: string, address = '203.0.113.1', path = '/api/auth/login') =>
  new Caller(url).send('POST', path, {
    body: JSON.stringify({ email, password }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
  })
/** The cookie of a browser in which somebody has signed in, and sign-ins from there. */
const knownIn = (answer: { headers: Headers }): string =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('peak-known='))
    ?.split(';')[0] ?? ''
const here = (cookie: string, email: string, password: string) =>
  new Caller(url).send('POST', '/api/auth/login', {
    body: JSON.stringify({ email, password }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.90', cookie },
  })
const overGraphql = (email: string, password: string) =>
  new Caller(url).graphql(
    'mutation ($email: String!, $password: String!) { loginUser(email: $email, password: $password) { token } }',
    { email, password },
  )

/** What every hash has cost that the platform has computed so far. */
const hashes = () =>
  [...platform.output().matchAll(/^\{"hashed":(\{.*\})\}$/gm)].map((found): unknown =>
    JSON.parse(found[1] ?? ''),
  )

describe('a failed sign-in', () => {
  it('says the same for unknown, wrong, inactive and locked, at every address', async () => {
    const [wrong, inactive, locked] = [await newUser(admin), await newUser(admin), await newUser(admin)]
    await admin.delete(`/api/users/${inactive.id}`)
    for (let times = 0; times < 5; times += 1) await login(locked.email, 'not-the-password')
    for (const path of ['/api/auth/login', '/api/users/login']) {
      const answers = [
        await login('nobody@firm.example', PASSWORD, '203.0.113.2', path),
        await login(wrong.email, 'not-the-password', '203.0.113.2', path),
        await login(inactive.email, PASSWORD, '203.0.113.2', path),
        await login(locked.email, PASSWORD, '203.0.113.2', path),
      ]
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    }
    const graphql = [
      await overGraphql('nobody@firm.example', PASSWORD),
      await overGraphql(wrong.email, 'not-the-password'),
      await overGraphql(inactive.email, PASSWORD),
      await overGraphql(locked.email, PASSWORD),
    ]
    expect(new Set(graphql.map(({ text }) => text)).size).toBe(1)
    expect(at(graphql[0]?.body, 'errors', 0, 'extensions', 'statusCode')).toBe(401)
  })

  it.each(['/api/auth/login', '/api/users/login'])(
    'costs one hash of all rounds for somebody unknown, inactive or locked as for a wrong password, at %s',
    async (path) => {
      const [wrong, inactive, locked] = [await newUser(admin), await newUser(admin), await newUser(admin)]
      await admin.delete(`/api/users/${inactive.id}`)
      for (let tries = 0; tries < 5; tries += 1) await login(locked.email, 'not-the-password')
      for (const [kind, email, password] of [
        ['unknown', 'nobody-at-all@firm.example', PASSWORD],
        ['wrong', wrong.email, 'not-the-password'],
        ['inactive', inactive.email, PASSWORD],
        ['locked', locked.email, PASSWORD],
      ] as const) {
        const before = hashes().length
        expect((await login(email, password, '203.0.113.10', path)).status).toBe(401)
        expect([kind, ...hashes().slice(before)]).toEqual([
          kind,
          { rounds: 600_000, bytes: 32, digest: 'sha256' },
        ])
      }
    },
  )
})

describe('an account', () => {
  it('is locked after five failures, whatever address they come from; administrators see and unlock it', async () => {
    const { id, email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    for (let times = 0; times < 5; times += 1)
      expect((await login(email, 'not-the-password', `198.51.100.${times}`)).status).toBe(401)
    expect((await login(email, PASSWORD, '198.51.100.77')).status).toBe(401)
    // Who is in already stays in.
    expect((await caller.get('/api/exchanges')).status).toBe(200)
    expect(docsOf(await admin.get('/api/users/locked')).map((user) => user['email'])).toContain(email)
    expect((await caller.post(`/api/users/${id}/unlock`)).status).toBe(403)
    expect((await admin.post(`/api/users/${id}/unlock`)).body).toMatchObject({ unlocked: true })
    expect((await login(email, PASSWORD)).status).toBe(200)
    expect(await countSent(pool, email, 'lockout')).toBe(1)
    expect(await eventsOf(pool, id)).toEqual(expect.arrayContaining(['sessions.failure', 'sessions.lockout']))
    const { rows } = await pool.query(`select 1 from notifications where title = 'An account is locked'`)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('that anonymous callers have locked still lets its signed-in owner confirm', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    for (let times = 0; times < 5; times += 1) await login(email, 'not-the-password', '198.51.100.60')
    expect((await login(email, PASSWORD, '198.51.100.61')).status).toBe(401)
    expect(
      (
        await caller.post('/api/auth/change-password', {
          currentPassword: PASSWORD,
          password: 'quite-another-staple-9',
        })
      ).status,
    ).toBe(200)
  })

  it('that anonymous callers have locked still accepts sign-ins in a browser of its owner', async () => {
    const { email } = await newUser(admin)
    const known = knownIn(await login(email, PASSWORD))
    for (let times = 0; times < 6; times += 1) await login(email, 'not-the-password', '198.51.100.70')
    expect((await login(email, PASSWORD, '198.51.100.71')).status).toBe(401)
    expect((await here(known, email, PASSWORD)).status).toBe(200)
    expect((await here(`${known}x`, email, PASSWORD)).status).toBe(401)
    // An administrator sees one locked person and opens all of it.
    expect(
      docsOf(await admin.get('/api/users/locked')).filter((user) => user['email'] === email).length,
    ).toBe(1)
    expect((await admin.post('/api/users/unlock', { email })).body).toMatchObject({ unlocked: true })
    expect((await login(email, PASSWORD, '198.51.100.72')).status).toBe(200)
  })

  it('is locked for everybody by five failures in that browser, which is nobody elses', async () => {
    const [{ email }, other] = [await newUser(admin), await newUser(admin)]
    const known = knownIn(await login(email, PASSWORD))
    for (let times = 0; times < 5; times += 1) await here(known, other.email, 'not-the-password')
    expect((await login(other.email, PASSWORD)).status).toBe(401)
    for (let times = 0; times < 5; times += 1)
      expect((await here(known, email, 'not-the-password')).status).toBe(401)
    expect((await here(known, email, PASSWORD)).status).toBe(401)
    expect((await login(email, PASSWORD, '198.51.100.73')).status).toBe(401)
    expect((await admin.post('/api/users/unlock', { email })).body).toMatchObject({ unlocked: true })
    expect((await here(known, email, PASSWORD)).status).toBe(200)
    expect((await login(email, PASSWORD, '198.51.100.72')).status).toBe(200)
  })

  it('knows no browser of before another password, nor one that says longer than it was given', async () => {
    const { id, email } = await newUser(admin)
    const known = knownIn(await login(email, PASSWORD))
    const [owner, browser, until, signature] = known.split('.')
    for (let times = 0; times < 5; times += 1) await login(email, 'not-the-password', '198.51.100.74')
    expect(
      (await here([owner, browser, Number(until) + 1, signature].join('.'), email, PASSWORD)).status,
    ).toBe(401)
    expect((await admin.patch(`/api/users/${id}`, { password: 'quite-another-staple-9' })).status).toBe(200)
    expect((await here(known, email, 'quite-another-staple-9')).status).toBe(401)
  })

  it('is locked by guessed codes, though the password is known', async () => {
    const { email } = await newUser(admin)
    const { secret } = await setUpApp((await tokensOf(url, email)).caller)
    const verify = (challenge: string, code: string) =>
      new Caller(url).post('/api/auth/verify-2fa', { challenge, code })
    for (let times = 0; times < 5; times += 1)
      expect((await verify(textAt(await login(email, PASSWORD), 'challenge'), '000000')).status).toBe(401)
    expect((await login(email, PASSWORD)).status).toBe(401)
    expect((await admin.post('/api/users/unlock', { email })).body).toMatchObject({ unlocked: true })
    // Of many at once no more are looked at than one after the other, and then not the right one either.
    const challenges = await Promise.all(
      Array.from({ length: 12 }, async () => textAt(await login(email, PASSWORD), 'challenge')),
    )
    const [last = '', ...others] = challenges
    const answers = await Promise.all(others.map((challenge) => verify(challenge, '000000')))
    expect(
      answers.filter(({ body }) => at(body, 'errors', 0, 'code') === 'wrong-code').length,
    ).toBeLessThanOrEqual(5)
    expect((await verify(last, appCode(secret))).status).toBe(401)
    expect((await login(email, PASSWORD)).status).not.toBe(200)
  })

  it('locks what is confirmed inside after five wrong passwords there', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    const change = (currentPassword: string) =>
      caller.post('/api/auth/change-password', { currentPassword, password: 'quite-another-staple-9' })
    for (let times = 0; times < 5; times += 1) expect((await change('not-the-password')).status).toBe(403)
    // Whoever is signed in may know: the right password is not called wrong.
    const answer = await change(PASSWORD)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 60]).toEqual([429, true])
  })

  it('is not confirmed by guessing in parallel inside either', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    const guesses = Array.from({ length: 20 }, (_, at) =>
      caller.post('/api/auth/change-password', {
        currentPassword: at === 19 ? PASSWORD : `guess-number-${at}`,
        password: 'quite-another-staple-9',
      }),
    )
    // No more are looked at than one after the other, and the right one comes too late.
    expect((await Promise.all(guesses)).filter(({ status }) => status !== 403 && status !== 429)).toEqual([])
  })

  it('is not opened by guessing in parallel', async () => {
    const { email } = await newUser(admin)
    const guesses = Array.from({ length: 40 }, (_, at) =>
      login(email, at === 39 ? PASSWORD : `guess-number-${at}`),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    expect((await login(email, PASSWORD)).status).not.toBe(200)
  })

  it('that fails ten times waits, known or unknown alike, and says for how long', async () => {
    const { email } = await newUser(admin)
    for (const account of [email, 'unknown-account@firm.example']) {
      for (let times = 0; times < 10; times += 1)
        expect((await login(account, 'not-the-password', '198.51.100.9')).status).toBe(401)
      const answer = await login(account, PASSWORD, '198.51.100.9')
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })

  it('is opened by a success before the fifth failure, which forgets the others', async () => {
    const { email } = await newUser(admin)
    for (let round = 0; round < 3; round += 1) {
      for (let times = 0; times < 4; times += 1) await login(email, 'not-the-password')
      expect((await login(email, PASSWORD)).status).toBe(200)
    }
  })
})

it('what is over is removed, and what counts stays', async () => {
  const { purgeExpiredAuth } = await import('../../src/modules/auth/purge')
  const { id, email } = await newUser(admin)
  const [kept, old] = [await tokensOf(url, email), await tokensOf(url, email)]
  const session = String(
    docsOf(await old.caller.get('/api/auth/sessions')).find(({ current }) => current)?.['id'],
  )
  await pool.query(`update peak.sessions set ended_at = now() - interval '91 days' where id = $1`, [session])
  await pool.query(
    `insert into peak.rate_limits (key, points, expire) values ('address:old', 5, 1000) on conflict do nothing`,
  )
  await purgeExpiredAuth({
    query: async <R extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<R>(text, [...values])).rows,
  })
  expect((await pool.query(`select 1 from peak.rate_limits where key = 'address:old'`)).rows).toHaveLength(0)
  expect((await pool.query(`select 1 from peak.sessions where user_id = $1`, [id])).rows).toHaveLength(1)
  expect((await kept.caller.get('/api/exchanges')).status).toBe(200)
})

describe('an address', () => {
  it('that fails a hundred times waits, and others do not', async () => {
    await pool.query(
      `insert into peak.rate_limits (key, points, expire) values ('address:198.51.100.200', 100, $1)`,
      [Date.now() + 600_000],
    )
    const { email } = await newUser(admin)
    const answer = await login(email, PASSWORD, '198.51.100.200')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(100)
    expect((await login(email, PASSWORD, '198.51.100.201')).status).toBe(200)
    // An invented entry in front of the proxy's own is not believed.
    expect((await login(email, PASSWORD, '10.0.0.1, 198.51.100.200')).status).toBe(429)
  })

  it('signs in thirty times a minute without trouble', async () => {
    const { email } = await newUser(admin)
    const answers = []
    for (let times = 0; times < 30; times += 1)
      answers.push((await login(email, PASSWORD, '198.51.100.30')).status)
    expect(answers).toEqual(Array(30).fill(200))
  })
})
