import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES,
  decryptChunks,
  encryptChunks,
  sealedSpan,
  type FileKey,
  type Span,
} from '../../src/core/files/store/chunks'
import { AlteredFileError } from '../../src/core/files/store/errors'
import { bytesOf } from '../support/streams'

const SEALED = CHUNK_BYTES + 16
const mine: FileKey = { file: 'a', key: randomBytes(32) }

/** Bytes in parts of some size, as a stream gives them. */
async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const encrypted = (bytes: Buffer, key = mine, part = 10_000) =>
  bytesOf(encryptChunks(inParts(bytes, part), key))
const decrypted = (sealed: Buffer, size: number, key = mine, part = 7777) =>
  bytesOf(decryptChunks(inParts(sealed, part), key, size))
const ranged = (sealed: Buffer, size: number, span: Span) => {
  const { start, end } = sealedSpan(span, size)
  return bytesOf(decryptChunks(inParts(sealed.subarray(start, end + 1), 5000), mine, size, span))
}

const SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]

describe('an encrypted file', () => {
  it.each(SIZES)('of %i bytes is read as it was written, in parts of any size', async (size) => {
    const bytes = randomBytes(size)
    const sealed = await encrypted(bytes)
    expect(sealed).toHaveLength(size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)))
    expect((await encrypted(bytes, mine, 1_000_000)).equals(sealed)).toBe(true)
    for (const part of [1001, SEALED, 1_000_000])
      expect((await decrypted(sealed, size, mine, part)).equals(bytes)).toBe(true)
  })

  it('is read from the middle, with nothing but the chunks that are needed', async () => {
    const size = 4 * CHUNK_BYTES + 100
    const bytes = randomBytes(size)
    const sealed = await encrypted(bytes)
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
        (await ranged(sealed, size, { start, end })).equals(bytes.subarray(start, end + 1)),
      ]).toEqual([start, end, true])
    expect(sealedSpan({ start: CHUNK_BYTES, end: CHUNK_BYTES }, size)).toEqual({
      start: SEALED,
      end: 2 * SEALED - 1,
    })
  })
})

describe('an encrypted file that was altered', () => {
  const size = 3 * CHUNK_BYTES + 50
  const bytes = Buffer.alloc(size, 'the same everywhere ')
  const chunk = (sealed: Buffer, index: number) => sealed.subarray(index * SEALED, (index + 1) * SEALED)
  const alterations: Record<string, (sealed: Buffer) => Buffer> = {
    'a bit of the first chunk': (sealed) => flipped(sealed, 0),
    'a bit of a tag': (sealed) => flipped(sealed, 2 * SEALED - 1),
    'a bit of the last chunk': (sealed) => flipped(sealed, sealed.length - 20),
    'cut off within a chunk': (sealed) => sealed.subarray(0, 2 * SEALED - 9),
    'cut off between chunks': (sealed) => sealed.subarray(0, 2 * SEALED),
    'without its last chunk': (sealed) => sealed.subarray(0, 3 * SEALED),
    'cut off to nothing': () => Buffer.alloc(0),
    'chunks exchanged': (sealed) =>
      Buffer.concat([chunk(sealed, 1), chunk(sealed, 0), sealed.subarray(2 * SEALED)]),
    'a chunk twice': (sealed) =>
      Buffer.concat([chunk(sealed, 0), chunk(sealed, 0), sealed.subarray(2 * SEALED)]),
    'a chunk left out': (sealed) => Buffer.concat([chunk(sealed, 0), sealed.subarray(2 * SEALED)]),
    'something added': (sealed) => Buffer.concat([sealed, chunk(sealed, 3)]),
    'one byte added': (sealed) => Buffer.concat([sealed, Buffer.alloc(1)]),
  }
  function flipped(sealed: Buffer, at: number): Buffer {
    const copy = Buffer.from(sealed)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    return copy
  }

  it.each(Object.keys(alterations))('is rejected: %s', async (what) => {
    const altered = alterations[what]?.(await encrypted(bytes)) ?? bytes
    await expect(decrypted(altered, size)).rejects.toThrow(AlteredFileError)
  })

  it('is rejected: cut off, with a size to match', async () => {
    const sealed = await encrypted(bytes)
    await expect(decrypted(sealed.subarray(0, 2 * SEALED), 2 * CHUNK_BYTES)).rejects.toThrow(AlteredFileError)
  })

  it('is rejected: a chunk of another file, even one with the same key', async () => {
    const other = await encrypted(bytes, { ...mine, file: 'b' })
    const sealed = await encrypted(bytes)
    const mixed = Buffer.concat([chunk(sealed, 0), chunk(other, 1), sealed.subarray(2 * SEALED)])
    await expect(decrypted(mixed, size)).rejects.toThrow(AlteredFileError)
    await expect(decrypted(other, size)).rejects.toThrow(AlteredFileError)
    await expect(decrypted(sealed, size, { ...mine, key: randomBytes(32) })).rejects.toThrow(AlteredFileError)
  })

  it('is rejected where a range meets it', async () => {
    const sealed = flipped(await encrypted(bytes), SEALED + 3)
    await expect(ranged(sealed, size, { start: CHUNK_BYTES, end: CHUNK_BYTES })).rejects.toThrow(
      AlteredFileError,
    )
    expect((await ranged(sealed, size, { start: 0, end: 9 })).equals(bytes.subarray(0, 10))).toBe(true)
  })
})
