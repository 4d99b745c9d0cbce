import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { at, Caller, textAt } from '../support/api'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let outsider: Caller

beforeAll(async () => {
  outsider = new Caller((await sharedPlatform()).url)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

test('answers who signed in, with a token and a cookie that scripts cannot read', async () => {
  const answer = await outsider.post('/api/auth/login', ADMIN)
  expect(answer.status).toBe(200)
  expect(at(answer.body, 'user')).toMatchObject({ email: ADMIN.email, role: 'admin' })
  const user = z.record(z.string(), z.unknown()).parse(at(answer.body, 'user'))
  expect(Object.keys(user).sort()).toEqual(['email', 'firstName', 'id', 'lastName', 'role'])
  expect(answer.headers.get('set-cookie')).toMatch(/^payload-token=.+; .*HttpOnly.*SameSite=Lax/)
  expect((await new Caller(outsider.url, textAt(answer, 'token')).get('/api/exchanges')).status).toBe(200)
})

test('answers a wrong password and an unknown address alike', async () => {
  const wrong = await outsider.post('/api/auth/login', { ...ADMIN, password: 'not-the-password' })
  const unknown = await outsider.post('/api/auth/login', {
    email: 'nobody@firm.example',
    password: 'not-the-password',
  })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.body).toEqual(unknown.body)
  expect((await outsider.post('/api/auth/login', { email: ADMIN.email })).status).toBe(400)
})

test('the token works as a cookie, from a page of ours and from no other', async () => {
  const signedIn = await outsider.post('/api/auth/login', ADMIN)
  const cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] ?? ''
  const write = (origin: string) =>
    outsider.send('POST', '/api/exchanges', {
      body: JSON.stringify({ name: 'By cookie' }),
      headers: { cookie, origin, 'content-type': 'application/json' },
    })
  expect((await write('https://elsewhere.example')).status).toBe(403)
  expect((await write(outsider.url)).status).toBe(201)
  expect((await outsider.send('GET', '/api/exchanges', { headers: { cookie } })).status).toBe(200)
})

test('signing out takes the cookie back', async () => {
  const answer = await outsider.post('/api/auth/logout')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toMatch(/^payload-token=;/)
})
