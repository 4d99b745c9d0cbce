import type { IncomingMessage } from 'node:http'
import { nestingOf } from '../../core/api/nesting'
import { ApiError, InvalidInputError } from '../../core/errors'

/** The size limit of JSON bodies; files are received by a route of their own. */
const LIMIT = 2 * 1024 * 1024

/** Where nobody is signed in: a sign-in, a code, a new password. Nothing that is asked there is longer. */
const LIMIT_SIGNED_OUT = 16 * 1024

class TooLargeError extends ApiError {
  constructor() {
    super(413, 'The request is too large.', { code: 'too-large' })
  }
}

/** Reads a whole body up to the limit, which is lower where nobody is signed in. @throws ApiError 413 */
export async function readBody(req: IncomingMessage, isSignedIn: boolean): Promise<Buffer> {
  const limit = isSignedIn ? LIMIT : LIMIT_SIGNED_OUT
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new TooLargeError()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += part.length
    if (size > limit) throw new TooLargeError()
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

const MAX_DEPTH = 32

/** @throws InvalidInputError for JSON that is nested deeper than anything here; to be asked before it is parsed */
export function assertShallowJson(text: Buffer): void {
  if (nestingOf(text) > MAX_DEPTH) throw new InvalidInputError('The body is nested too deeply.')
}

/** Rejects what PostgreSQL cannot store: NUL in a text or a name. */
function assertNoNul(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw new InvalidInputError('Text must not contain NUL characters.')
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, entry] of Object.entries(value)) {
    assertNoNul(key)
    assertNoNul(entry)
  }
}

/** A body as it is passed on, and what it says; nothing where the request has none. */
export type JsonBody = { text: string; parsed?: unknown }

/**
 * A JSON body, checked to be an object: Payload's own parser turns `null`, lists and broken
 * JSON into a 500 (payload-notes). Its depth is counted first: parsing two million brackets alone
 * takes a second in which nobody is answered.
 */
export function checkJson(body: Buffer): JsonBody {
  assertShallowJson(body)
  const text = body.toString('utf8')
  if (text.trim() === '') return { text: '{}', parsed: {} }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new InvalidInputError('The body is not valid JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new InvalidInputError('The body must be a JSON object.')
  assertNoNul(parsed)
  return { text, parsed }
}
