import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, textAt, type Answered, type Caller } from '../support/api'
import { closePools, poolOn, tablesWith } from '../support/database'
import type { Firm } from '../support/firm'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

/** The same request sent twice, as a double click or a retry does it, is one record. */
let firm: Firm
let database: string

beforeAll(async () => {
  const shared = await sharedFirm()
  firm = shared.firm
  database = shared.databaseUrl
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const keyed = (caller: Caller, path: string, key: string, body: object): Promise<Answered> =>
  caller.send('POST', path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  })
const code = (answer: Answered) => errorsOf(answer)[0]?.code

describe('Idempotency-Key', () => {
  it('gives the first answer again, whatever the order of the keys in the body', async () => {
    const first = await keyed(firm.admin, '/api/contacts', 'k-1', { firstName: 'Same', lastName: 'Person' })
    const again = await keyed(firm.admin, '/api/contacts', 'k-1', { lastName: 'Person', firstName: 'Same' })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    const { rowCount } = await poolOn(database).query(`select 1 from contacts where last_name = 'Person'`)
    expect(rowCount).toBe(1)
  })

  it.each(['/api/contacts', '/api/exchanges', '/api/tasks'])(
    'makes one record of ten at once at %s',
    async (path) => {
      const body = {
        firstName: 'Ten',
        name: 'Ten',
        title: 'Ten',
        exchange: path === '/api/tasks' ? firm.assigned.exchange : undefined,
      }
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => keyed(firm.admin, path, `ten-${path}`, body)),
      )
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
      expect(new Set(answers.map((answer) => textAt(answer, 'doc', 'id'))).size).toBe(1)
    },
  )

  it('makes one of two at endpoints of our own, too', async () => {
    const contact = await firm.admin.create('contacts', { firstName: 'Added' })
    const path = `/api/exchanges/${firm.assigned.exchange}/participants`
    const answers = await Promise.all(
      [1, 2].map(() => keyed(firm.people.coordinator.caller, path, 'participant', { contact })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]?.text).toBe(answers[1]?.text)
  })

  it('makes one template of ten at once, which is stored by SQL of our own', async () => {
    const body = {
      name: 'Ten templates',
      exchangeType: null,
      items: [{ key: 'call', title: 'Call the client', anchor: 'END' }],
      automatic: false,
      active: true,
    }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => keyed(firm.admin, '/api/task-templates', 'ten-templates', body)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const { rowCount } = await poolOn(database).query(
      `select 1 from task_templates where name = 'Ten templates'`,
    )
    expect(rowCount).toBe(1)
  })

  it('is a conflict for another body or another address, and free for another person', async () => {
    await keyed(firm.admin, '/api/contacts', 'k-2', { firstName: 'One' })
    const other = await keyed(firm.admin, '/api/contacts', 'k-2', { firstName: 'Two' })
    expect([other.status, code(other)]).toEqual([409, 'idempotency-conflict'])
    expect(code(await keyed(firm.admin, '/api/agencies', 'k-2', { firstName: 'One' }))).toBe(
      'idempotency-conflict',
    )
    expect(
      (await keyed(firm.people.coordinator.caller, '/api/contacts', 'k-2', { firstName: 'Two' })).status,
    ).toBe(201)
  })

  it('lets what failed be mended and sent again under its key', async () => {
    expect((await keyed(firm.admin, '/api/exchanges', 'k-3', { name: '' })).status).toBe(400)
    expect((await keyed(firm.admin, '/api/exchanges', 'k-3', { name: 'Mended' })).status).toBe(201)
  })

  it('must be of 1 to 100 printable characters', async () => {
    for (const key of ['x'.repeat(101), 'a\tb'])
      expect((await keyed(firm.admin, '/api/contacts', key, { firstName: 'Long' })).status).toBe(400)
    expect((await keyed(firm.admin, '/api/contacts', 'x'.repeat(100), { firstName: 'Long' })).status).toBe(
      201,
    )
  })

  it('keeps no digest of a body that a password could be tried out on', async () => {
    const [path, body] = ['/api/contacts', { firstName: 'Digest' }]
    expect((await keyed(firm.admin, path, 'k-5', body)).status).toBe(201)
    const { rows } = await poolOn(database).query<{ fingerprint: string }>(
      `select fingerprint from peak.idempotency_keys where key = 'k-5'`,
    )
    const plain = createHash('sha256').update(`${path}\n${JSON.stringify(body)}`)
    expect(rows).toHaveLength(1)
    expect([plain.copy().digest('hex'), plain.digest('base64url')]).not.toContain(rows[0]?.fingerprint)
  })

  it('keeps no answer in plain text', async () => {
    await keyed(firm.admin, '/api/contacts', 'k-4', { firstName: 'Answer', company: 'seen-in-the-answer' })
    expect(await tablesWith(poolOn(database), 'seen-in-the-answer')).not.toContain('peak.idempotency_keys')
  })
})

describe('a message with a clientId', () => {
  it('is one message: 201, then 200 with what was stored', async () => {
    const { client, coordinator } = firm.people
    const body = { exchange: firm.assigned.exchange, content: 'Hello', clientId: 'c-1' }
    const [first, again] = [
      await client.caller.post('/api/messages', body),
      await client.caller.post('/api/messages', { ...body, content: 'Changed' }),
    ]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(textAt(again, 'doc', 'id')).toBe(textAt(first, 'doc', 'id'))
    expect(textAt(again, 'doc', 'content')).toBe('Hello')
    expect((await coordinator.caller.post('/api/messages', body)).status).toBe(201)
    const many = await Promise.all(
      Array.from({ length: 10 }, () => client.caller.post('/api/messages', { ...body, clientId: 'c-2' })),
    )
    expect(many.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 9 }, () => 200),
      201,
    ])
    expect(new Set(many.map((answer) => textAt(answer, 'doc', 'id'))).size).toBe(1)
  })

  it('of an exchange that is not theirs stays not there', async () => {
    expect(
      (
        await firm.people.client.caller.post('/api/messages', {
          exchange: firm.foreign.exchange,
          content: 'Hello',
          clientId: 'c-1',
        })
      ).status,
    ).toBe(404)
  })
})
