import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFirm as makeSourceFirm } from '../../src/dev/practicepanther/firm'
import { newUser, PASSWORD } from '../support/accounts'
import { at, Caller } from '../support/api'
import { closePools, firmDatabase, poolOn } from '../support/database'
import { API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { signedInFirm } from '../support/signedIn'

/**
 * What is measured in time, on a machine that does nothing else: a busy one proves nothing, so
 * `npm test` counts work instead (hashes, statements, rows).
 */
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

let url: string
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await firmDatabase()
  url = (await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl, TRUST_PROXY: '1' })).url
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

it.each(['/api/auth/login', '/api/users/login'])(
  'a sign-in takes as long for somebody unknown, inactive or locked as for a wrong password, at %s',
  async (path) => {
    const pool = poolOn(databaseUrl)
    const { admin } = await signedInFirm(url, pool)
    const login = async (email: string, password: string, address: string) => {
      const answer = await new Caller(url).send('POST', path, {
        body: JSON.stringify({ email, password }),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      })
      expect(answer.status).toBe(401)
    }
    const people = async (howMany: number) => {
      const made = []
      for (let n = 0; n < howMany; n += 1) made.push(await newUser(admin))
      return made
    }
    const [wrong, inactive, locked] = [await people(3), await people(3), (await people(1))[0]?.email ?? '']
    for (const { id } of inactive) await admin.delete(`/api/users/${id}`)
    for (let tries = 0; tries < 5; tries += 1) await login(locked, 'not-the-password', '203.0.113.1')
    const times = new Map<string, number[]>()
    for (let round = 0; round < 12; round += 1) {
      // A new account every four rounds: none is locked but the one that is.
      const turn = Math.floor(round / 4)
      for (const [kind, email, password] of [
        ['unknown', `nobody-${round}@firm.example`, PASSWORD],
        ['wrong', wrong[turn]?.email ?? '', 'not-the-password'],
        ['inactive', inactive[turn]?.email ?? '', PASSWORD],
        ['locked', locked, PASSWORD],
      ] as const) {
        const spent = await timed(() => login(email, password, `203.0.113.${10 + round}`))
        times.set(kind, [...(times.get(kind) ?? []), spent])
      }
      await pool.query(
        `delete from peak.rate_limits where key = 'account:' || encode(sha256(convert_to($1, 'UTF8')), 'hex')`,
        [locked],
      )
    }
    for (const kind of ['unknown', 'inactive', 'locked']) {
      const ratio = median(times.get(kind) ?? []) / median(times.get('wrong') ?? [])
      expect([kind, ratio > 0.7, ratio < 1.4]).toEqual([kind, true, true])
    }
  },
)

it('a change of a thousand exchanges takes less than five seconds', async () => {
  const pool = poolOn(databaseUrl)
  const { people } = await signedInFirm(url, pool)
  await pool.query(
    `insert into exchanges (id, name, exchange_number, coordinator_id, status, stage, relinquished_transfer_date, identification_deadline, exchange_deadline, created_at, updated_at)
    select gen_random_uuid(), 'Thousand ' || n, 'T-' || n, $1, '180D', 'ID_LOCKED', '2026-08-01', '2026-09-15', '2027-01-28', now(), now() from generate_series(1, 1000) n`,
    [people.coordinator.id],
  )
  const change = { action: 'status', status: 'TERMINATED', reason: 'Test', filter: { q: 'Thousand' } }
  const spent = await timed(async () => {
    const answer = await people.coordinator.caller.post('/api/exchanges/bulk', change)
    expect([answer.status, at(answer.body, 'changed')]).toEqual([200, 1000])
  })
  expect(spent).toBeLessThan(5000)
})

it('the real firm is made in less than twenty seconds', async () => {
  const spent = await timed(async () => makeSourceFirm({ kind: 'real', seed: 1, anchor: '2026-11-20' }))
  expect(spent).toBeLessThan(20_000)
})

it('a platform with its own PostgreSQL stops in less than fifteen seconds', async () => {
  const platform = await startPlatform({
    ...API_ONLY,
    ADMIN_EMAIL: 'root@firm.example',
    ADMIN_PASSWORD: PASSWORD,
  })
  expect(await timed(() => platform.stop())).toBeLessThan(15_000)
})
