import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, signIn, textAt } from '../support/api'
import {
  appCode,
  countSent,
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

const login = (email: string, password: string) => outsider.post('/api/auth/login', { email, password })
const tokenIn = (text: string): string => /\/reset-password\/([\w-]+)/.exec(text)?.[1] ?? ''
const resetToken = async (email: string, skip = 0) =>
  tokenIn(await sentTo(pool, email, 'password-reset', skip))
const reset = (token: string, password = NEW) =>
  outsider.post('/api/auth/reset-password', { token, password })

describe('a forgotten password', () => {
  it('is asked for with the same answer for everybody, and mailed to those who are there', async () => {
    const { email } = await newUser(admin)
    const answers = [
      await outsider.post('/api/auth/forgot-password', { email }),
      await outsider.post('/api/auth/forgot-password', { email: 'nobody@firm.example' }),
      await outsider.post('/api/users/forgot-password', { email: 'nobody@firm.example' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await resetToken(email)).toMatch(/^[\w-]{43}$/)
    expect(await countSent(pool, 'nobody@firm.example', 'password-reset')).toBe(0)
  })

  it('is replaced once with the token, which ends every session and begins none', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    await outsider.post('/api/auth/forgot-password', { email: email.toUpperCase() })
    const token = await resetToken(email)
    expect((await reset(token, 'short')).status).toBe(400)
    expect((await reset(token, 'password123456')).status).toBe(400)
    const [one, two] = await Promise.all([reset(token), reset(token)])
    expect([one.status, two.status].sort()).toEqual([200, 400])
    expect((one.status === 200 ? one : two).headers.getSetCookie()).toEqual([])
    expect((await caller.get('/api/exchanges')).status).toBe(401)
    expect((await login(email, PASSWORD)).status).toBe(401)
    expect((await login(email, NEW)).status).toBe(200)
    expect(await countSent(pool, email, 'password-changed')).toBe(1)
  })

  it('has one good token, the newest, for an hour', async () => {
    const { id, email } = await newUser(admin)
    await outsider.post('/api/auth/forgot-password', { email })
    const older = await resetToken(email)
    await outsider.post('/api/auth/forgot-password', { email })
    const newer = await resetToken(email, 1)
    expect((await reset(older)).status).toBe(400)
    await pool.query(
      `update peak.password_resets set expires_at = now() - interval '1 second' where user_id = $1`,
      [id],
    )
    expect((await reset(newer)).status).toBe(400)
    expect((await reset('made-up')).status).toBe(400)
  })

  it('is not mailed to somebody inactive, nor without end', async () => {
    const gone = await newUser(admin)
    await admin.delete(`/api/users/${gone.id}`)
    const { email } = await newUser(admin)
    await outsider.post('/api/auth/forgot-password', { email: gone.email })
    for (let times = 0; times < 8; times += 1)
      expect((await outsider.post('/api/auth/forgot-password', { email })).status).toBe(200)
    await sentTo(pool, email, 'password-reset', 4)
    expect(await countSent(pool, email, 'password-reset')).toBe(5)
    expect(await countSent(pool, gone.email, 'password-reset')).toBe(0)
  })

  it('opens a locked account again', async () => {
    const { email } = await newUser(admin)
    for (let times = 0; times < 5; times += 1) await login(email, 'not-the-password')
    await outsider.post('/api/auth/forgot-password', { email })
    await reset(await resetToken(email))
    expect((await login(email, NEW)).status).toBe(200)
  })
})

describe('the own password', () => {
  it('is changed with the old one; every session ends but the new one', async () => {
    const { email } = await newUser(admin)
    const [here, there] = [await tokensOf(url, email), await tokensOf(url, email)]
    expect((await here.caller.post('/api/auth/change-password', { password: NEW })).status).toBe(403)
    expect(
      (
        await here.caller.post('/api/auth/change-password', {
          currentPassword: 'not-the-password',
          password: NEW,
        })
      ).status,
    ).toBe(403)
    const { caller } = pairOf(
      url,
      await here.caller.post('/api/auth/change-password', { currentPassword: PASSWORD, password: NEW }),
    )
    expect((await caller.get('/api/exchanges')).status).toBe(200)
    expect((await here.caller.get('/api/exchanges')).status).toBe(401)
    expect((await there.caller.get('/api/exchanges')).status).toBe(401)
    expect((await login(email, NEW)).status).toBe(200)
  })

  it('is changed without the old one soon after a second factor', async () => {
    const { email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    const { secret } = await setUpApp(caller)
    // To have set it up proves nothing: whoever found the session open could have done it.
    expect((await caller.post('/api/auth/change-password', { password: NEW })).status).toBe(403)
    const challenge = textAt(await login(email, PASSWORD), 'challenge')
    const { caller: proven } = pairOf(
      url,
      await outsider.post('/api/auth/verify-2fa', { challenge, code: appCode(secret) }),
    )
    expect((await proven.post('/api/auth/change-password', { password: NEW })).status).toBe(200)
  })

  it.each(['short', 'aaaaaaaaaaaaaaaa', 'password123456', 'pat-number-firm', 'qwertyuiop12345'])(
    'is not %s',
    async (password) => {
      const { email } = await newUser(admin)
      const { caller } = await tokensOf(url, email)
      const answer = await caller.post('/api/auth/change-password', { currentPassword: PASSWORD, password })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ errors: [{ field: 'password' }] })
    },
  )

  it('is not changed by a change of the record, and one that an administrator sets works at once', async () => {
    const { id, email } = await newUser(admin)
    const { caller } = await tokensOf(url, email)
    expect((await caller.patch(`/api/users/${id}`, { password: NEW })).status).toBe(422)
    expect((await admin.patch(`/api/users/${id}`, { password: 'tooshort' })).status).toBe(400)
    expect((await admin.patch(`/api/users/${id}`, { password: NEW })).status).toBe(200)
    expect((await login(email, NEW)).status).toBe(200)
  })
})
