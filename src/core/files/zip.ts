import { unzipSync, type UnzipFileInfo } from 'fflate'
import { UnreadableFile } from './unreadable'

/** What an archive may unpack to. A small file can say that it unpacks to fill the memory. */
export type ZipLimits = { entries: number; bytes: number; ratio: number }

/** Text compresses well: small parts may have any ratio. */
const RATIO_MATTERS_FROM = 1024 * 1024

/**
 * Unpacks the wanted parts of a zip archive, and checks what the archive says of its sizes before
 * anything is unpacked. A part never grows beyond the size that was announced: the unpacking has a
 * buffer of that size and fails when it is full.
 * @throws UnreadableFile
 */
export function unzipWithin(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let entries = 0
  let total = 0
  const check = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    entries += 1
    if (entries > limits.entries)
      throw new UnreadableFile('file-too-complex', 'The file is made of too many parts.')
    if (!wanted(name)) return false
    total += originalSize
    const swells = originalSize > RATIO_MATTERS_FROM && originalSize > size * limits.ratio
    if (total > limits.bytes || swells)
      throw new UnreadableFile('file-too-complex', 'The file unpacks to more than can be read.')
    return true
  }
  try {
    return unzipSync(bytes, { filter: check })
  } catch (error) {
    throw error instanceof UnreadableFile
      ? error
      : new UnreadableFile('file-unreadable', 'The file is damaged: it cannot be unpacked.')
  }
}
