import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, Caller, signIn, textAt, type Answered } from '../support/api'
import { appCode, newUser, pairOf, PASSWORD, setUpApp, tokensOf } from '../support/accounts'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

/** What a session may do rests on what was proved for it, and on the person being as they were when checked. */

let url: string
let admin: Caller
let pool: pg.Pool
let outsider: Caller
const NEW = 'quite-another-staple-9'

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
const setUp = (caller: Caller, more = {}) => caller.post('/api/auth/setup-2fa', { method: 'totp', ...more })
const required = (roles: string[]) => admin.put('/api/admin/settings', { requireSecondFactor: roles })
const codeOf = (answer: Answered) => [answer.status, at(answer.body, 'errors', 0, 'code')]
const makeOlder = (user: string, column: string) =>
  pool.query(`update peak.sessions set ${column} = now() - interval '11 minutes' where user_id = $1`, [user])
const withBody = (caller: Caller, path: string, body: object) =>
  caller.send('DELETE', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

async function guarded(role = 'coordinator') {
  const user = await newUser(admin, role)
  const { caller } = await tokensOf(url, user.email)
  return { ...user, caller, ...(await setUpApp(caller)) }
}

/** Changes a person while something of theirs is under way: it waits for the change to be committed. */
async function overtaken(user: string, change: string, underWay: () => Promise<Answered>): Promise<Answered> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`update users set ${change} where id = $1`, [user])
    const answer = underWay()
    await new Promise((resolve) => setTimeout(resolve, 700))
    await client.query('update peak.sessions set ended_at = now() where user_id = $1 and ended_at is null', [
      user,
    ])
    await client.query('update peak.challenges set used_at = now() where user_id = $1 and used_at is null', [
      user,
    ])
    await client.query('commit')
    return await answer
  } finally {
    client.release()
  }
}

const living = async (user: string): Promise<number> =>
  (
    await pool.query(
      'select 1 from peak.sessions where user_id = $1 and ended_at is null union all select 1 from peak.challenges where user_id = $1 and used_at is null',
      [user],
    )
  ).rows.length

describe('what is under way while the person is changed', () => {
  it.each([
    ['another password', `hash = 'another'`],
    ['deactivation', 'active = false'],
    ['another role', `role = 'third_party'`],
  ])('does not survive %s', async (_what, change) => {
    const plain = await newUser(admin)
    const answer = await overtaken(plain.id, change, () => login(plain.email))
    expect(codeOf(answer)).toEqual([401, 'sign-in-refused'])
    expect(await living(plain.id)).toBe(0)

    const asked = await guarded()
    expect(codeOf(await overtaken(asked.id, change, () => login(asked.email)))).toEqual([
      401,
      'sign-in-refused',
    ])
    expect(await living(asked.id)).toBe(0)

    const waiting = await guarded()
    const challenge = textAt(await login(waiting.email), 'challenge')
    expect(
      (await overtaken(waiting.id, change, () => verify(challenge, appCode(waiting.secret)))).status,
    ).toBe(401)
    expect(await living(waiting.id)).toBe(0)
  })
})

describe('a changed password', () => {
  it('gives no session without the second factor that the policy asks for by now', async () => {
    const { email } = await newUser(admin, 'third_party')
    const { caller } = await tokensOf(url, email)
    await required(['third_party'])
    const answer = await caller.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      password: NEW,
    })
    await required([])
    expect(answer.body).toMatchObject({ twoFactorRequired: true, setUp: true })
    expect(at(answer.body, 'token')).toBeUndefined()
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('needs the old one, or a second factor that was given a short while ago', async () => {
    const { id, email, secret } = await guarded()
    const change = (caller: Caller) => caller.post('/api/auth/change-password', { password: NEW })
    const first = await verify(textAt(await login(email), 'challenge'), appCode(secret), {
      trustDevice: true,
    })
    const device =
      first.headers
        .getSetCookie()
        .find((entry) => entry.startsWith('peak-device='))
        ?.split(';')[0] ?? ''
    const trusted = await outsider.send('POST', '/api/auth/login', {
      body: JSON.stringify({ email, password: PASSWORD }),
      headers: { cookie: device, 'content-type': 'application/json' },
    })
    expect(codeOf(await change(pairOf(url, trusted).caller))).toEqual([403, 'password-needed'])
    await makeOlder(id, 'factor_at')
    expect(codeOf(await change(pairOf(url, first).caller))).toEqual([403, 'password-needed'])
  })
})

describe('a second factor', () => {
  it('is set up right after a sign-in, and later with the password', async () => {
    const { id, email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    expect((await setUp(caller)).status).toBe(200)
    await makeOlder(id, 'proved_at')
    expect(codeOf(await setUp(caller))).toEqual([403, 'password-needed'])
    expect((await setUp(caller, { password: 'not-the-password' })).status).toBe(403)
    expect((await setUp(caller, { password: PASSWORD })).status).toBe(200)
  })

  it('is exchanged with itself or the password, not by a session that has merely set it up', async () => {
    const { caller, email, secret } = await guarded()
    expect(codeOf(await setUp(caller))).toEqual([403, 'password-needed'])
    expect((await setUp(caller, { password: PASSWORD })).status).toBe(200)
    const { caller: proven } = pairOf(
      url,
      await verify(textAt(await login(email), 'challenge'), appCode(secret)),
    )
    expect((await setUp(proven)).status).toBe(200)
  })

  it('that was set up meanwhile closes the sign-ins that were to set it up', async () => {
    await required(['agency'])
    const { id: agency } = { id: await admin.create('agencies', { name: 'Proof agency' }) }
    const { email } = await newUser(admin, 'agency', { agency })
    const [late, untouched, first] = [
      textAt(await login(email), 'challenge'),
      textAt(await login(email), 'challenge'),
      textAt(await login(email), 'challenge'),
    ]
    expect((await setUp(outsider, { challenge: late })).status).toBe(200)
    const secret = textAt(await setUp(outsider, { challenge: first }), 'secret')
    expect((await verify(first, appCode(secret))).status).toBe(200)
    for (const challenge of [late, untouched]) {
      expect(codeOf(await setUp(outsider, { challenge }))).toEqual([401, 'challenge-over'])
      expect(codeOf(await verify(challenge, appCode(secret, Date.now() + 30_000)))).toEqual([
        401,
        'challenge-over',
      ])
    }
    // One that slipped through is no way round it either.
    await pool.query('update peak.challenges set used_at = null')
    expect(codeOf(await setUp(outsider, { challenge: untouched }))).toEqual([401, 'challenge-over'])
    expect(codeOf(await verify(untouched, appCode(secret, Date.now() + 30_000)))).toEqual([
      401,
      'challenge-over',
    ])
    await required([])
  })

  it('that is removed counts for the session no more', async () => {
    const { id, caller } = await guarded()
    expect((await withBody(caller, '/api/auth/2fa', { password: PASSWORD })).status).toBe(200)
    const { rows } = await pool.query(
      'select second_factor, factor_at from peak.sessions where user_id = $1 and ended_at is null',
      [id],
    )
    expect(rows).toEqual([{ second_factor: null, factor_at: null }])
  })
})

describe('a trusted browser', () => {
  async function trusting() {
    const user = await guarded()
    const answer = await verify(textAt(await login(user.email), 'challenge'), appCode(user.secret), {
      trustDevice: true,
    })
    const device =
      answer.headers
        .getSetCookie()
        .find((entry) => entry.startsWith('peak-device='))
        ?.split(';')[0] ?? ''
    const again = () =>
      outsider.send('POST', '/api/auth/login', {
        body: JSON.stringify({ email: user.email, password: PASSWORD }),
        headers: { cookie: device, 'content-type': 'application/json' },
      })
    return { ...user, again }
  }

  it('is trusted no more when an administrator ends all sessions', async () => {
    const { id, again } = await trusting()
    expect(at((await again()).body, 'token')).toBeTruthy()
    expect((await admin.delete(`/api/users/${id}/sessions`)).status).toBe(200)
    expect(at((await again()).body, 'twoFactorRequired')).toBe(true)
  })

  it('renews no session once the policy forbids it', async () => {
    const { again } = await trusting()
    const { refreshToken } = pairOf(url, await again())
    await admin.put('/api/admin/settings', { trustedDevices: false })
    const answer = await outsider.post('/api/auth/refresh', { refreshToken })
    await admin.put('/api/admin/settings', { trustedDevices: true })
    expect(answer.body).toMatchObject({ twoFactorRequired: true })
    expect(at(answer.body, 'token')).toBeUndefined()
  })
})
