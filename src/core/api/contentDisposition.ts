/** What no system has in the name of a file, and what would turn the direction in which it is read. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+/gu
const MOST = 120

/** A name for a file that people can read, made of what it is about. */
export function fileName(parts: readonly (string | null | undefined)[], ending: string): string {
  const name = parts.filter(Boolean).join(' ').normalize('NFC').replaceAll(NOT_IN_A_NAME, ' ')
  // Dots at the beginning hide a file, or lead out of its folder.
  const shown = name.replaceAll(/\s+/gu, ' ').replace(/^[. ]+/, '')
  return `${[...shown].slice(0, MOST).join('').trim() || 'file'}.${ending}`
}

/** Every sign that RFC 8187 does not let stand as it is. */
const encoded = (name: string) =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/**
 * The header that names a file in any script (RFC 6266): as it is written, and in plain letters for
 * programs that read no more.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]|["\\%]/gu, '_')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}
