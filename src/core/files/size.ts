/**
 * How much of a value has to be copied from one process to another: characters, bytes, and eight for
 * everything else. A text that stands in many places is one in the memory of a process, and a copy of
 * its own for each place on the way out, where no limit on memory holds any more.
 */
export function copiedSize(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (value instanceof Object)
    return Object.entries(value).reduce(
      (sum, [key, entry]) => sum + (Array.isArray(value) ? 0 : key.length) + copiedSize(entry),
      8,
    )
  return 8
}
