import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ErrorEntry } from '../../core/errors'

/** Answers with JSON. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent) return
  res.statusCode = status
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('cache-control', 'no-store')
  res.end(JSON.stringify(body))
}

/** Answers with a page of our own making. */
export function sendHtml(res: ServerResponse, html: string): void {
  res.statusCode = 200
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  )
  res.end(html)
}

/** Answers with the error shape of contract section 3. */
export function sendErrors(res: ServerResponse, status: number, ...errors: ErrorEntry[]): void {
  sendJson(res, status, { errors })
}

/** Copies a web response onto Node's. */
export async function sendResponse(res: ServerResponse, response: Response): Promise<void> {
  res.statusCode = response.status
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value)
  })
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'no-store')
  const type = response.headers.get('content-type') ?? ''
  if (!response.body) res.end()
  else if (type.startsWith('application/json') || type.startsWith('application/graphql'))
    res.end(Buffer.from(await response.arrayBuffer()))
  else await pipeline(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream), res)
}
