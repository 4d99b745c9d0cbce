import { fileTypeFromBuffer } from 'file-type'

/** Neither text nor known. */
const UNKNOWN = 'application/octet-stream'

/** Everything below a space but tab, line feed, form feed and carriage return, and DEL. */
const CONTROL = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/u

/** Whether bytes begin as UTF-8 that people can read. The sample may end within a character. */
function isText(sample: Uint8Array): boolean {
  try {
    return (
      sample.length > 0 &&
      !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true }))
    )
  } catch {
    return false
  }
}

/**
 * What the first bytes of a file say it is. Whatever has no signature and is text is plain text: a page
 * or a script is never served as one.
 */
export async function readContentType(sample: Uint8Array): Promise<{ type: string }> {
  const found = await fileTypeFromBuffer(sample).catch(() => undefined)
  return { type: found?.mime ?? (isText(sample) ? 'text/plain' : UNKNOWN) }
}
