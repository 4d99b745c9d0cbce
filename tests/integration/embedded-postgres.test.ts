import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/server/postgres/embedded'
import { isRunning, listProcess, scratchFolder } from '../support/scratch'
import { until } from '../support/wait'

const started: EmbeddedPostgres[] = []

const newFolder = () => path.join(scratchFolder('embedded'), 'server')

async function start(folder: string, durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, password: 'first', durable })
  started.push(server)
  listProcess(pidOf(folder))
  return server
}

const pidOf = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

async function ask<R extends object>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
})

describe('the embedded PostgreSQL', () => {
  it('starts in an empty folder, keeps its data over a restart, and stops without a trace', async () => {
    const folder = newFolder()
    const first = await start(folder)
    await ask(first.ownerUrl, 'create table kept (id int)')
    const pid = pidOf(folder)
    await first.stop()
    expect(isRunning(pid)).toBe(false)
    expect(existsSync(path.join(folder, 'cluster/postmaster.pid'))).toBe(false)
    const second = await start(folder)
    expect(await ask(second.ownerUrl, `select to_regclass('kept')::text as name`)).toEqual([{ name: 'kept' }])
  })

  it('takes over a server that a killed run left behind', async () => {
    const folder = newFolder()
    const first = await start(folder)
    const second = await start(folder)
    expect(second.url).toBe(first.url)
    expect(isRunning(pidOf(folder))).toBe(true)
  })

  it('comes back after a crash of the server', async () => {
    const folder = newFolder()
    const first = await start(folder, true)
    await ask(first.ownerUrl, 'create table committed (id int)')
    const pid = pidOf(folder)
    process.kill(pid, 'SIGKILL')
    await until('the killed server is gone', () => !isRunning(pid))
    const second = await start(folder, true)
    expect(await ask(second.ownerUrl, `select to_regclass('committed')::text as name`)).toEqual([
      { name: 'committed' },
    ])
  })

  it.each(['a living process that is no server', 'a living process of the same folder with another start'])(
    'starts beside a lock file that names %s',
    async (kind) => {
      const folder = newFolder()
      const first = await start(folder)
      await ask(first.ownerUrl, 'create table still_there (id int)')
      const file = path.join(folder, 'cluster/postmaster.pid')
      const lock = readFileSync(file, 'utf8').split('\n')
      await first.stop()
      const other = spawn('sleep', ['60'], { stdio: 'ignore' })
      if (other.pid === undefined) throw new Error('sleep did not start')
      listProcess(other.pid)
      const started = kind.includes('another start') ? '1000000000' : lock[2]
      writeFileSync(file, [String(other.pid), lock[1], started, ...lock.slice(3)].join('\n'))
      try {
        const second = await start(folder)
        expect(await ask(second.ownerUrl, `select to_regclass('still_there')::text as name`)).toEqual([
          { name: 'still_there' },
        ])
        await second.stop()
        // Nothing of another's was ended.
        expect(isRunning(other.pid)).toBe(true)
      } finally {
        other.kill()
      }
    },
  )

  it('lets nobody in without the password, and shows its folder to nobody', async () => {
    const folder = newFolder()
    const { url } = await start(folder)
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(existsSync(path.join(folder, 'cluster.pw'))).toBe(false)
    const rows = await ask<{ listen_addresses: string }>(url, 'show listen_addresses')
    expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }])
  })
})
