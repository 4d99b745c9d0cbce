import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { signIn, type Caller } from '../support/api'
import { closePools } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

let admin: Caller
let client: Caller
let pool: pg.Pool

beforeAll(async () => {
  const shared = await sharedPlatform()
  pool = shared.pool
  admin = await signIn(shared.url, ADMIN.email, ADMIN.password)
  await admin.create('users', {
    email: 'client@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Cleo',
    lastName: 'Client',
    role: 'client',
  })
  client = await signIn(shared.url, 'client@firm.example', 'correct-horse-1031')
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const refusals = async () =>
  (
    await pool.query<Record<string, unknown>>(
      `select action, entity_type, entity_id, outcome, ip, user_agent, "after" from audit_logs where outcome = 'refused' order by id`,
    )
  ).rows

test('a change that is not for the role, and one of a foreign record, leave a row each', async () => {
  const exchange = await admin.create('exchanges', { name: "Not the client's" })
  expect(
    (
      await client.send('POST', '/api/exchanges', {
        body: '{"name":"Mine"}',
        headers: { 'content-type': 'application/json', 'user-agent': 'a browser' },
      })
    ).status,
  ).toBe(403)
  expect((await client.put(`/api/exchanges/${exchange}/status`, { status: 'COMPLETED' })).status).toBe(403)
  expect((await client.post('/api/messages', { exchange, content: 'Let me in' })).status).toBe(404)
  const rows = await refusals()
  expect(rows).toMatchObject([
    {
      action: 'request.refused',
      entity_type: 'exchanges',
      entity_id: null,
      user_agent: 'a browser',
      after: { method: 'POST', path: '/api/exchanges', status: 403 },
    },
    { entity_type: 'exchanges', entity_id: exchange, after: { method: 'PUT', status: 403 } },
    { entity_type: 'messages', after: { method: 'POST', status: 404 } },
  ])
  expect(rows.every((row) => typeof row['ip'] === 'string')).toBe(true)
})

test('what may be done, what is malformed, and reads leave none', async () => {
  const before = (await refusals()).length
  await client.get('/api/users')
  await client.get('/api/exchanges/01a1f777-d017-731b-b8ae-92d63abe45b9')
  await admin.post('/api/exchanges', { name: '' })
  await admin.create('exchanges', { name: 'Allowed' })
  expect((await refusals()).length).toBe(before)
})
