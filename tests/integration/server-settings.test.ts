import { describe, expect, it } from 'vitest'
import { Caller, signIn } from '../support/api'
import { emptyDatabase, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, PRODUCTION, ended, launchPlatform, startPlatform, type Settings } from '../support/platform'

/** What a start with bad settings writes, and how it ends. */
async function refused(settings: Settings): Promise<{ code: number | null; output: string }> {
  const { child, output } = launchPlatform(settings)
  const { code } = await ended(child)
  return { code, output: output() }
}

const NOWHERE = 'postgres://peak:wrong@127.0.0.1:9/peak'

describe('a start with bad settings', () => {
  it.each<[string, Settings]>([
    // Every setting has its unit test; here it is the process that has to stop, and how.
    ['PORT', { PORT: 'abc' }],
    ['PAYLOAD_SECRET', { DEMO: 'off', ENCRYPTION_KEY: '5e'.repeat(32) }],
    ['ENCRYPTION_KEY', { DEMO: 'off', PAYLOAD_SECRET: 'x'.repeat(32) }],
    ['ADMIN_PASSWORD', { ...PRODUCTION, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: 'Peak-1031-demo!' }],
  ])('stops with one clear line that names %s', async (name, settings) => {
    const { code, output } = await refused({ DATABASE_URL: NOWHERE, ...settings })
    expect(code).toBe(1)
    const lines = output.split('\n').filter((line) => line.trim() !== '')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(name)
    expect(output).not.toMatch(/\n\s+at /)
  })

  it('never prints a secret', async () => {
    const { output } = await refused({
      DATABASE_URL: NOWHERE,
      PAYLOAD_SECRET: 'hush-hush',
      ENCRYPTION_KEY: 'hush-hush-too',
    })
    expect(output).not.toContain('hush-hush')
  })
})

describe('a start that cannot succeed', () => {
  it('says that the database cannot be reached, without its password', async () => {
    const { code, output } = await refused({ ...PRODUCTION, DATABASE_URL: NOWHERE })
    expect(code).toBe(1)
    expect(output).toMatch(/database|connect|ECONNREFUSED/i)
    expect(output).not.toContain('wrong@')
  })

  it('says that the port is taken', async () => {
    const settings = { ...PRODUCTION, PEAK_ROLE: 'worker', DATABASE_URL: await migratedDatabase() }
    const first = await startPlatform(settings)
    const { code, output } = await refused({ ...settings, PORT: new URL(first.url).port })
    expect(code).toBe(1)
    expect(output).toMatch(/port|EADDRINUSE/i)
  })

  it('rejects a database that is ahead of it', async () => {
    const databaseUrl = await migratedDatabase()
    await poolOn(databaseUrl).query(
      `insert into payload_migrations (id, name, batch, created_at, updated_at) values (gen_random_uuid(), '20990101_000000_future', 99, now(), now())`,
    )
    const { code, output } = await refused({ ...PRODUCTION, DATABASE_URL: databaseUrl })
    expect(code).toBe(1)
    expect(output).toContain('20990101_000000_future')
  })
})

describe('the first people', () => {
  it('in production are the administrator of the settings and nobody else', async () => {
    const databaseUrl = await emptyDatabase()
    const { url, output } = await startPlatform({
      ...PRODUCTION,
      PEAK_ROLE: 'worker',
      DATABASE_URL: databaseUrl,
      ADMIN_EMAIL: 'first@firm.example',
      ADMIN_PASSWORD: 'correct-horse-1031',
    })
    expect((await signIn(url, 'first@firm.example', 'correct-horse-1031')).token).not.toBeNull()
    const { rows } = await poolOn(databaseUrl).query<{ email: string }>('select email from users')
    expect(rows).toEqual([{ email: 'first@firm.example' }])
    for (const word of ['correct-horse-1031', 'Peak-1031-demo!', 'peak1031.example'])
      expect(output()).not.toContain(word)
    expect(
      (
        await new Caller(url).post('/api/users/login', {
          email: 'admin@peak1031.example',
          password: 'Peak-1031-demo!',
        })
      ).status,
    ).toBe(401)
  })

  it('in demonstration are one for each role, with the password that was chosen', async () => {
    const { url, output } = await startPlatform({
      DEMO: 'on',
      DEMO_PASSWORD: 'Chosen-by-us-1031',
      DATABASE_URL: await emptyDatabase(),
    })
    for (const name of ['admin', 'coordinator', 'client', 'thirdparty', 'agency']) {
      const answer = await new Caller(url).post('/api/users/login', {
        email: `${name}@peak1031.example`,
        password: 'Chosen-by-us-1031',
      })
      expect([name, answer.status]).toEqual([name, 200])
      expect(output()).toContain(`${name}@peak1031.example`)
    }
  })

  it('are not made again, and a second start keeps what was changed', async () => {
    const settings = {
      ...PRODUCTION,
      PEAK_ROLE: 'worker',
      DATABASE_URL: await migratedDatabase(),
      ADMIN_EMAIL: 'another@firm.example',
      ADMIN_PASSWORD: 'correct-horse-1031',
    }
    const { url } = await startPlatform(settings)
    expect(
      (
        await new Caller(url).post('/api/users/login', {
          email: 'another@firm.example',
          password: 'correct-horse-1031',
        })
      ).status,
    ).toBe(401)
    expect((await signIn(url, ADMIN.email, ADMIN.password)).token).not.toBeNull()
  })
})
