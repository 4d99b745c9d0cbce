import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AlteredFileError } from './errors'

/**
 * A file as encrypted chunks, each with a tag of its own (docs/design/files.md): it is written and read
 * as a stream, and a range is read without what stands before it.
 */

/** What a chunk holds; the last one may hold less, or nothing. */
export const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const ENCRYPTED_BYTES = CHUNK_BYTES + TAG_BYTES

/** The key of one file, and the id that its chunks are bound to. A key encrypts one file, so that no nonce is used twice. */
export type FileKey = { file: string; key: Buffer }

/** Bytes from `start` to `end`, both included. */
export type Span = { start: number; end: number }

type Bytes = AsyncIterable<Uint8Array>

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 6, 6)
  return nonce
}

const placeOf = (file: string, index: number, last: boolean): Buffer =>
  Buffer.from(`${file} ${index} ${last ? 'last' : 'more'}`)

/** Takes some bytes off the front; copies only what comes from several parts. */
function take(parts: Uint8Array[], size: number): Buffer {
  const taken: Uint8Array[] = []
  let missing = size
  for (let first = parts.shift(); first; first = missing > 0 ? parts.shift() : undefined) {
    taken.push(first.subarray(0, missing))
    if (first.byteLength > missing) parts.unshift(first.subarray(missing))
    missing -= Math.min(missing, first.byteLength)
  }
  const [only] = taken
  return taken.length === 1 && only
    ? Buffer.from(only.buffer, only.byteOffset, only.byteLength)
    : Buffer.concat(taken)
}

/** The same bytes in pieces of one size. At least one, and nothing but the last is smaller. */
async function* inPieces(content: Bytes, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of content) {
    parts.push(part)
    length += part.byteLength
    for (; length > size; length -= size) yield { bytes: take(parts, size), last: false }
  }
  yield { bytes: take(parts, length), last: true }
}

/** Encrypts a file. */
export async function* encryptChunks(content: Bytes, { file, key }: FileKey): AsyncGenerator<Buffer> {
  let index = 0
  for await (const { bytes, last } of inPieces(content, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(placeOf(file, index, last))
    yield cipher.update(bytes)
    yield Buffer.concat([cipher.final(), cipher.getAuthTag()])
    index += 1
  }
}

function decryptChunk(encrypted: Buffer, { file, key }: FileKey, index: number, last: boolean): Buffer {
  if (encrypted.length < TAG_BYTES) throw new AlteredFileError(file)
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(placeOf(file, index, last))
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES))
  try {
    const content = decipher.update(encrypted.subarray(0, -TAG_BYTES))
    // A stream cipher holds nothing back: what is left is the comparison of the tag.
    decipher.final()
    return content
  } catch (error) {
    throw new AlteredFileError(file, error)
  }
}

const lastIndexOf = (size: number): number => Math.max(0, Math.ceil(size / CHUNK_BYTES) - 1)

/** The chunks that hold some bytes of a file, as the bytes that they take in the store. */
export function encryptedSpan({ start, end }: Span, size: number): Span {
  const encryptedSize = size + (lastIndexOf(size) + 1) * TAG_BYTES
  return {
    start: Math.floor(start / CHUNK_BYTES) * ENCRYPTED_BYTES,
    end: Math.min((Math.floor(end / CHUNK_BYTES) + 1) * ENCRYPTED_BYTES, encryptedSize) - 1,
  }
}

/**
 * Decrypts a file of a known size, or those of its bytes that are in `span`: `encrypted` is then what
 * `encryptedSpan` names.
 * @throws AlteredFileError where a chunk is not what was encrypted as that chunk of that file, or is missing
 */
export async function* decryptChunks(
  encrypted: Bytes,
  key: FileKey,
  size: number,
  span: Span = { start: 0, end: size - 1 },
): AsyncGenerator<Buffer> {
  const final = lastIndexOf(size)
  const until = Math.max(0, Math.floor(span.end / CHUNK_BYTES))
  let index = Math.floor(span.start / CHUNK_BYTES)
  for await (const { bytes } of inPieces(encrypted, ENCRYPTED_BYTES)) {
    if (index > until) throw new AlteredFileError(key.file)
    const content = decryptChunk(bytes, key, index, index === final)
    const from = index * CHUNK_BYTES
    yield content.subarray(Math.max(0, span.start - from), Math.max(0, span.end + 1 - from))
    index += 1
  }
  if (index <= until) throw new AlteredFileError(key.file)
}
