import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, signIn, textAt } from '../support/api'
import {
  appCode,
  countSent,
  digitsIn,
  eventsOf,
  newUser,
  pairOf,
  PASSWORD,
  sentTo,
  setUpApp,
  tokensOf,
} from '../support/accounts'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let url: string
let admin: Caller
let pool: pg.Pool
let outsider: Caller

beforeAll(async () => {
  const shared = await sharedPlatform()
  url = shared.url
  pool = shared.pool
  admin = await signIn(url, ADMIN.email, ADMIN.password)
  outsider = new Caller(url)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const login = (email: string, password = PASSWORD) => outsider.post('/api/auth/login', { email, password })
const verify = (challenge: string, code: string, more = {}) =>
  outsider.post('/api/auth/verify-2fa', { challenge, code, ...more })

/** Somebody with an app as second factor. */
async function guarded(role = 'coordinator') {
  const user = await newUser(admin, role)
  const { caller } = await tokensOf(url, user.email)
  return { ...user, caller, ...(await setUpApp(caller)) }
}

describe('an authenticator app', () => {
  it('is set up with a first code, and asked for from then on', async () => {
    const { email, secret, backupCodes, caller, id } = await guarded()
    expect(backupCodes).toHaveLength(10)
    const answer = await login(email)
    expect(answer.body).toMatchObject({ twoFactorRequired: true, methods: ['totp', 'backup'] })
    expect(at(answer.body, 'token')).toBeUndefined()
    expect(answer.headers.getSetCookie()).toEqual([])
    const signedIn = pairOf(url, await verify(textAt(answer, 'challenge'), appCode(secret)))
    expect(at(signedIn.answer.body, 'user', 'email')).toBe(email)
    expect((await signedIn.caller.get('/api/exchanges')).status).toBe(200)
    expect((await caller.get('/api/auth/2fa')).body).toMatchObject({
      factors: [{ method: 'totp' }],
      backupCodesLeft: 10,
      required: false,
    })
    expect(await eventsOf(pool, id)).toEqual(
      expect.arrayContaining(['second-factor.set-up', 'second-factor.success']),
    )
    const { rows } = await pool.query<{ secret: string }>(
      'select secret from peak.second_factors where user_id = $1',
      [id],
    )
    expect(rows[0]?.secret).toMatch(/^v1\./)
    expect(rows[0]?.secret).not.toContain(secret)
  })

  it('is asked for at every address that signs in', async () => {
    const { email } = await guarded()
    expect((await outsider.post('/api/users/login', { email, password: PASSWORD })).body).toMatchObject({
      twoFactorRequired: true,
    })
    const graphql = await outsider.graphql(
      'mutation ($email: String!, $password: String!) { loginUser(email: $email, password: $password) { token twoFactorRequired challenge } }',
      { email, password: PASSWORD },
    )
    expect(at(graphql.body, 'data', 'loginUser')).toMatchObject({ token: null, twoFactorRequired: true })
  })

  it('gives codes that work once', async () => {
    const { email, secret } = await guarded()
    const code = appCode(secret)
    expect((await verify(textAt(await login(email), 'challenge'), code)).status).toBe(200)
    expect((await verify(textAt(await login(email), 'challenge'), code)).status).toBe(401)
  })

  it('does not sign in with the code that switched it on', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    const secret = textAt(await caller.post('/api/auth/setup-2fa', { method: 'totp' }), 'secret')
    const now = Date.now()
    expect((await caller.post('/api/auth/verify-2fa', { code: appCode(secret, now) })).status).toBe(200)
    for (const earlier of [0, 30_000])
      expect([
        earlier,
        (await verify(textAt(await login(email), 'challenge'), appCode(secret, now - earlier))).status,
      ]).toEqual([earlier, 401])
    expect(
      (await verify(textAt(await login(email), 'challenge'), appCode(secret, now + 30_000))).status,
    ).toBe(200)
  })

  it('does not sign in again with the code that switched it on at a sign-in', async () => {
    const { email } = await newUser(admin)
    await admin.put('/api/admin/settings', { requireSecondFactor: ['coordinator'] })
    try {
      const challenge = textAt(await login(email), 'challenge')
      const secret = textAt(
        await outsider.post('/api/auth/setup-2fa', { method: 'totp', challenge }),
        'secret',
      )
      const code = appCode(secret)
      expect((await verify(challenge, code)).status).toBe(200)
      expect((await verify(textAt(await login(email), 'challenge'), code)).status).toBe(401)
    } finally {
      await admin.put('/api/admin/settings', { requireSecondFactor: [] })
    }
  })

  it('gives a challenge that works once, takes five tries, and is nobody elses', async () => {
    const { email, secret } = await guarded()
    const challenge = textAt(await login(email), 'challenge')
    for (let times = 0; times < 4; times += 1) expect((await verify(challenge, '000000')).status).toBe(401)
    expect((await verify(challenge, appCode(secret))).status).toBe(200)
    expect((await verify(challenge, appCode(secret, Date.now() + 30_000))).body).toMatchObject({
      errors: [{ code: 'challenge-over' }],
    })
    const tried = textAt(await login(email), 'challenge')
    for (let times = 0; times < 5; times += 1) await verify(tried, '000000')
    expect((await verify(tried, appCode(secret, Date.now() + 30_000))).body).toMatchObject({
      errors: [{ code: 'challenge-over' }],
    })
    expect((await verify('made-up', '123456')).status).toBe(401)
  })

  it('opens nothing with a code before it is confirmed, and a wrong one does not confirm it', async () => {
    const { email, id } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    expect((await caller.post('/api/auth/setup-2fa', { method: 'totp' })).body).toMatchObject({
      otpauthUrl: expect.stringMatching(/^otpauth:\/\/totp\/Peak%201031:/),
    })
    expect((await caller.post('/api/auth/verify-2fa', { code: '000000' })).status).toBe(400)
    expect(at((await login(email)).body, 'token')).toBeTruthy()
    expect(
      (
        await pool.query(
          'select 1 from peak.second_factors where user_id = $1 and confirmed_at is not null',
          [id],
        )
      ).rows,
    ).toHaveLength(0)
  })
})

describe('backup codes', () => {
  it('open once each, in any spelling, and are replaced by new ones', async () => {
    const {
      email,
      backupCodes: [first = '', second = ''],
      caller,
    } = await guarded()
    expect(
      (await verify(textAt(await login(email), 'challenge'), first.toUpperCase().replace('-', ' '))).status,
    ).toBe(200)
    expect((await verify(textAt(await login(email), 'challenge'), first)).status).toBe(401)
    expect((await caller.post('/api/auth/backup-codes', { password: 'not-the-password' })).status).toBe(403)
    expect(
      at((await caller.post('/api/auth/backup-codes', { password: PASSWORD })).body, 'backupCodes'),
    ).toHaveLength(10)
    expect((await verify(textAt(await login(email), 'challenge'), second)).status).toBe(401)
  })
})

describe('codes by mail', () => {
  it('go out by themselves where mail is the only factor, and work once', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    expect((await caller.post('/api/auth/setup-2fa', { method: 'email' })).body).toMatchObject({
      sentTo: expect.stringContaining('•'),
    })
    expect(
      (
        await caller.post('/api/auth/verify-2fa', {
          code: digitsIn(await sentTo(pool, email, 'sign-in-code')),
        })
      ).status,
    ).toBe(200)
    const answer = await login(email)
    expect(answer.body).toMatchObject({ twoFactorRequired: true, methods: ['email', 'backup'] })
    const code = digitsIn(await sentTo(pool, email, 'sign-in-code', 1))
    expect((await verify(textAt(answer, 'challenge'), code)).status).toBe(200)
    const again = textAt(await login(email), 'challenge')
    expect((await verify(again, code)).status).toBe(401)
    // A newer code takes the place of the older.
    const older = digitsIn(await sentTo(pool, email, 'sign-in-code', 2))
    expect((await outsider.post('/api/auth/send-code', { challenge: again, method: 'email' })).status).toBe(
      200,
    )
    const newer = digitsIn(await sentTo(pool, email, 'sign-in-code', 3))
    if (older !== newer) expect((await verify(again, older)).status).toBe(401)
    expect((await verify(again, newer)).status).toBe(200)
  })

  it('are not sent without end', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    const answers = []
    for (let times = 0; times < 8; times += 1)
      answers.push(await caller.post('/api/auth/setup-2fa', { method: 'email' }))
    const last = answers.at(-1)
    expect(last?.status).toBe(429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await countSent(pool, email, 'sign-in-code')).toBe(6)
  })
})

describe('a trusted browser', () => {
  it('is not asked again for thirty days, until its owner forgets it; nobody elses is', async () => {
    const { email, secret, caller } = await guarded()
    const other = await guarded()
    const answer = await verify(textAt(await login(email), 'challenge'), appCode(secret), {
      trustDevice: true,
    })
    const cookie = answer.headers.getSetCookie().find((entry) => entry.startsWith('peak-device='))
    expect(cookie).toMatch(/Path=\/api\/auth; Max-Age=2592000; HttpOnly/)
    const device = cookie?.split(';')[0] ?? ''
    const again = (who: string) =>
      outsider.send('POST', '/api/auth/login', {
        body: JSON.stringify({ email: who, password: PASSWORD }),
        headers: { cookie: device, 'content-type': 'application/json' },
      })
    expect(at((await again(email)).body, 'token')).toBeTruthy()
    expect(at((await again(other.email)).body, 'twoFactorRequired')).toBe(true)
    await caller.delete('/api/auth/sessions')
    expect(at((await again(email)).body, 'twoFactorRequired')).toBe(true)
  })

  it('is none where the policy forbids it', async () => {
    const { email, secret } = await guarded()
    await admin.put('/api/admin/settings', { trustedDevices: false })
    const answer = await verify(textAt(await login(email), 'challenge'), appCode(secret), {
      trustDevice: true,
    })
    expect(answer.headers.getSetCookie().some((entry) => entry.startsWith('peak-device='))).toBe(false)
    await admin.put('/api/admin/settings', { trustedDevices: true })
  })
})

describe('the policy', () => {
  it('asks a session of before for the factor when it is renewed, and sets it up during the renewal', async () => {
    const { email, id } = await newUser(admin, 'third_party')
    const { refreshToken, caller } = await tokensOf(url, email)
    await admin.put('/api/admin/settings', { requireSecondFactor: ['third_party'] })
    const answer = await outsider.post('/api/auth/refresh', { refreshToken })
    expect(answer.body).toMatchObject({ twoFactorRequired: true, setUp: true, methods: ['totp', 'email'] })
    expect((await caller.get('/api/exchanges')).status).toBe(401)
    const challenge = textAt(answer, 'challenge')
    const secret = textAt(await outsider.post('/api/auth/setup-2fa', { method: 'totp', challenge }), 'secret')
    const done = await verify(challenge, appCode(secret))
    expect(at(done.body, 'backupCodes')).toHaveLength(10)
    const { caller: now } = pairOf(url, done)
    expect((await now.get('/api/exchanges')).status).toBe(200)
    const removal = await now.send('DELETE', '/api/auth/2fa', {
      body: JSON.stringify({ password: PASSWORD }),
      headers: { 'content-type': 'application/json' },
    })
    expect(removal.status).toBe(422)
    expect(await eventsOf(pool, id)).toContain('sessions.policy')
    await admin.put('/api/admin/settings', { requireSecondFactor: [] })
  })

  it('asks as well where Payload renews: for its panel, and over GraphQL', async () => {
    const people = [await newUser(admin, 'third_party'), await newUser(admin, 'third_party')]
    const [panel, graphql] = [
      await tokensOf(url, people[0]?.email ?? ''),
      await tokensOf(url, people[1]?.email ?? ''),
    ]
    await admin.put('/api/admin/settings', { requireSecondFactor: ['third_party'] })
    try {
      const renewed = await outsider.send('POST', '/api/users/refresh-token', {
        headers: { cookie: `peak-refresh=${encodeURIComponent(panel.refreshToken)}` },
      })
      expect([renewed.status, at(renewed.body, 'refreshedToken'), renewed.headers.getSetCookie()]).toEqual([
        401,
        undefined,
        [],
      ])
      const answer = await outsider.graphql(
        'mutation ($token: String!) { refreshTokenUser(refreshToken: $token) { refreshedToken token refreshToken twoFactorRequired } }',
        { token: graphql.refreshToken },
      )
      expect(at(answer.body, 'data', 'refreshTokenUser')).toEqual({
        refreshedToken: null,
        token: null,
        refreshToken: null,
        twoFactorRequired: true,
      })
      for (const { caller } of [panel, graphql]) expect((await caller.get('/api/exchanges')).status).toBe(401)
    } finally {
      await admin.put('/api/admin/settings', { requireSecondFactor: [] })
    }
  })

  it('lets a factor be removed with the password, and an administrator remove a lost one', async () => {
    const { email, caller } = await guarded()
    const remove = (password: string) =>
      caller.send('DELETE', '/api/auth/2fa', {
        body: JSON.stringify({ password }),
        headers: { 'content-type': 'application/json' },
      })
    expect((await remove('not-the-password')).status).toBe(403)
    expect((await remove(PASSWORD)).status).toBe(200)
    expect(at((await login(email)).body, 'token')).toBeTruthy()
    const lost = await guarded()
    const reset = (who: Caller) =>
      who.send('DELETE', `/api/users/${lost.id}/2fa`, {
        body: JSON.stringify({ reason: 'Lost phone, called back' }),
        headers: { 'content-type': 'application/json' },
      })
    expect((await reset(caller)).status).toBe(403)
    expect((await reset(admin)).status).toBe(200)
    expect((await lost.caller.get('/api/exchanges')).status).toBe(401)
    expect(at((await login(lost.email)).body, 'token')).toBeTruthy()
  })
})

it('without Twilio offers no text messages', async () => {
  const { caller } = await tokensOf(url, (await newUser(admin)).email)
  expect((await caller.post('/api/auth/setup-2fa', { method: 'sms', phone: '+12135550100' })).status).toBe(
    422,
  )
})
