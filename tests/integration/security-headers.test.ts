import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller } from '../support/api'
import { closePools, migratedDatabase } from '../support/database'
import { PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'

const FRIEND = 'https://friend.example'
let caller: Caller
beforeAll(async () => {
  caller = new Caller(
    (await startPlatform({ ...PRODUCTION, DATABASE_URL: await migratedDatabase(), CORS_ORIGINS: FRIEND }))
      .url,
  )
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

describe('every answer', () => {
  it.each([
    '/login',
    '/api/health/live',
    '/api/exchanges',
    '/api/docs',
    '/nowhere',
    '/favicon.svg',
    '/admin',
  ])('says how it may be used: %s', async (path) => {
    const { headers } = await caller.get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/default-src '(none|self)'/)
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'|form-action 'none'/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('of the API is kept by nobody', async () => {
    expect(
      (await caller.post('/api/auth/login', { email: 'nobody@firm.example', password: 'x' })).headers.get(
        'cache-control',
      ),
    ).toBe('no-store')
  })
})

describe('another origin', () => {
  const from = (origin: string, method = 'GET') =>
    caller.send(method, '/api/users/me', {
      headers: {
        origin,
        ...(method === 'OPTIONS'
          ? { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
          : {}),
      },
    })

  it('of the list is answered with its name, any other without', async () => {
    expect((await from(FRIEND)).headers.get('access-control-allow-origin')).toBe(FRIEND)
    expect((await from(FRIEND, 'OPTIONS')).headers.get('access-control-allow-origin')).toBe(FRIEND)
    for (const origin of [
      'https://elsewhere.example',
      'null',
      `${FRIEND}.evil.example`,
      'https://evil-friend.example',
    ]) {
      expect((await from(origin)).headers.get('access-control-allow-origin')).toBeNull()
      expect((await from(origin, 'OPTIONS')).headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('signs nobody in, unless it is of the list', async () => {
    const login = (origin: string) =>
      caller.send('POST', '/api/auth/login', {
        body: JSON.stringify({ email: 'nobody@firm.example', password: 'not-the-password' }),
        headers: { origin, 'content-type': 'application/json' },
      })
    expect((await login('https://elsewhere.example')).status).toBe(403)
    expect((await login('null')).status).toBe(403)
    expect((await login(FRIEND)).status).toBe(401)
    expect((await login(caller.url)).status).toBe(401)
  })
})
