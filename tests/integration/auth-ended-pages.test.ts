import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessKey, newUser, tokensOf } from '../support/accounts'
import { Caller, docsOf, signIn } from '../support/api'
import { closePools, migratedDatabase } from '../support/database'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'
import { sendRaw } from '../support/raw'

/** Pages, for sessions that have ended: no page and no spelling of its address accepts their token. */

let url: string
let admin: Caller

beforeAll(async () => {
  url = (await startPlatform({ ...PRODUCTION, DATABASE_URL: await migratedDatabase() })).url
  admin = await signIn(url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const page = (path: string, token: string) =>
  sendRaw(
    url,
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: payload-token=${token}\r\n\r\n`,
  )
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

const CROOKED = [
  '/_next/../admin/collections/users',
  '/_next/static/../../admin/collections/users',
  '/_next/%2e%2e/admin/collections/users',
  '/_next/.%2E/admin/collections/users',
  '/_next/..%2fadmin/collections/users',
  '/_next\\..\\admin/collections/users',
  '/_next/%5c../admin/collections/users',
  '/a.js/../home',
  '/./admin',
  'http://localhost/admin/collections/users',
  '//localhost/../admin',
]

describe('the token of an ended session', () => {
  it.each(['/admin/collections/users', '/home', ...CROOKED])('opens nothing at %s', async (path) => {
    const { email } = await newUser(admin, 'admin')
    const { token, caller } = await tokensOf(url, email)
    expect(statusOf(await page('/admin/collections/users', token))).toBe(200)
    await caller.post('/api/auth/logout')
    const answer = await page(path, token)
    expect([path, [302, 307, 400, 404].includes(statusOf(answer))]).toEqual([path, true])
    expect(answer).not.toContain(email)
  })

  it('of a person who was deactivated leads to the sign-in', async () => {
    const { id, email } = await newUser(admin)
    const { caller, token } = await tokensOf(url, email)
    expect((await admin.delete(`/api/users/${id}`)).status).toBe(200)
    const answer = await caller.send('GET', '/home', { headers: { cookie: `payload-token=${token}` } })
    expect(answer.headers.get('location')).toContain('/login')
  })

  it('is not taken as a picture either', async () => {
    const { email } = await newUser(admin, 'admin')
    const { token } = await tokensOf(url, email)
    for (const given of ['', token])
      expect(statusOf(await page('/_next/image?url=%2Fhome&w=64&q=75', given))).toBe(404)
  })
})

describe('a token that is signed with the key of Payload itself', () => {
  it('opens neither pages nor the API, though its session lives', async () => {
    const { id, email } = await newUser(admin, 'admin')
    const { caller } = await tokensOf(url, email)
    const sid = String(docsOf(await caller.get('/api/auth/sessions'))[0]?.['id'])
    const payloads = new TextEncoder().encode(
      createHash('sha256')
        .update(PRODUCTION['PAYLOAD_SECRET'] ?? '')
        .digest('hex')
        .slice(0, 32),
    )
    const sign = (key: Uint8Array) =>
      new SignJWT({ id, email, sid, collection: 'users' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('5m')
        .sign(key)
    expect((await new Caller(url, await sign(accessKey())).get('/api/users')).status).toBe(200)
    const forged = await sign(payloads)
    for (const path of ['/api/users', '/api/auth/sessions'])
      expect((await new Caller(url, forged).get(path)).status).toBe(401)
    expect((await new Caller(url, forged).graphql('{ Users { totalDocs } }')).status).toBe(401)
    for (const path of ['/admin/collections/users', '/home'])
      expect([302, 307]).toContain(statusOf(await page(path, forged)))
  })
})
