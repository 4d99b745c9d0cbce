import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, errorsOf, signIn, textAt, type Answered, type Caller } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { lineTo, type Line } from '../support/outage'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms } from '../support/platform'

/** What is answered 2xx is in the database, and what is not answered so is not, or is said to be unknown. */
let database: string
let line: Line
let admin: Caller

/** Commits that touch a marked row of a table fail at the very end, as a deferred constraint does. */
const failAtCommit = (table: string, when: string) => `
  create function ${table}_doomed() returns trigger language plpgsql as $$ begin raise exception 'at commit' using errcode = '23514'; end $$;
  create constraint trigger ${table}_doomed after insert or update on ${table} deferrable initially deferred for each row when (${when}) execute function ${table}_doomed()`

beforeAll(async () => {
  database = await migratedDatabase()
  line = await lineTo(database)
  const platform = await startPlatform({ ...API_ONLY, DATABASE_URL: line.url })
  admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
})
afterAll(async () => {
  await stopPlatforms()
  await line.close()
  await closePools()
})

const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await poolOn(database).query(text, values)).rowCount ?? 0

describe('a commit that the database rejects', () => {
  it('is no success: over REST, over GraphQL and in a transaction of our own', async () => {
    await poolOn(database).query(failAtCommit('contacts', `new.first_name = 'Doomed'`))
    await poolOn(database).query(failAtCommit('exchange_participants', `new.role = 'doomed'`))
    const created = await admin.post('/api/contacts', { firstName: 'Doomed' })
    expect([created.status, errorsOf(created)[0]?.code]).toEqual([400, 'invalid'])
    const known = await admin.create('contacts', { firstName: 'Known' })
    expect((await admin.patch(`/api/contacts/${known}`, { firstName: 'Doomed' })).status).toBe(400)
    expect(textAt(await admin.get(`/api/contacts/${known}`), 'firstName')).toBe('Known')
    const asked = await admin.graphql('mutation { createContact(data: { firstName: "Doomed" }) { id } }')
    expect(at(asked.body, 'data', 'createContact') ?? null).toBeNull()
    expect(at(asked.body, 'errors', 0, 'message')).toBeTypeOf('string')
    const exchange = await admin.create('exchanges', { name: 'Commits' })
    expect(
      (await admin.post(`/api/exchanges/${exchange}/participants`, { contact: known, role: 'doomed' }))
        .status,
    ).toBe(400)
    expect(await count(`select 1 from contacts where first_name = 'Doomed'`)).toBe(0)
    expect(await count('select 1 from exchange_participants where exchange_id = $1', [exchange])).toBe(0)
    // The connections are whole again.
    expect(await admin.create('contacts', { firstName: 'After' })).toBeTypeOf('string')
  })
})

describe('a commit whose answer never comes', () => {
  const unknown = (answer: Answered) =>
    expect([answer.status, errorsOf(answer)[0]?.code]).toEqual([503, 'outcome-unknown'])

  it('is said to be unknown, by Payload and by our own transactions', async () => {
    line.loseNextCommit()
    unknown(await admin.post('/api/contacts', { firstName: 'Perhaps' }))
    const exchange = await admin.create('exchanges', { name: 'Perhaps' })
    line.loseNextCommit()
    unknown(await admin.put(`/api/exchanges/${exchange}/tags`, { tags: ['one'] }))
  })

  it('is settled by asking again with the same key: one record, and the first answer', async () => {
    const send = () =>
      admin.send('POST', '/api/contacts', {
        body: JSON.stringify({ firstName: 'Once' }),
        headers: { 'content-type': 'application/json', 'idempotency-key': 'lost-answer' },
      })
    line.loseNextCommit()
    unknown(await send())
    const again = await send()
    expect(again.status).toBe(201)
    expect(textAt(again, 'doc', 'firstName')).toBe('Once')
    expect(await count(`select 1 from contacts where first_name = 'Once'`)).toBe(1)
  }, 180_000)

  it('is settled for a message by its clientId', async () => {
    const exchange = await admin.create('exchanges', { name: 'Talk' })
    line.loseNextCommit()
    unknown(await admin.post('/api/messages', { exchange, content: 'Once', clientId: 'm-1' }))
    const again = await admin.post('/api/messages', { exchange, content: 'Once', clientId: 'm-1' })
    expect([200, 201]).toContain(again.status)
    expect(await count('select 1 from messages where exchange_id = $1', [exchange])).toBe(1)
  })
})
