import { afterAll, beforeAll, expect, test } from 'vitest'
import { Caller, signIn } from '../support/api'
import { closePools, migratedDatabase } from '../support/database'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'

/** The order of the checks of the API: the caller is identified before the request is validated. */

let url: string
let coordinator: Caller

beforeAll(async () => {
  const platform = await startPlatform({ ...PRODUCTION, DATABASE_URL: await migratedDatabase() })
  url = platform.url
  const admin = await signIn(url, ADMIN.email, ADMIN.password)
  await admin.create('users', {
    email: 'officer@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  coordinator = await signIn(url, 'officer@firm.example', 'correct-horse-1031')
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'x-http-method-override': 'GET' }

test('an anonymous caller is answered 401 before anything about the request is checked', async () => {
  const outsider = new Caller(url)
  for (const path of ['/api/exchanges/no-id/timeline', '/api/exchanges?page=-1', '/api/nothing/at/all'])
    expect((await outsider.get(path)).status, path).toBe(401)
  expect(
    (
      await outsider.send('POST', '/api/messages', {
        body: '{broken',
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  ).toBe(401)
})

test('a read that is sent as a form is a read: a closed list stays closed, an open one opens', async () => {
  expect((await coordinator.send('POST', '/api/users', { body: 'limit=5', headers: FORM })).status).toBe(403)
  expect((await coordinator.send('POST', '/api/exchanges', { body: 'limit=5', headers: FORM })).status).toBe(
    200,
  )
  expect(
    (await new Caller(url).send('POST', '/api/exchanges', { body: 'limit=5', headers: FORM })).status,
  ).toBe(401)
})
