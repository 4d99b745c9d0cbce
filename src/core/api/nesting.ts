const [QUOTE, BACKSLASH, HASH, NEWLINE, RETURN] = [0x22, 0x5c, 0x23, 0x0a, 0x0d]
const OPENING = new Set([0x7b, 0x5b, 0x28])
const CLOSING = new Set([0x7d, 0x5d, 0x29])

const startsBlock = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === QUOTE && bytes[at + 1] === QUOTE && bytes[at + 2] === QUOTE

/** Where a block of GraphQL text ends: behind three quotes that are not escaped. */
function endOfBlock(bytes: Uint8Array, from: number): number {
  for (let at = from + 3; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH && startsBlock(bytes, at + 1)) at += 3
    else if (startsBlock(bytes, at)) return at + 2
  }
  return bytes.length
}

/** Where a quoted text ends: at the next quote that is not escaped, or at the end of all. */
function endOfText(bytes: Uint8Array, from: number): number {
  if (startsBlock(bytes, from)) return endOfBlock(bytes, from)
  for (let at = from + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1
    else if (bytes[at] === QUOTE) return at
  }
  return bytes.length
}

function endOfComment(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === NEWLINE || bytes[at] === RETURN) return at
  return bytes.length
}

/**
 * How deep braces, brackets and parentheses are nested in JSON or in a GraphQL document, counted on
 * the bytes: what is nested without end must not reach a parser. What stands in quotes or behind `#`
 * (a comment of GraphQL; no JSON has it outside of quotes) does not count.
 */
export function nestingOf(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) at = endOfText(bytes, at)
    else if (byte === HASH) at = endOfComment(bytes, at)
    else if (OPENING.has(byte)) deepest = Math.max(deepest, (depth += 1))
    else if (CLOSING.has(byte)) depth -= 1
  }
  return deepest
}
