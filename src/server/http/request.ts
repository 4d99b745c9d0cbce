import type { IncomingMessage } from 'node:http'
import { MAX_LIMIT } from '../../core/api/bounds'
import { ApiError, InvalidInputError, NotFoundError } from '../../core/errors'
import { COLLECTIONS } from '../../core/access/matrix'
import { assertShallowJson, checkJson, readBody, type JsonBody } from './body'
import { rememberBody } from '../../core/api/parsedBody'
import { UUID } from '../../core/ids'

/** A whole number in the query, as a page or a limit: anything else is a mistake of the caller. */
function checkNumbers(params: URLSearchParams): void {
  for (const name of ['page', 'limit', 'depth']) {
    for (const value of params.getAll(name)) {
      if (!/^\d{1,30}$/.test(value) || (name !== 'limit' && value.length > 9))
        throw new InvalidInputError(`${name} must be a whole number, zero or more.`, name)
    }
  }
  // More than the most is the most, however much more.
  if ((params.get('limit')?.length ?? 0) > 9) params.set('limit', String(MAX_LIMIT))
  if (params.get('page') === '0') throw new InvalidInputError('page starts at 1.', 'page')
}

function checkText(params: URLSearchParams): void {
  for (const [name, value] of params) {
    if (value.includes('\u0000') || name.includes('\u0000'))
      throw new InvalidInputError('Text must not contain NUL characters.', name.split('[')[0])
    if (value.length > 10_000)
      throw new InvalidInputError('A value in the query is too long.', name.split('[')[0])
  }
}

function isJsonObject(text: string): boolean {
  try {
    return JSON.parse(text) instanceof Object
  } catch {
    return false
  }
}

/** A filter may come as one JSON text: Payload answers a broken one with a 500. Whatever looks like JSON is shallow. */
function checkJsonTexts(params: URLSearchParams): void {
  for (const [, text] of params) if (/^\s*[[{]/.test(text)) assertShallowJson(Buffer.from(text))
  for (const name of ['where', 'data']) {
    const text = params.get(name)
    if (text && !isJsonObject(text)) throw new InvalidInputError(`${name} is not valid JSON.`, name)
  }
}

/** `/api/<collection>/<id>`: what is no UUID is simply not there. */
function checkPath(segments: readonly string[], words: ReadonlySet<string>): void {
  const [, collection, id] = segments
  // Payload looks collections up in a plain object, where `constructor` is always found.
  if (collection !== undefined && collection in {}) throw new NotFoundError()
  if (!collection || id === undefined || id === '' || words.has(id)) return
  if (COLLECTIONS.some((name) => name === collection) && !UUID.test(id)) throw new NotFoundError()
}

function checkedUrl(req: IncomingMessage, base: string): URL {
  try {
    const url = new URL(req.url ?? '/', base)
    decodeURIComponent(url.pathname)
    // An id is the same in capitals; ids are compared as texts further on.
    url.pathname = url.pathname
      .split('/')
      .map((segment) => (UUID.test(segment) ? segment.toLowerCase() : segment))
      .join('/')
    return url
  } catch {
    throw new InvalidInputError('The address is not valid.')
  }
}

/**
 * Payload's own records (`/api/exchanges/<id>`) take PATCH; PUT means the same (contract section 3), where
 * no endpoint of ours takes it. HEAD is GET whose answer loses its body on the way out.
 */
function methodOf(req: IncomingMessage, segments: readonly string[], isOwn: IsOwn): string {
  const method = req.method ?? 'GET'
  if (method === 'HEAD') return 'GET'
  const isRecord =
    segments.length === 3 && COLLECTIONS.some((name) => name === segments[1]) && UUID.test(segments[2] ?? '')
  return method === 'PUT' && isRecord && !isOwn('PUT', `/${segments.join('/')}`) ? 'PATCH' : method
}

/** A form of the panel has one part; tens of thousands of them would be taken apart while nobody is answered. */
const MAX_PARTS = 100

/** How many parts a form has at most: each begins with the line that names it. @throws InvalidInputError */
function assertFewParts(body: Buffer): void {
  let parts = 0
  for (
    let at = body.indexOf('\r\n\r\n');
    at >= 0 && parts <= MAX_PARTS;
    at = body.indexOf('\r\n\r\n', at + 4)
  )
    parts += 1
  if (parts > MAX_PARTS) throw new InvalidInputError('The form in the body has too many parts.')
}

/** The panel saves its forms as multipart with the record in `_payload`: taken out here, as plain JSON. */
async function formToJson(body: Buffer, contentType: string): Promise<JsonBody> {
  assertFewParts(body)
  let form: FormData
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new InvalidInputError('The form in the body is not valid.')
  }
  const record = form.get('_payload')
  if (typeof record !== 'string')
    throw new InvalidInputError('The form has no record in "_payload".', '_payload')
  return checkJson(Buffer.from(record))
}

/** The panel sends a filter that is too long for an address as a form, and means a read. */
const isReadByPost = (req: IncomingMessage) =>
  req.method === 'POST' &&
  (req.headers['x-payload-http-method-override'] === 'GET' ||
    req.headers['x-http-method-override'] === 'GET') &&
  String(req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The route of a request, before its body is read: enough to decide whether the caller may call it. */
export type RequestRoute = { url: URL; segments: string[]; method: string }

/** Whether an endpoint of ours answers a method at an address. */
type IsOwn = (method: string, pathname: string) => boolean

/** The address and the method that a request means. @throws InvalidInputError, 405 */
export function apiRouteOf(req: IncomingMessage, base: string, isOwn: IsOwn): RequestRoute {
  if (!METHODS.has(req.method ?? 'GET'))
    throw new ApiError(405, 'There is no such method here.', { code: 'method' })
  const url = checkedUrl(req, base)
  const segments = url.pathname.split('/').filter(Boolean)
  return { url, segments, method: isReadByPost(req) ? 'GET' : methodOf(req, segments, isOwn) }
}

/** What the API gets: a checked web request. */
export type Incoming = RequestRoute & { request: Request }

const NO_BODY: JsonBody = { text: '' }

/** The body as JSON; a long filter that came as a form goes to the query. */
async function bodyOf(req: IncomingMessage, url: URL, isSignedIn: boolean): Promise<JsonBody> {
  const raw = await readBody(req, isSignedIn)
  const type = String(req.headers['content-type'] ?? '')
  if (isReadByPost(req)) {
    url.search = raw.toString('utf8')
    return NO_BODY
  }
  if (type.startsWith('multipart/form-data')) return formToJson(raw, type)
  // Without a body there is nothing in it: Payload would go on with no data at all.
  return checkJson(raw)
}

/**
 * Turns Node's request into the web request that Payload's router takes, after checking everything
 * that Payload answers with a 500: numbers, text, ids, JSON (payload-notes, "Out of the box a 500").
 * @param words what stands in a path instead of an id (`Routes`)
 * @throws InvalidInputError, NotFoundError, 413
 */
export async function incoming(
  req: IncomingMessage,
  route: RequestRoute,
  headers: Headers,
  { isSignedIn, words }: { isSignedIn: boolean; words: ReadonlySet<string> },
): Promise<Incoming> {
  const { url, segments, method } = route
  const body = req.method === 'GET' || req.method === 'HEAD' ? NO_BODY : await bodyOf(req, url, isSignedIn)
  if (body.text) headers.set('content-type', 'application/json')
  checkPath(segments, words)
  checkNumbers(url.searchParams)
  checkText(url.searchParams)
  checkJsonTexts(url.searchParams)
  headers.delete('content-length')
  headers.delete('x-payload-http-method-override')
  headers.delete('x-http-method-override')
  const request = new Request(url, { method, headers, ...(body.text ? { body: body.text } : {}) })
  rememberBody(request, body.parsed)
  return { ...route, request }
}
