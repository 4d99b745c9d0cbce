import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Database } from '../../src/core/database/database'
import { childEnvironment, provideSettings } from '../../src/core/env'
import { purgeFiles } from '../../src/core/files/store/purge'
import { migratedDatabase, poolOn } from '../support/database'
import { PRODUCTION } from '../support/platform'
import { startS3, type S3Server } from '../support/s3'
import { listProcess, scratchFolder, unlistProcess } from '../support/scratch'
import { until } from '../support/wait'

/** Storing in a process of its own: how much memory it takes, and what is left when it is killed. */

let databaseUrl: string
let pool: pg.Pool
let s3: S3Server
let folder: string
beforeAll(async () => {
  databaseUrl = await migratedDatabase()
  pool = poolOn(databaseUrl)
  s3 = await startS3()
})
afterAll(() => s3.close())
beforeEach(() => {
  folder = scratchFolder('files')
})

function start(
  what: 'large' | 'endless',
  location: 'disk' | 's3',
): { child: ChildProcess; output: () => string } {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'tests/support/storing.ts', what],
    {
      env: childEnvironment({
        ...PRODUCTION,
        DATABASE_URL: databaseUrl,
        DATA_DIR: folder,
        ...(location === 's3' ? s3.settings : {}),
      }),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error('The process could not be started.')
  listProcess(pid)
  child.once('exit', () => unlistProcess(pid))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  return { child, output: () => output }
}

const rows = async (table: string) => (await pool.query(`select 1 from peak.${table}`)).rowCount
const onDisk = (below: string): string[] =>
  existsSync(path.join(folder, 'files', below)) ? readdirSync(path.join(folder, 'files', below)) : []

describe.each(['disk', 's3'] as const)('a process that stores in %s', (location) => {
  it('holds a small part of a large file at a time', { timeout: 240_000 }, async () => {
    const { child, output } = start('large', location)
    await once(child, 'close')
    const { grown } = z.object({ collects: z.literal(true), grown: z.number() }).parse(JSON.parse(output()))
    // The file has 200 MB.
    expect(grown).toBeLessThan(50)
  })

  it('leaves neither a row nor a file when it is killed, and after a day nothing at all', async () => {
    const files = await rows('files')
    const { child, output } = start('endless', location)
    await until('some of it has been stored', () => output().includes('storing'))
    if (location === 'disk') expect(onDisk('unfinished')).toHaveLength(1)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    expect([await rows('files'), await rows('unrecorded_files')]).toEqual([files, 1])
    expect(
      onDisk('')
        .filter((name) => name !== 'unfinished')
        .flatMap(onDisk),
    ).toEqual([])
    await pool.query(`update peak.unrecorded_files set since = since - interval '25 hours'`)
    provideSettings({
      DATA_DIR: folder,
      S3_BUCKET: '',
      S3_ENDPOINT: '',
      ...(location === 's3' ? s3.settings : {}),
    })
    expect(await purgeFiles(new Database(pool), new AbortController().signal)).toBe(1)
    expect([await rows('files'), await rows('unrecorded_files'), onDisk('unfinished')]).toEqual([
      files,
      0,
      [],
    ])
  })
})
