import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { decryptText, encryptText } from '../../crypto/encryption'
import type { Database } from '../../database/database'
import type { Sql } from '../../database/sql'
import { DomainRuleError, NotFoundError } from '../../errors'
import { logger } from '../../logging'
import { parseFile } from '../parseFile'
import { currentLocation, storeAt, type Location } from './byteStore'
import { decryptChunks, encryptChunks, encryptedSpan, type FileKey, type Span } from './chunks'
import { AlteredFileError, FilesUnavailableError } from './errors'
import { Measured } from './measure'

/** A file whose bytes are stored; until it is recorded it belongs to nothing and is removed after a day. */
export type StoredFile = {
  id: string
  name: string
  type: string
  size: number
  sha256: string
  location: Location
  wrappedKey: string | null
}

/** How a file is stored. */
export type StoreOptions = {
  /** What it is called; not where it is. */
  name: string
  /** The type of what the platform made itself. Without it the content is looked at. */
  type?: string
  /** What a caller says it is: believed of the two kinds of text alone. */
  mime?: string | undefined
  /** Whether it is encrypted with a key of its own. */
  encrypt?: boolean
}

type Content = Buffer | AsyncIterable<Uint8Array>

/** The time is that of a busy machine: a process is started for it. */
const TYPE_LIMITS = { seconds: 15, megabytes: 128 }
const purposeOf = (id: string) => `file.${id}`

/**
 * What content is by its first bytes, found in a process of its own.
 * @throws DomainRuleError 422 where that takes too much; ApiError 503 when too many files wait
 */
export async function typeOfContent(sample: Uint8Array, mime?: string): Promise<string> {
  const { type } = await parseFile('content-type', sample, z.object({ type: z.string() }), {
    limits: TYPE_LIMITS,
  }).catch((error: unknown) => {
    if (!(error instanceof DomainRuleError)) throw error
    throw new DomainRuleError(
      'It takes too much to find out what kind of file this is. Save it again, then try again.',
      'file-too-complex',
      'file',
    )
  })
  return type === 'text/plain' && mime === 'text/csv' ? mime : type
}

/** What went wrong in the store is ours: logged here, and answered as something that passes. */
function unavailable(error: unknown, file: string): FilesUnavailableError {
  logger().error({ err: error, file }, 'the store of files failed')
  return new FilesUnavailableError(error)
}

/**
 * Stores content as a stream. It takes a connection for a moment, and as long as the content takes to
 * arrive: never call it inside a transaction of the same pool, nor with a row locked.
 * @throws FilesUnavailableError, or what the content itself throws
 */
export async function storeFile(
  db: Database,
  content: Content,
  { name, type, mime, encrypt = false }: StoreOptions,
): Promise<StoredFile> {
  const [id, location] = [uuid(), currentLocation()]
  // By itself and not as a part of the caller's work: nothing that anybody sees is changed by it.
  await db.query({
    name: 'unrecorded-file',
    text: 'insert into peak.unrecorded_files (id, location) values ($1, $2)',
    values: [id, location],
  })
  const key: FileKey | null = encrypt ? { file: id, key: randomBytes(32) } : null
  const measured = new Measured()
  const passed = measured.pass(Buffer.isBuffer(content) ? [content] : content)
  try {
    const store = await storeAt(location)
    await store.write(id, key ? encryptChunks(passed, key) : passed)
  } catch (error) {
    throw measured.failure ?? unavailable(error, id)
  }
  return {
    id,
    name,
    type: type ?? (await typeOfContent(measured.sample, mime)),
    size: measured.size,
    sha256: measured.sha256(),
    location,
    wrappedKey: key && encryptText(key.key.toString('base64url'), purposeOf(id)),
  }
}

const RECORD = `with stored as (delete from peak.unrecorded_files where id = $1 returning id)
  insert into peak.files (id, name, type, size, sha256, location, wrapped_key) select id, $2, $3, $4, $5, $6, $7 from stored returning id`

/** Records a stored file in the transaction of what refers to it: both are there, or neither. */
export async function recordFile(sql: Sql, stored: StoredFile): Promise<void> {
  const { id, name, type, size, sha256, location, wrappedKey } = stored
  const rows = await sql.query(RECORD, [id, name, type, size, sha256, location, wrappedKey])
  if (rows.length === 0)
    throw new Error(`File ${id} was recorded before, or removed: it was stored too long ago.`)
}

const FIND = `select id, name, type, size::float8 as size, sha256, location, wrapped_key as "wrappedKey" from peak.files where id = $1`

/** The row of a file. @throws NotFoundError */
export async function findFile(sql: Sql, id: string): Promise<StoredFile> {
  const [file] = await sql.query<StoredFile>(FIND, [id])
  if (!file) throw new NotFoundError()
  return file
}

/** The bytes of a whole file, of which the last ones come only if all of them are those that were stored. */
async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  { id, sha256, size }: StoredFile,
): AsyncGenerator<Uint8Array> {
  const measured = new Measured()
  let held: Uint8Array | null = null
  for await (const part of measured.pass(bytes)) {
    if (held) yield held
    held = part
  }
  if (measured.size !== size || measured.sha256() !== sha256) throw new AlteredFileError(id)
  if (held) yield held
}

function contentOf(file: StoredFile, source: Readable, key: FileKey | null, span: Span | null): Readable {
  const bytes = key ? decryptChunks(source, key, file.size, span ?? undefined) : source
  const stream = Readable.from(span ? bytes : verified(bytes, file), { objectMode: false })
  // A reader that goes away before the first byte has started nothing that would end the source.
  return stream
    .once('close', () => source.destroy())
    .on('error', (error) => logger().error({ err: error, file: file.id }, 'a stored file could not be read'))
}

/**
 * Opens a file, or some of its bytes (`span` lies within its size).
 * @throws NotFoundError, FilesUnavailableError
 */
export async function openFile(
  sql: Sql,
  id: string,
  span: Span | null = null,
): Promise<{ file: StoredFile; stream: Readable }> {
  const file = await findFile(sql, id)
  const { size, location, wrappedKey } = file
  if (span && !(span.start >= 0 && span.start <= span.end && span.end < size))
    throw new RangeError(`File ${id} has no bytes ${span.start} to ${span.end}.`)
  try {
    const key = wrappedKey && {
      file: id,
      key: Buffer.from(decryptText(wrappedKey, purposeOf(id)), 'base64url'),
    }
    const source = await (await storeAt(location)).read(id, span && key ? encryptedSpan(span, size) : span)
    return { file, stream: contentOf(file, source, key || null, span) }
  } catch (error) {
    throw unavailable(error, id)
  }
}

/** Deletes the row of a file that nothing refers to any more; its bytes follow after a day. */
export async function deleteFile(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from peak.files where id = $1', [id])
}
