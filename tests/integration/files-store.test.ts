import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../src/core/database/database'
import { inTransaction, sqlOn } from '../../src/core/database/sql'
import { provideSettings } from '../../src/core/env'
import { FilesUnavailableError } from '../../src/core/files/store/errors'
import { purgeFiles } from '../../src/core/files/store/purge'
import {
  deleteFile,
  findFile,
  openFile,
  recordFile,
  storeFile,
  type StoredFile,
  type StoreOptions,
} from '../../src/core/files/store/store'
import { migratedDatabase, poolOn } from '../support/database'
import { startS3, type S3Server } from '../support/s3'
import { scratchFolder } from '../support/scratch'
import { bytesOf } from '../support/streams'

/** The store of files on a real database, on disk and in a bucket. */

const NO_BUCKET = { S3_BUCKET: '', S3_ENDPOINT: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '' }
/** Said, so that not every file is looked at in a thread of its own. */
const NAMED = { name: 'a.bin', type: 'application/octet-stream' }
const SIGNAL = new AbortController().signal
let pool: pg.Pool
let db: Database
let s3: S3Server
let folder: string
beforeAll(async () => {
  pool = poolOn(await migratedDatabase())
  db = new Database(pool)
  s3 = await startS3()
})
afterAll(() => s3.close())
beforeEach(() => {
  folder = scratchFolder('files')
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const onDisk = (): string[] =>
  existsSync(path.join(folder, 'files'))
    ? readdirSync(path.join(folder, 'files'), { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
    : []

/** Bytes in parts, after which something may go wrong. */
async function* inParts(bytes: Buffer, size: number, failure?: Error): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  if (failure) throw failure
}

async function keep(
  content: Buffer | AsyncIterable<Uint8Array>,
  options: Partial<StoreOptions> = {},
): Promise<StoredFile> {
  const stored = await storeFile(db, content, { ...NAMED, ...options })
  await inTransaction(db, (sql) => recordFile(sql, stored))
  return stored
}
const read = async (id: string, span?: { start: number; end: number }) =>
  bytesOf((await openFile(sqlOn(db), id, span)).stream)
const count = async (table: string, id: string) =>
  (await pool.query(`select 1 from peak.${table} where id = $1`, [id])).rowCount
const dayPasses = () => pool.query(`update peak.unrecorded_files set since = since - interval '25 hours'`)

describe.each(['disk', 's3'] as const)('a file in the store %s', (location) => {
  beforeEach(() => {
    provideSettings({
      DATA_DIR: folder,
      ENCRYPTION_KEY: '5e'.repeat(32),
      ENCRYPTION_KEY_PREVIOUS: '',
      ...(location === 's3' ? s3.settings : NO_BUCKET),
    })
  })
  const places = () => (location === 'disk' ? onDisk() : s3.stored())
  const objectsOf = (id: string) => places().filter((file) => file.includes(id))

  it.each([
    [0, false],
    [0, true],
    [1, true],
    [200_000, false],
    [200_000, true],
    [20 * 1024 * 1024 + 7, false],
    [20 * 1024 * 1024 + 7, true],
  ])('of %i bytes, encrypted %s, comes back whole and in part', async (size, encrypt) => {
    const bytes = randomBytes(size)
    const stored = await keep(inParts(bytes, 50_001), { encrypt })
    expect(stored).toMatchObject({ size, sha256: sha256(bytes), location })
    expect(stored.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(await findFile(sqlOn(db), stored.id)).toEqual(stored)
    expect((await read(stored.id)).equals(bytes)).toBe(true)
    for (const [start, end] of [
      [0, 9],
      [65_535, 65_536],
      [size - 10, size - 1],
    ] as const)
      if (start >= 0 && end < size)
        expect([
          start,
          (await read(stored.id, { start, end })).equals(bytes.subarray(start, end + 1)),
        ]).toEqual([start, true])
    await expect(openFile(sqlOn(db), stored.id, { start: 0, end: size })).rejects.toThrow(RangeError)
    expect(
      places().some((file) => bytes.length > 1000 && readFileSync(file).includes(bytes.subarray(0, 100))),
    ).toBe(size > 1000 && !encrypt)
  })

  it('is not there when its content ends with an error, and leaves nothing after a day', async () => {
    const before = places().length
    const failure = new Error('The browser went away.')
    await expect(storeFile(db, inParts(randomBytes(9_000_000), 100_000, failure), NAMED)).rejects.toThrow(
      failure,
    )
    await dayPasses()
    await purgeFiles(db, SIGNAL)
    expect(places()).toHaveLength(before)
  })

  it('is not there when the transaction is rolled back, and its bytes go after a day', async () => {
    const stored = await storeFile(db, randomBytes(1000), NAMED)
    await expect(
      inTransaction(db, async (sql) => {
        await recordFile(sql, stored)
        throw new Error('something else')
      }),
    ).rejects.toThrow('something else')
    expect([await count('files', stored.id), await count('unrecorded_files', stored.id)]).toEqual([0, 1])
    await purgeFiles(db, SIGNAL)
    expect(objectsOf(stored.id)).not.toEqual([])
    await dayPasses()
    expect(await purgeFiles(db, SIGNAL)).toBe(1)
    expect([objectsOf(stored.id), await count('unrecorded_files', stored.id)]).toEqual([[], 0])
    // Whoever comes too late records nothing: no row stands without its bytes.
    await expect(inTransaction(db, (sql) => recordFile(sql, stored))).rejects.toThrow(/too long ago/)
    expect(await count('files', stored.id)).toBe(0)
  })

  it('that is recorded is never purged; one that is deleted goes after a day', async () => {
    const stored = await keep(randomBytes(1000))
    await dayPasses()
    await purgeFiles(db, SIGNAL)
    expect((await read(stored.id)).length).toBe(1000)
    await deleteFile(sqlOn(db), stored.id)
    await purgeFiles(db, SIGNAL)
    expect(objectsOf(stored.id)).not.toEqual([])
    await dayPasses()
    await purgeFiles(db, SIGNAL)
    expect(objectsOf(stored.id)).toEqual([])
    await expect(openFile(sqlOn(db), stored.id)).rejects.toMatchObject({ status: 404 })
  })

  it('that was altered in the store is not given out as it is', async () => {
    for (const encrypt of [false, true]) {
      const stored = await keep(randomBytes(300_000), { encrypt })
      const [place = ''] = objectsOf(stored.id).filter((file) => !file.endsWith('.json'))
      const altered = readFileSync(place)
      altered.writeUInt8(altered.readUInt8(150_000) ^ 1, 150_000)
      writeFileSync(place, altered)
      await expect(read(stored.id)).rejects.toThrow(/were altered/)
      writeFileSync(place, altered.subarray(0, 131_104))
      await expect(read(stored.id)).rejects.toThrow()
    }
  })

  it('whose bytes are gone is a 503', async () => {
    const stored = await keep(randomBytes(10))
    for (const place of objectsOf(stored.id)) rmSync(place)
    await expect(openFile(sqlOn(db), stored.id)).rejects.toMatchObject({
      status: 503,
      code: 'files-unavailable',
    })
  })

  it('is recorded or purged, whichever is first, by many at once', async () => {
    const stored = await Promise.all(Array.from({ length: 12 }, () => storeFile(db, randomBytes(100), NAMED)))
    await dayPasses()
    const recorded = await Promise.allSettled([
      purgeFiles(db, SIGNAL),
      ...stored.map((file) => inTransaction(db, (sql) => recordFile(sql, file))),
      purgeFiles(db, SIGNAL),
    ])
    expect(recorded.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const { id } of stored)
      expect(objectsOf(id).length > 0, `bytes of ${id}`).toBe((await count('files', id)) === 1)
  })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a file', () => {
  beforeEach(() => {
    provideSettings({ DATA_DIR: folder, ENCRYPTION_KEY: '5e'.repeat(32), ...NO_BUCKET })
  })

  it('is what its content says, whatever it is called', { timeout: 240_000 }, async () => {
    const typeOf = async (content: Buffer | string, options: Partial<StoreOptions> = {}) =>
      (await storeFile(db, Buffer.from(content), { name: 'page.html', ...options })).type
    expect(await typeOf(PNG)).toBe('image/png')
    expect(await typeOf('%PDF-1.7\n')).toBe('application/pdf')
    expect(await typeOf('<script>alert(1)</script>', { mime: 'text/html' })).toBe('text/plain')
    expect(await typeOf('name,mail\nÄnne,a@b.c\n', { mime: 'text/csv' })).toBe('text/csv')
    expect(await typeOf(Buffer.from([1, 2, 3]), { mime: 'text/csv' })).toBe('application/octet-stream')
    expect(await typeOf('')).toBe('application/octet-stream')
    expect(await typeOf('x', { type: 'application/pdf' })).toBe('application/pdf')
  })

  it('cannot be changed, nor deleted while something refers to it', async () => {
    const { id } = await keep(randomBytes(10))
    for (const change of [
      `name = 'b'`,
      `size = 1`,
      `sha256 = '${'0'.repeat(64)}'`,
      `type = 'text/html'`,
      `wrapped_key = 'v1.x.y.z'`,
      `created_at = now() - interval '1 day'`,
    ])
      await expect(pool.query(`update peak.files set ${change} where id = $1`, [id])).rejects.toMatchObject({
        code: '23514',
      })
    await expect(pool.query('truncate peak.files cascade')).rejects.toMatchObject({ code: '23514' })
    await pool.query(`update peak.files set location = 's3' where id = $1`, [id])
    await pool.query('create table peak.refers (file_id uuid references peak.files (id))')
    await pool.query('insert into peak.refers values ($1)', [id])
    await expect(deleteFile(sqlOn(db), id)).rejects.toMatchObject({ code: '23503' })
    expect([await count('files', id), await count('unrecorded_files', id)]).toEqual([1, 0])
    await pool.query('drop table peak.refers')
  })

  it('of another key says which key is missing, and tells nobody else', async () => {
    const { id } = await keep(randomBytes(10), { encrypt: true })
    const { rows } = await pool.query<{ key: string }>('select key_id as key from peak.files where id = $1', [
      id,
    ])
    expect(rows[0]?.key).toMatch(/^[0-9a-f]{8}$/)
    provideSettings({ ENCRYPTION_KEY: 'b2'.repeat(32), ENCRYPTION_KEY_PREVIOUS: '' })
    const failure = await openFile(sqlOn(db), id).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(FilesUnavailableError)
    expect(failure).toMatchObject({ cause: { message: expect.stringMatching(/another ENCRYPTION_KEY/) } })
    provideSettings({ ENCRYPTION_KEY: 'b2'.repeat(32), ENCRYPTION_KEY_PREVIOUS: '5e'.repeat(32) })
    expect(await read(id)).toHaveLength(10)
    provideSettings({ ENCRYPTION_KEY_PREVIOUS: '' })
  })

  it('stays readable where it is when the store changes', async () => {
    const bytes = randomBytes(1000)
    const { id } = await keep(bytes)
    provideSettings(s3.settings)
    expect((await read(id)).equals(bytes)).toBe(true)
    const moved = await keep(bytes)
    provideSettings(NO_BUCKET)
    await expect(openFile(sqlOn(db), moved.id)).rejects.toMatchObject({ status: 503 })
  })

  it('is not stored where the store cannot be reached: 503, and nothing is recorded', async () => {
    provideSettings({ ...s3.settings, S3_ENDPOINT: 'http://127.0.0.1:1' })
    await expect(storeFile(db, randomBytes(10), NAMED)).rejects.toMatchObject({ status: 503 })
    provideSettings({ ...s3.settings, S3_SECRET_ACCESS_KEY: 'wrong' })
    await expect(storeFile(db, randomBytes(10), NAMED)).rejects.toMatchObject({ status: 503 })
  })
})
