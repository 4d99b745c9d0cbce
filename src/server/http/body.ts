import type { IncomingMessage } from 'node:http'
import { ApiProblem, Invalid } from '../../errors'

/** JSON bodies end here; files are received by a door of their own. */
const LIMIT = 2 * 1024 * 1024

class TooLarge extends ApiProblem {
  constructor() {
    super(413, 'The request is too large.', { code: 'too-large' })
  }
}

/** Reads a whole body up to the limit. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > LIMIT) throw new TooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += part.length
    if (size > LIMIT) throw new TooLarge()
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

const MAX_DEPTH = 32

/** Refuses what PostgreSQL cannot store (NUL) and what is nested without end. */
function checkValue(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new Invalid('The body is nested too deeply.')
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw new Invalid('Text must not contain NUL characters.')
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, entry] of Object.entries(value)) {
    checkValue(key, depth)
    checkValue(entry, depth + 1)
  }
}

/**
 * A JSON body as text, checked to be an object: Payload's own parser turns `null`, lists and broken
 * JSON into a 500 (payload-notes).
 */
export function checkJson(body: Buffer): string {
  const text = body.toString('utf8')
  if (text.trim() === '') return ''
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Invalid('The body is not valid JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Invalid('The body must be a JSON object.')
  checkValue(parsed, 0)
  return text
}
