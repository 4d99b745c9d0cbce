import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, signIn, textAt, type Caller } from '../support/api'
import { closePools, poolOn } from '../support/database'
import { ADMIN, stopPlatforms } from '../support/platform'
import { sharedPlatform } from '../support/shared'

/**
 * More writes at once than Payload has connections: each holds one while its hooks and access rules
 * ask the database. They once waited for each other until they timed out.
 */
const AT_ONCE = 60

let admin: Caller
let coordinator: Caller
let database: string

beforeAll(async () => {
  const shared = await sharedPlatform()
  database = shared.databaseUrl
  admin = await signIn(shared.url, ADMIN.email, ADMIN.password)
  await admin.create('users', {
    email: 'officer@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  coordinator = await signIn(shared.url, 'officer@firm.example', 'correct-horse-1031')
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

test('many messages at once are all kept, each with its audit row', async () => {
  const exchange = await coordinator.create('exchanges', { name: 'A busy exchange' })
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) =>
      coordinator.post('/api/messages', { exchange, content: `Message ${index}` }),
    ),
  )
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201))
  const listed = await coordinator.get(`/api/exchanges/${exchange}/messages?limit=100`)
  expect(at(listed.body, 'totalDocs')).toBe(AT_ONCE)
  const { rows } = await poolOn(database).query(
    `select count(*)::int as count from audit_logs where action = 'messages.create' and exchange_id = $1`,
    [exchange],
  )
  expect(rows).toEqual([{ count: AT_ONCE }])
})

test('many changes of one exchange at once leave one of them, and an audit row for each', async () => {
  const exchange = await coordinator.create('exchanges', { name: 'Changed by many' })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      coordinator.patch(`/api/exchanges/${exchange}`, { name: `Name ${index}` }),
    ),
  )
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
  const kept = textAt(await coordinator.get(`/api/exchanges/${exchange}?depth=0`), 'name')
  // Each change has its row, and they follow one another: from the first name, by way of every other, to the one that is kept.
  const { rows } = await poolOn(database).query<{ from: string; to: string }>(
    `select "before"->>'name' as from, "after"->>'name' as to from audit_logs where action = 'exchanges.update' and entity_id = $1 order by created_at, id`,
    [exchange],
  )
  expect(rows.map(({ to }) => to).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, index) => `Name ${index}`).toSorted(),
  )
  const next = new Map(rows.map(({ from, to }) => [from, to]))
  const chain = ['Changed by many']
  for (let name = next.get('Changed by many'); name; name = next.get(name)) chain.push(name)
  expect([chain.length, chain.at(-1)]).toEqual([21, kept])
})
