import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES,
  decryptChunks,
  encryptChunks,
  encryptedSpan,
  type FileKey,
  type Span,
} from '../../src/core/files/store/chunks'
import { AlteredFileError } from '../../src/core/files/store/errors'
import { bytesOf } from '../support/streams'

const ENCRYPTED = CHUNK_BYTES + 16
const mine: FileKey = { file: 'a', key: randomBytes(32) }

/** Bytes in parts of some size, as a stream gives them. */
async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const encrypted = (bytes: Buffer, key = mine, part = 10_000) =>
  bytesOf(encryptChunks(inParts(bytes, part), key))
const decrypted = (stored: Buffer, size: number, key = mine, part = 7777) =>
  bytesOf(decryptChunks(inParts(stored, part), key, size))
const ranged = (stored: Buffer, size: number, span: Span) => {
  const { start, end } = encryptedSpan(span, size)
  return bytesOf(decryptChunks(inParts(stored.subarray(start, end + 1), 5000), mine, size, span))
}

const SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]

describe('an encrypted file', () => {
  it.each(SIZES)('of %i bytes is read as it was written, in parts of any size', async (size) => {
    const bytes = randomBytes(size)
    const stored = await encrypted(bytes)
    expect(stored).toHaveLength(size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)))
    expect((await encrypted(bytes, mine, 1_000_000)).equals(stored)).toBe(true)
    for (const part of [1001, ENCRYPTED, 1_000_000])
      expect((await decrypted(stored, size, mine, part)).equals(bytes)).toBe(true)
  })

  it('is read from the middle, with nothing but the chunks that are needed', async () => {
    const size = 4 * CHUNK_BYTES + 100
    const bytes = randomBytes(size)
    const stored = await encrypted(bytes)
    for (const [start, end] of [
      [0, 0],
      [0, size - 1],
      [CHUNK_BYTES - 1, CHUNK_BYTES],
      [CHUNK_BYTES, 2 * CHUNK_BYTES - 1],
      [3 * CHUNK_BYTES + 7, size - 1],
      [size - 1, size - 1],
    ] as const)
      expect([
        start,
        end,
        (await ranged(stored, size, { start, end })).equals(bytes.subarray(start, end + 1)),
      ]).toEqual([start, end, true])
    expect(encryptedSpan({ start: CHUNK_BYTES, end: CHUNK_BYTES }, size)).toEqual({
      start: ENCRYPTED,
      end: 2 * ENCRYPTED - 1,
    })
  })
})

describe('an encrypted file that was altered', () => {
  const size = 3 * CHUNK_BYTES + 50
  const bytes = Buffer.alloc(size, 'the same everywhere ')
  const chunk = (stored: Buffer, index: number) => stored.subarray(index * ENCRYPTED, (index + 1) * ENCRYPTED)
  const alterations: Record<string, (stored: Buffer) => Buffer> = {
    'a bit of the first chunk': (stored) => flipped(stored, 0),
    'a bit of a tag': (stored) => flipped(stored, 2 * ENCRYPTED - 1),
    'a bit of the last chunk': (stored) => flipped(stored, stored.length - 20),
    'cut off within a chunk': (stored) => stored.subarray(0, 2 * ENCRYPTED - 9),
    'cut off between chunks': (stored) => stored.subarray(0, 2 * ENCRYPTED),
    'without its last chunk': (stored) => stored.subarray(0, 3 * ENCRYPTED),
    'cut off to nothing': () => Buffer.alloc(0),
    'chunks exchanged': (stored) =>
      Buffer.concat([chunk(stored, 1), chunk(stored, 0), stored.subarray(2 * ENCRYPTED)]),
    'a chunk twice': (stored) =>
      Buffer.concat([chunk(stored, 0), chunk(stored, 0), stored.subarray(2 * ENCRYPTED)]),
    'a chunk left out': (stored) => Buffer.concat([chunk(stored, 0), stored.subarray(2 * ENCRYPTED)]),
    'something added': (stored) => Buffer.concat([stored, chunk(stored, 3)]),
    'one byte added': (stored) => Buffer.concat([stored, Buffer.alloc(1)]),
  }
  function flipped(stored: Buffer, at: number): Buffer {
    const copy = Buffer.from(stored)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    return copy
  }

  it.each(Object.keys(alterations))('is rejected: %s', async (what) => {
    const altered = alterations[what]?.(await encrypted(bytes)) ?? bytes
    await expect(decrypted(altered, size)).rejects.toThrow(AlteredFileError)
  })

  it('is rejected: cut off, with a size to match', async () => {
    const stored = await encrypted(bytes)
    await expect(decrypted(stored.subarray(0, 2 * ENCRYPTED), 2 * CHUNK_BYTES)).rejects.toThrow(
      AlteredFileError,
    )
  })

  it('is rejected: a chunk of another file, even one with the same key', async () => {
    const other = await encrypted(bytes, { ...mine, file: 'b' })
    const stored = await encrypted(bytes)
    const mixed = Buffer.concat([chunk(stored, 0), chunk(other, 1), stored.subarray(2 * ENCRYPTED)])
    await expect(decrypted(mixed, size)).rejects.toThrow(AlteredFileError)
    await expect(decrypted(other, size)).rejects.toThrow(AlteredFileError)
    await expect(decrypted(stored, size, { ...mine, key: randomBytes(32) })).rejects.toThrow(AlteredFileError)
  })

  it('is rejected where a range meets it', async () => {
    const stored = flipped(await encrypted(bytes), ENCRYPTED + 3)
    await expect(ranged(stored, size, { start: CHUNK_BYTES, end: CHUNK_BYTES })).rejects.toThrow(
      AlteredFileError,
    )
    expect((await ranged(stored, size, { start: 0, end: 9 })).equals(bytes.subarray(0, 10))).toBe(true)
  })
})
