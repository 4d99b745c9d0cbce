import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, errorsOf, signIn } from '../support/api'
import { migratedDatabase, poolOn } from '../support/database'
import { lineTo, type Line } from '../support/outage'
import { ADMIN, API_ONLY, PRODUCTION, startPlatform, type RunningPlatform } from '../support/platform'
import { until } from '../support/wait'

let line: Line
let platform: RunningPlatform
let admin: Caller
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await migratedDatabase()
  line = await lineTo(databaseUrl)
  platform = await startPlatform({ ...API_ONLY, DATABASE_URL: line.url })
  admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
})
afterAll(() => line.close())

const ready = async (): Promise<number> => (await new Caller(platform.url).get('/api/health/ready')).status

describe('a database that goes away', () => {
  it('makes every answer a 503 in our shape, and health says so; then all is well again by itself', async () => {
    expect(await ready()).toBe(200)
    await line.cut()
    await until('health says that it is not ready', async () => (await ready()) === 503)
    expect((await new Caller(platform.url).get('/api/health/live')).status).toBe(200)
    for (const answer of [
      await admin.get('/api/exchanges'),
      await admin.post('/api/contacts', { firstName: 'Lost' }),
      await admin.graphql('{ Exchanges { totalDocs } }'),
      await new Caller(platform.url).post('/api/users/login', {
        email: ADMIN.email,
        password: ADMIN.password,
      }),
    ]) {
      expect([answer.status, errorsOf(answer)[0]?.code]).toEqual([503, 'unavailable'])
      expect(answer.headers.get('x-request-id')).not.toBeNull()
    }
    await line.mend()
    await until('health says that it is ready', async () => (await ready()) === 200, 180_000)
    expect((await admin.get('/api/exchanges')).status).toBe(200)
    expect((await admin.post('/api/contacts', { firstName: 'Found' })).status).toBe(201)
  })

  it('more than once, and with requests under way, still ends well: what was acknowledged is there, what was rejected is not', async () => {
    const sent = new Map<string, string>()
    for (let round = 0; round < 3; round += 1) {
      const asked = Array.from({ length: 30 }, async (_, index) => {
        const firstName = `Round ${round} ${index}`
        const answer = await admin.post('/api/contacts', { firstName })
        sent.set(
          firstName,
          answer.status === 201 ? 'created' : `${answer.status} ${errorsOf(answer)[0]?.code}`,
        )
      })
      await line.cut()
      await Promise.all(asked)
      await line.mend()
      await until('health says that it is ready', async () => (await ready()) === 200, 180_000)
    }
    const pool = poolOn(databaseUrl)
    const { rows } = await pool.query<{ name: string }>(
      `select first_name as name from contacts where first_name like 'Round %'`,
    )
    const stored = new Set(rows.map(({ name }) => name))
    for (const [name, answer] of sent) {
      expect(['created', '503 unavailable', '503 outcome-unknown']).toContain(answer)
      if (answer !== '503 outcome-unknown')
        expect([name, stored.has(name)]).toEqual([name, answer === 'created'])
    }
    const { rows: without } = await pool.query<{ count: number }>(
      `select count(*)::int as count from contacts c where not exists (select 1 from audit_logs a where a.entity_id = c.id::text and a.action = 'contacts.create')`,
    )
    expect(without[0]?.count).toBe(0)
  })

  it('and connections that the server ends are replaced', async () => {
    await poolOn(databaseUrl).query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await until('the platform answers again', async () => (await admin.get('/api/exchanges')).status === 200)
    expect((await platform.stop()).code).toBe(0)
  })

  it('leaves no secret and no personal data in the logs', () => {
    const log = platform.output()
    for (const word of [
      ADMIN.password,
      ADMIN.email,
      PRODUCTION['PAYLOAD_SECRET'] ?? '',
      PRODUCTION['ENCRYPTION_KEY'] ?? '',
      String(admin.token),
      'throwaway',
      'Round 1',
    ])
      expect([word, log.includes(word)]).toEqual([word, false])
    expect(log).not.toMatch(/\$2[ab]\$|insert into|values \(/i)
  })
})
