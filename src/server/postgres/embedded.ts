import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { childEnvironment } from '../../core/env'
import { findBinaries } from './binaries'
import { hasEnded, isServerOf, orphanOf } from './identity'
import { ensureLogin, loginUrlOf } from './login'
import { reachableFor } from './reachable'

/**
 * The embedded PostgreSQL: the real server, its data in a folder of ours, reachable on loopback
 * alone. PostgreSQL does not run as root, so root starts it as `nobody`. It gets a process group
 * of its own, because a Ctrl-C must reach us first and it second (payload-notes, signals).
 */
export type EmbeddedPostgres = {
  /** For the role that serves. */
  url: string
  /** For the owner, who migrates. */
  ownerUrl: string
  stop: () => Promise<void>
}

export type EmbeddedOptions = {
  /** Folder for the cluster and its log; made when missing. */
  folder: string
  password: string
  database?: string
  /** Throwaway clusters of tests need no durability. */
  durable?: boolean
}

const USER = 'peak'
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

function asServerUser(): Pick<SpawnOptions, 'uid' | 'gid' | 'env'> {
  const env = childEnvironment({ HOME: '/tmp', LANG: 'C.UTF-8' })
  return isRoot ? { uid: NOBODY, gid: NOBODY, env } : { env }
}

function ownedFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
}

function initialise(cluster: string, initdb: string, password: string): void {
  const passwordFile = `${cluster}.pw`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (isRoot) chownSync(passwordFile, NOBODY, NOBODY)
  const flags = [
    '-D',
    cluster,
    '-U',
    USER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=en-US',
    '--locale=C.UTF-8',
  ]
  const { status, stderr } = spawnSync(initdb, flags, { ...asServerUser(), encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${stderr.trim()}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}

async function answers(url: string, tries: number): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return false
}

async function ensureDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)}`)
  await client.end()
}

/** How soon an ended server is noticed; also the pause between two attempts. */
const WATCH_EVERY_MS = 1000

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

type Server = { pid: number; port: number }

function launch(cluster: string, postgres: string, log: string, durable: boolean, port: number): Server {
  const configured = [
    'shared_preload_libraries=pg_stat_statements',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'jit=off',
    ...(durable ? [] : FAST),
  ]
  const output = openSync(log, 'a', 0o600)
  const child = spawn(
    postgres,
    ['-D', cluster, '-p', String(port), ...configured.flatMap((entry) => ['-c', entry])],
    { ...asServerUser(), detached: true, stdio: ['ignore', output, output] },
  )
  child.unref()
  if (child.pid === undefined) throw new Error('PostgreSQL could not be started.')
  return { pid: child.pid, port }
}

/** SIGINT is PostgreSQL's fast shutdown: roll back what runs, write everything, end. */
async function stopServer(cluster: string, pid: number): Promise<void> {
  if (!isServerOf(cluster, pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && !hasEnded(pid); waited += 25)
    await new Promise((resolve) => setTimeout(resolve, 25))
}

/**
 * Starts the server, or takes over one that a killed run left running on the same folder.
 * @throws with a sentence for the person at the terminal
 */
export async function startEmbeddedPostgres({
  folder,
  password,
  database = 'peak',
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  ownedFolder(path.resolve(folder))
  const place = reachableFor(isRoot, path.resolve(folder), findBinaries())
  const { initdb, postgres } = place.binaries
  ownedFolder(place.folder)
  const cluster = path.join(place.folder, 'cluster')
  const log = path.join(place.folder, 'postgres.log')
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) initialise(cluster, initdb, password)
  let server: Server = orphanOf(cluster) ?? launch(cluster, postgres, log, durable, await freePort())
  const urlOf = (name: string) =>
    `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${name}`
  if (!(await answers(urlOf('postgres'), 200))) throw new Error(`PostgreSQL did not answer; see ${log}.`)
  await ensureDatabase(urlOf('postgres'), database)
  await ensureLogin(urlOf('postgres'))
  // A server that ends while the platform runs is started again on its port: whoever waits for a
  // connection gets one as soon as it answers.
  const watch = setInterval(() => {
    if (!isServerOf(cluster, server.pid)) server = launch(cluster, postgres, log, durable, server.port)
  }, WATCH_EVERY_MS)
  watch.unref()
  const stop = async () => {
    clearInterval(watch)
    await stopServer(cluster, server.pid)
  }
  return { url: loginUrlOf(urlOf(database)), ownerUrl: urlOf(database), stop }
}
