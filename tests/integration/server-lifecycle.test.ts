import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Caller, signIn } from '../support/api'
import { migratedDatabase } from '../support/database'
import { ADMIN, PRODUCTION, ended, launchPlatform, startPlatform } from '../support/platform'
import { isRunning, listProcess, scratchFolder } from '../support/scratch'
import { pause, until } from '../support/wait'

/** Without pages, whose preparation is most of a start; what is tested here is the same for both. */
const embedded = (dataDir: string) => ({
  ...PRODUCTION,
  PEAK_ROLE: 'worker',
  DATA_DIR: dataDir,
  ADMIN_EMAIL: ADMIN.email,
  ADMIN_PASSWORD: ADMIN.password,
})
const onTemplate = async () => ({
  ...PRODUCTION,
  PEAK_ROLE: 'worker',
  DATABASE_URL: await migratedDatabase(),
})

function databasePid(dataDir: string): number {
  const pid = Number(
    readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0],
  )
  listProcess(pid)
  return pid
}

describe('a platform with its own PostgreSQL', () => {
  it('starts, answers, and stops on SIGTERM with nothing left behind', async () => {
    const dataDir = scratchFolder('life')
    const platform = await startPlatform(embedded(dataDir))
    const database = databasePid(dataDir)
    expect((await new Caller(platform.url).get('/api/health/ready')).status).toBe(200)
    expect(await platform.stop()).toEqual({ code: 0, signal: null })
    expect(platform.output()).toContain('Stopped.')
    expect([isRunning(platform.pid), isRunning(database)]).toEqual([false, false])
    expect([
      existsSync(path.join(dataDir, 'platform.lock')),
      existsSync(path.join(dataDir, 'postgres/cluster/postmaster.pid')),
    ]).toEqual([false, false])
  })

  it('does not start a second time on the same folder, says so, and the first goes on', async () => {
    const dataDir = scratchFolder('life')
    const platform = await startPlatform(embedded(dataDir))
    databasePid(dataDir)
    const second = launchPlatform(embedded(dataDir))
    expect((await ended(second.child)).code).toBe(1)
    expect(second.output()).toMatch(
      new RegExp(`Another Peak 1031 \\(process ${platform.pid}\\) already runs`),
    )
    expect((await new Caller(platform.url).get('/api/health/ready')).status).toBe(200)
  })

  it('starts again after a kill, takes over the orphaned database, and has lost nothing', async () => {
    const dataDir = scratchFolder('life')
    const first = await startPlatform(embedded(dataDir))
    const database = databasePid(dataDir)
    const id = await (
      await signIn(first.url, ADMIN.email, ADMIN.password)
    ).create('contacts', { firstName: 'Survivor' })
    first.kill('SIGKILL')
    await first.exited
    expect(isRunning(database)).toBe(true)
    const second = await startPlatform(embedded(dataDir))
    expect(databasePid(dataDir)).toBe(database)
    expect(
      (await (await signIn(second.url, ADMIN.email, ADMIN.password)).get(`/api/contacts/${id}`)).status,
    ).toBe(200)
    expect((await second.stop()).code).toBe(0)
    expect(isRunning(database)).toBe(false)
  })

  it('starts again when the database was killed as well', async () => {
    const dataDir = scratchFolder('life')
    const first = await startPlatform(embedded(dataDir))
    const database = databasePid(dataDir)
    process.kill(database, 'SIGKILL')
    first.kill('SIGKILL')
    await first.exited
    await until('the database is gone', () => !isRunning(database))
    const second = await startPlatform(embedded(dataDir))
    databasePid(dataDir)
    expect((await new Caller(second.url).get('/api/health/ready')).status).toBe(200)
  })

  it.each(['{', '{"pid":999999999,"started":"1"}', `{"pid":${process.pid},"started":"1"}`])(
    'starts over a stale lock: %j',
    async (lock) => {
      const dataDir = scratchFolder('life')
      writeFileSync(path.join(dataDir, 'platform.lock'), lock)
      const platform = await startPlatform({ ...(await onTemplate()), DATA_DIR: dataDir })
      expect((await platform.stop()).code).toBe(0)
    },
  )
})

describe('signals', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)('%s stops it cleanly', async (signal) => {
    const platform = await startPlatform(await onTemplate())
    platform.kill(signal)
    expect(await platform.exited).toEqual({ code: 0, signal: null })
  })

  it('twice within a millisecond count as one', async () => {
    const platform = await startPlatform(await onTemplate())
    platform.kill('SIGINT')
    platform.kill('SIGINT')
    expect(await platform.exited).toEqual({ code: 0, signal: null })
    expect(platform.output()).toContain('Stopped.')
  })

  it('a second one after a second ends it at once, however much is still running', async () => {
    const platform = await startPlatform(await onTemplate())
    // A request that never ends its body holds the stop back.
    const hanging = fetch(`${platform.url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{'))
        },
      }),
      ...{ duplex: 'half' },
    }).catch(() => 'cut off')
    await pause(300)
    platform.kill('SIGTERM')
    await pause(1500)
    expect(isRunning(platform.pid)).toBe(true)
    platform.kill('SIGTERM')
    expect((await platform.exited).code).toBe(130)
    expect(await hanging).toBe('cut off')
  })

  it('let what runs finish, and take nothing new', async () => {
    const platform = await startPlatform(await onTemplate())
    const admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
    const running = Array.from({ length: 20 }, (_, index) =>
      admin.post('/api/contacts', { firstName: `In flight ${index}` }).then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    await pause(5)
    platform.kill('SIGTERM')
    const answers = await Promise.all(running)
    expect((await platform.exited).code).toBe(0)
    expect(answers.filter((answer) => answer !== 201 && answer !== 'refused')).toEqual([])
  })
})

describe('parts of a platform', () => {
  it('a web process serves pages and the API', async () => {
    const platform = await startPlatform({ ...(await onTemplate()), PEAK_ROLE: 'web' })
    expect((await fetch(`${platform.url}/login`)).status).toBe(200)
    expect((await new Caller(platform.url).get('/api/health/ready')).body).toMatchObject({ status: 'ok' })
  })

  it('a worker serves health and no pages', async () => {
    const platform = await startPlatform({ ...(await onTemplate()), PEAK_ROLE: 'worker' })
    expect((await new Caller(platform.url).get('/api/health/ready')).status).toBe(200)
    expect((await fetch(`${platform.url}/login`)).status).toBe(404)
  })

  it('both run on one database, each with a folder of its own, however close they start', async () => {
    const settings = await onTemplate()
    const [web, worker] = await Promise.all([
      startPlatform({ ...settings, PEAK_ROLE: 'web' }),
      startPlatform({ ...settings, PEAK_ROLE: 'worker' }),
    ])
    expect([(await web.stop()).code, (await worker.stop()).code]).toEqual([0, 0])
  })
})
