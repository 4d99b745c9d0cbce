import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller, errorsOf, signIn, textAt } from '../support/api'
import { closePools, migratedDatabase } from '../support/database'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'

/** A platform that people reach by https, behind a proxy of the firm's own. */
const PUBLIC = 'https://exchanges.firm.example'
const TLS = { 'x-forwarded-proto': 'https' }

let behind: string
beforeAll(async () => {
  behind = (
    await startPlatform({
      ...PRODUCTION,
      DATABASE_URL: await migratedDatabase(),
      PUBLIC_URL: PUBLIC,
      TRUST_PROXY: '1',
    })
  ).url
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

describe('by plain http', () => {
  test('a page is led to its https address, and a change is rejected', async () => {
    const outsider = new Caller(behind)
    const page = await outsider.get('/login?next=%2Ftasks')
    expect([page.status, page.headers.get('location')]).toEqual([308, `${PUBLIC}/login?next=%2Ftasks`])
    const change = await outsider.post('/api/auth/login', ADMIN)
    expect(change.status).toBe(403)
    expect(errorsOf(change)[0]?.code).toBe('https-only')
    expect((await outsider.get('/api/health/live')).status).toBe(200)
  })
})

describe('by https, as the proxy says', () => {
  test('signing in works, with a cookie for https alone', async () => {
    const answer = await new Caller(behind).send('POST', '/api/auth/login', {
      body: JSON.stringify(ADMIN),
      headers: { ...TLS, 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toContain('; Secure')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
    expect(textAt(answer, 'token')).not.toBe('')
  })
})

describe('a password', () => {
  test('is set by an administrator, long enough, and by nobody for themselves in passing', async () => {
    const platform = await startPlatform({ ...PRODUCTION, DATABASE_URL: await migratedDatabase() })
    const admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
    const person = { email: 'client@firm.example', firstName: 'Cleo', lastName: 'Client', role: 'client' }
    expect((await admin.post('/api/users', { ...person, password: 'short' })).status).toBe(400)
    const id = await admin.create('users', { ...person, password: 'correct-horse-1031' })
    const client = await signIn(platform.url, person.email, 'correct-horse-1031')
    expect((await client.patch(`/api/users/${id}`, { password: 'another-horse-1031' })).status).toBe(422)
    expect((await client.patch(`/api/users/${id}`, { firstName: 'Clea' })).status).toBe(200)
    expect((await admin.patch(`/api/users/${id}`, { password: 'short' })).status).toBe(400)
    expect((await admin.patch(`/api/users/${id}`, { password: 'a-new-horse-1031' })).status).toBe(200)
    await signIn(platform.url, person.email, 'a-new-horse-1031')
  })
})
