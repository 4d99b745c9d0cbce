import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20

/** A table of a font: where it stands in the file, and how long it is there and unpacked. */
type Table = { tag: string; offset: number; packed: number; length: number; checksum: number }

function tablesIn(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY
    return {
      tag: woff.toString('latin1', at, at + 4),
      offset: woff.readUInt32BE(at + 4),
      packed: woff.readUInt32BE(at + 8),
      length: woff.readUInt32BE(at + 12),
      checksum: woff.readUInt32BE(at + 16),
    }
  })
}

/** Every table begins at a multiple of four bytes. */
const padded = (length: number) => (length + 3) & ~3

/**
 * A font of the web (WOFF 1.0) as the plain font that it holds. `fontkit` reads both, and unpacks the table
 * of all glyphs anew for each glyph of the packed one.
 */
export function unpacked(woff: Buffer): Buffer {
  const tables = tablesIn(woff)
  const beginning = 12 + tables.length * 16
  const font = Buffer.alloc(tables.reduce((sum, { length }) => sum + padded(length), beginning))
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(tables.length, 4)
  let offset = beginning
  tables.forEach(({ tag, offset: from, packed, length, checksum }, index) => {
    const entry = 12 + index * 16
    font.write(tag, entry, 'latin1')
    font.writeUInt32BE(checksum, entry + 4)
    font.writeUInt32BE(offset, entry + 8)
    font.writeUInt32BE(length, entry + 12)
    const bytes = woff.subarray(from, from + packed)
    const table = packed < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes
    table.copy(font, offset)
    offset += padded(length)
  })
  return font
}
