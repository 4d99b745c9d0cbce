import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../src/server/postgres/embedded'
import { scratchFolder } from '../support/scratch'
import { until } from '../support/wait'

let closed = ''
afterEach(() => rmSync(closed, { recursive: true, force: true }))

/** As root, the folder is one that the server's user cannot enter; as anybody else it is one's own. */
test('starts below a folder that nobody but its owner may enter, and finds its data again', async () => {
  closed = path.join(scratchFolder('closed'), 'mine')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const options = { folder: path.join(closed, 'data', 'postgres'), password: 'a-password', durable: false }
  const first = await startEmbeddedPostgres(options)
  const client = new pg.Client({ connectionString: first.ownerUrl })
  await client.connect()
  await client.query('create table kept (n int); insert into kept values (1031)')
  await client.end()
  await first.stop()
  const second = await startEmbeddedPostgres(options)
  const again = new pg.Client({ connectionString: second.ownerUrl })
  await again.connect()
  expect((await again.query('select n from kept')).rows).toEqual([{ n: 1031 }])
  await again.end()
  await second.stop()
})

/** Nobody but the platform could bring its own server back. */
test('a server that is killed comes back on its port by itself', async () => {
  closed = path.join(scratchFolder('killed'), 'mine')
  mkdirSync(closed)
  const server = await startEmbeddedPostgres({
    folder: path.join(closed, 'postgres'),
    password: 'a-password',
    durable: false,
  })
  const pidFile = path.join(closed, 'postgres', 'cluster', 'postmaster.pid')
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL')
  await until('the server answers again', async () => {
    const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 1000 })
    try {
      await client.connect()
      return (await client.query('select 1 as one')).rows.length === 1
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  })
  await server.stop()
})
