import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { Caller, signIn, textAt } from '../support/api'
import { appCode, newUser, PASSWORD, setUpApp, tokensOf } from '../support/accounts'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { CALLBACK, PUBLIC_URL, startGoogle, Visitor, type GoogleServer } from '../support/google'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms } from '../support/platform'

let google: GoogleServer
let url: string
let admin: Caller
let pool: pg.Pool

beforeAll(async () => {
  google = await startGoogle()
  const database = await migratedDatabase()
  pool = poolOn(database)
  url = (await startPlatform({ ...API_ONLY, ...google.settings, DATABASE_URL: database })).url
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  for (const name of ['client', 'inactive'])
    await admin.create('users', {
      email: `${name}@firm.example`,
      password: 'mango-tractor-violin-92',
      firstName: name,
      lastName: 'Test',
      role: 'client',
      active: name === 'client',
    })
})
afterAll(async () => {
  await stopPlatforms()
  await google.close()
  await closePools()
})

const here = (answer: URL): string => `${url}${answer.pathname}${answer.search}`
const pathOf = (response: Response): string =>
  (response.headers.get('location') ?? '').replace(PUBLIC_URL, '')
const isLetIn = (response: Response): boolean =>
  response.headers.getSetCookie().some((cookie) => /^payload-token=[^;]/.test(cookie))

async function question(visitor: Visitor, next = ''): Promise<string> {
  const response = await visitor.go(
    `${url}/api/auth/google${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  )
  expect(response.status).toBe(302)
  return response.headers.get('location') ?? ''
}

/** Goes all the way as somebody at Google. */
async function comeBack(login: string, next = ''): Promise<Response> {
  const visitor = new Visitor()
  return visitor.go(here(await visitor.answer(await question(visitor, next), login)))
}

test('the ways of signing in are open to everybody', async () => {
  expect((await new Caller(url).get('/api/auth/ways')).body).toEqual({ google: true, sms: false })
})

describe('somebody with a sign-in', () => {
  test('is let in by the same address, in any case of letters, and led to where they wanted to go', async () => {
    const response = await comeBack('known', '/exchanges?status=45D')
    expect([response.status, pathOf(response), isLetIn(response)]).toEqual([
      302,
      '/exchanges?status=45D',
      true,
    ])
    const token = /payload-token=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? ''
    expect((await new Caller(url, token).get('/api/users/me')).text).toContain('client@firm.example')
    const { rows } = await pool.query(
      `select way from peak.sessions s join users u on u.id = s.user_id where u.email = 'client@firm.example'`,
    )
    expect(rows).toEqual([{ way: 'google' }])
  })

  test('is led home rather than to another site', async () => {
    expect(pathOf(await comeBack('known', 'https://elsewhere.example/'))).toBe('/home')
    expect(pathOf(await comeBack('known', '//elsewhere.example'))).toBe('/home')
  })

  test('is asked for the second factor where one is due', async () => {
    const settings = { requireSecondFactor: ['client'] }
    expect((await admin.put('/api/admin/settings', settings)).status).toBe(200)
    const response = await comeBack('known', '/tasks')
    expect(pathOf(response)).toMatch(/^\/login\?challenge=[\w-]+&methods=totp%2Cemail&setUp=1&next=%2Ftasks$/)
    expect(isLetIn(response)).toBe(false)
    await admin.put('/api/admin/settings', { requireSecondFactor: [] })
  })
})

describe('nobody else is let in, and nobody is made', () => {
  test.each([
    ['unverified', 'google-unverified'],
    ['nameless', 'google-unverified'],
    ['unknown', 'google-unknown'],
    ['inactive', 'google-unknown'],
  ])('%s', async (login, problem) => {
    const before = (await pool.query('select count(*)::int as count from users')).rows
    const response = await comeBack(login)
    expect([pathOf(response), isLetIn(response)]).toEqual([`/login?problem=${problem}`, false])
    expect((await pool.query('select count(*)::int as count from users')).rows).toEqual(before)
    const { rows } = await pool.query(
      `select "after" from audit_logs where action = 'sessions.refused' order by id desc limit 1`,
    )
    expect(rows).toMatchObject([{ after: { way: 'google', why: problem } }])
  })
})

describe('an answer that does not belong to the question', () => {
  const refused = async (response: Response, problem = 'google-again') =>
    expect([pathOf(response), isLetIn(response)]).toEqual([`/login?problem=${problem}`, false])

  test('with another state, or from another browser', async () => {
    const visitor = new Visitor()
    const answer = await visitor.answer(await question(visitor), 'known')
    const other = new URL(answer)
    other.searchParams.set('state', 'A'.repeat(43))
    await refused(await visitor.go(here(other)))
    await refused(await new Visitor().go(here(answer)))
    expect(isLetIn(await visitor.go(here(answer)))).toBe(true)
  })

  test('that comes a second time', async () => {
    const visitor = new Visitor()
    const answer = here(await visitor.answer(await question(visitor), 'known'))
    const cookie = `peak-google=${new URL(answer).searchParams.get('state')}`
    expect(isLetIn(await visitor.go(answer))).toBe(true)
    await refused(await fetch(answer, { redirect: 'manual', headers: { cookie } }))
  })

  test('that comes too late', async () => {
    const visitor = new Visitor()
    const answer = await visitor.answer(await question(visitor), 'known')
    await pool.query(`update peak.google_attempts set expires_at = now() - interval '1 second'`)
    await refused(await visitor.go(here(answer)))
  })

  test.each(['nonce', 'code_challenge'])('whose question had another %s', async (name) => {
    const visitor = new Visitor()
    const asked = new URL(await question(visitor))
    if (name === 'nonce') asked.searchParams.delete(name)
    else asked.searchParams.set(name, 'B'.repeat(43))
    await refused(await visitor.go(here(await visitor.answer(asked.href, 'known'))))
  })

  test("with a code of somebody else's making, or a no", async () => {
    const visitor = new Visitor()
    const state = new URL(await question(visitor)).searchParams.get('state') ?? ''
    await refused(
      await visitor.go(
        here(
          new URL(
            `${CALLBACK}?state=${state}&code=made-up&iss=${encodeURIComponent(google.settings['GOOGLE_ISSUER'] ?? '')}`,
          ),
        ),
      ),
    )
    const again = new URL(await question(visitor)).searchParams.get('state') ?? ''
    await refused(
      await visitor.go(here(new URL(`${CALLBACK}?state=${again}&error=access_denied`))),
      'google-refused',
    )
  })
})

test('an ID token that another key has signed is rejected, though it comes straight from the provider', async () => {
  const other = await startGoogle({ forged: true })
  const database = await migratedDatabase()
  const platform = (await startPlatform({ ...API_ONLY, ...other.settings, DATABASE_URL: database })).url
  const owner = await signIn(platform, ADMIN.email, ADMIN.password)
  await owner.create('users', {
    email: 'client@firm.example',
    password: 'mango-tractor-violin-92',
    firstName: 'Client',
    lastName: 'Test',
    role: 'client',
  })
  const visitor = new Visitor()
  const asked = await visitor.go(`${platform}/api/auth/google`)
  const answer = await visitor.answer(asked.headers.get('location') ?? '', 'known')
  const response = await visitor.go(`${platform}${answer.pathname}${answer.search}`)
  await other.close()
  expect([pathOf(response), isLetIn(response)]).toEqual(['/login?problem=google-again', false])
})

test('a trusted browser is known when Google leads back', async () => {
  const user = await newUser(admin, 'client', { email: 'trusting@firm.example' })
  const { caller } = await tokensOf(url, user.email)
  const { secret } = await setUpApp(caller)
  const challenge = textAt(
    await new Caller(url).post('/api/auth/login', { email: user.email, password: PASSWORD }),
    'challenge',
  )
  const trusted = await new Caller(url).post('/api/auth/verify-2fa', {
    challenge,
    code: appCode(secret),
    trustDevice: true,
  })
  const cookie = trusted.headers.getSetCookie().find((entry) => entry.startsWith('peak-device=')) ?? ''
  // Strict cookies stay away from a redirect that began at another site.
  expect(cookie).toContain('SameSite=Lax')
})

test('without Google nothing is offered', async () => {
  const plain = (await startPlatform({ ...API_ONLY, DATABASE_URL: await migratedDatabase() })).url
  expect((await new Caller(plain).get('/api/auth/ways')).body).toEqual({ google: false, sms: false })
  for (const path of ['/api/auth/google', '/api/auth/google/callback?state=x&code=y'])
    expect((await new Caller(plain).get(path)).headers.get('location')).toMatch(
      /\/login\?problem=google-off$/,
    )
})
