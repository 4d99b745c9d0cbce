import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { signIn, textAt, type Answered, type Caller } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { hotReads } from '../support/hotReads'
import { ADMIN, API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { waitUntilIdle } from '../support/snapshot'
import { statementsDuring, statementsOf } from '../support/statements'

/** The number of SQL statements of the hot reads: small, and the same however many rows there are. */

let coordinator: Caller
let officer: string
let pool: pg.Pool
const exchanges: string[] = []

beforeAll(async () => {
  const database = await migratedDatabase()
  pool = poolOn(database)
  await pool.query('create extension if not exists pg_stat_statements')
  const platform = await startPlatform({ ...API_ONLY, DATABASE_URL: database })
  const admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
  officer = await admin.create('users', {
    email: 'officer@firm.example',
    password: 'correct-horse-1031',
    firstName: 'Olive',
    lastName: 'Officer',
    role: 'coordinator',
  })
  coordinator = await signIn(platform.url, 'officer@firm.example', 'correct-horse-1031')
  await grow(2)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

/** Adds exchanges with a client, tasks, messages and participants each. */
async function grow(howMany: number): Promise<void> {
  for (let at = 0; at < howMany; at += 1) {
    const client = await coordinator.create('contacts', {
      firstName: 'Client',
      lastName: `Number ${exchanges.length}`,
    })
    const exchange = await coordinator.create('exchanges', {
      name: `Exchange ${exchanges.length}`,
      client,
      relinquishedTransferDate: '2026-01-05',
    })
    const other = await coordinator.create('contacts', {
      firstName: 'Other',
      lastName: `Number ${exchanges.length}`,
    })
    await coordinator.post(`/api/exchanges/${exchange}/participants`, { contact: other, role: 'CPA' })
    await coordinator.create('tasks', { title: 'Something to do', exchange, dueDate: '2026-01-06' })
    await coordinator.create('messages', { exchange, content: 'A message' })
    exchanges.push(exchange)
  }
}

const settle = () => waitUntilIdle(pool)

async function succeeding(request: () => Promise<Answered>): Promise<void> {
  const answer = await request()
  expect(answer.status, answer.text.slice(0, 200)).toBe(200)
}

const statementsOfRead = (path: string): Promise<number> =>
  statementsOf(pool, () => succeeding(() => coordinator.get(path)), settle)

describe('the number of statements', () => {
  const small = new Map<string, number>()

  test('is small', async () => {
    for (const { name, path, most } of hotReads(exchanges[0] ?? '')) {
      const count = await statementsOfRead(path)
      small.set(name, count)
      expect(count, name).toBeLessThanOrEqual(most)
      expect(count, name).toBeGreaterThan(0)
    }
    expect(textAt(await coordinator.get(`/api/exchanges/${exchanges[0]}`), 'client', 'displayName')).toBe(
      'Client Number 0',
    )
  })

  test('does not grow with the rows', async () => {
    await grow(12)
    for (const { name, path } of hotReads(exchanges[0] ?? ''))
      expect(await statementsOfRead(path), name).toBeLessThanOrEqual(small.get(name) ?? 0)
  })

  test('of a change of many exchanges is that of a few, however many they are', async () => {
    const terminate = async (name: string, howMany: number) => {
      await pool.query(
        `insert into exchanges (id, name, exchange_number, coordinator_id, status, stage, relinquished_transfer_date, identification_deadline, exchange_deadline, created_at, updated_at)
        select gen_random_uuid(), $1 || ' ' || n, $1 || '-' || n, $2, '180D', 'ID_LOCKED', '2026-08-01', '2026-09-15', '2027-01-28', now(), now() from generate_series(1, $3::int) n`,
        [name, officer, howMany],
      )
      // Only a write of its own makes the platform ask again which exchanges are whose.
      await coordinator.create('contacts', { firstName: name })
      await settle()
      return statementsDuring(pool, () =>
        succeeding(async () => {
          const answer = await coordinator.post('/api/exchanges/bulk', {
            action: 'status',
            status: 'TERMINATED',
            reason: 'Test',
            filter: { q: name },
          })
          expect(answer.body).toMatchObject({ changed: howMany })
          return answer
        }),
      )
    }
    const ten = await terminate('Ten', 10)
    // A few of the clock's own may be among them; one for each exchange would be a thousand more.
    expect(await terminate('Thousand', 1000)).toBeLessThan(ten + 10)
  })
})
