import { GRAPHQL_POST } from '@payloadcms/next/routes'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleEndpoints, type Payload, type SanitizedConfig } from 'payload'
import type { Logger } from 'pino'
import { CLOSED_LISTS, COLLECTIONS } from '../../core/access/matrix'
import { forgetScopes, MOVES_NO_ACCESS } from '../../core/access/reader'
import { isRefusal, writeRefusal } from '../../core/events/refused'
import { newWork, runWork } from '../../core/database/work'
import { databaseProblem } from '../../core/api/databaseProblem'
import { asksOnlyToSignIn, checkGraphqlDocument } from '../../core/api/graphqlDocument'
import { TooManyTriesError, rememberUser, type SessionUser } from '../../modules/auth'
import { corsOrigins } from '../../core/env'
import { ApiError, ForbiddenError, NotSignedInError, NotFoundError } from '../../core/errors'
import { sendErrors, sendResponse } from './answer'
import { headersOf, assertSameOrigin, signedIn } from './credentials'
import { writeSafely } from './writes/writeSafely'
import { isUnknownRoute, routesOf, type Routes } from './routes'
import { runOwn } from './runOwn'
import { apiRouteOf, incoming, type RequestRoute, type Incoming } from './request'

function assertRouteAllowed(routes: Routes, route: RequestRoute, user: SessionUser | null): void {
  const { method, segments } = route
  const [, collection = '', rest] = segments
  if (!user) {
    // What an anonymous caller may send over GraphQL depends on the query, which is read later.
    if (routes.isPublic(route) || (method === 'POST' && collection === 'graphql')) return
    throw new NotSignedInError()
  }
  if (isUnknownRoute(route)) throw new NotFoundError()
  // Payload's own bookkeeping (preferences, locks, migrations) belongs to the panel, which is for admins.
  if (collection.startsWith('payload-') && user.role !== 'admin') throw new ForbiddenError()
  const name = COLLECTIONS.find((entry) => entry === collection)
  if (name && rest === undefined && (method === 'PATCH' || method === 'PUT'))
    throw new ApiError(403, 'Records are changed one at a time.', { code: 'forbidden' })
  if (
    name &&
    method === 'GET' &&
    (rest === undefined || rest === 'count') &&
    CLOSED_LISTS[name]?.includes(user.role)
  )
    throw new ForbiddenError()
}

/** Payload's "route not found" in the shape of every error. */
async function shaped(response: Response): Promise<Response> {
  if (response.status < 400 || !response.headers.get('content-type')?.includes('json')) return response
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  if (body instanceof Object && 'errors' in body) return response
  // Payload says 501 for a collection without routes.
  const status = response.status === 501 ? 404 : response.status
  const message =
    body instanceof Object && 'message' in body && status !== 404
      ? String(body.message)
      : 'There is no such record.'
  return Response.json({ errors: [{ message, code: status === 404 ? 'not-found' : 'invalid' }] }, { status })
}

async function dispatch(
  config: SanitizedConfig,
  routes: Routes,
  call: Incoming,
  signedIn: boolean,
): Promise<Response> {
  // What a page elsewhere may send is asked beforehand, of GraphQL as of every other address.
  if (call.request.method === 'OPTIONS') return handleEndpoints({ config, request: call.request })
  if (call.url.pathname === '/api/graphql') {
    if (call.request.method !== 'POST')
      throw new ApiError(405, 'GraphQL is asked with POST.', { code: 'method' })
    const body: unknown = await call.request
      .clone()
      .json()
      .catch(() => null)
    const query = body instanceof Object && 'query' in body ? body.query : null
    if (!signedIn && !asksOnlyToSignIn(query)) throw new NotSignedInError()
    checkGraphqlDocument(query)
    return GRAPHQL_POST(config)(call.request)
  }
  const own = routes.find(call.request.method, call.url.pathname)
  return own ? runOwn(config, call.request, own) : handleEndpoints({ config, request: call.request })
}

function allowOrigin(req: IncomingMessage, res: ServerResponse): void {
  const origin = req.headers.origin
  if (!origin || !corsOrigins().includes(origin)) return
  res.setHeader('access-control-allow-origin', origin)
  res.setHeader('access-control-allow-credentials', 'true')
  res.setHeader('vary', 'Origin')
}

/** The answer to anything that was thrown on the way. */
export function sendProblem(res: ServerResponse, error: unknown, log: Logger): void {
  if (error instanceof TooManyTriesError) res.setHeader('retry-after', String(error.retryAfter))
  if (error instanceof ApiError) return sendErrors(res, error.status, error.entry)
  const database = databaseProblem(error)
  if (database) return sendErrors(res, database.status, ...database.errors)
  log.error({ err: error }, 'request failed')
  sendErrors(res, 500, {
    message: 'Something went wrong here. Nothing was changed; please try again.',
    code: 'internal',
  })
}

/** An anonymous caller of GraphQL learns nothing of what is wrong with the body. */
async function incomingOf(
  routes: Routes,
  req: IncomingMessage,
  route: RequestRoute,
  headers: Headers,
  user: SessionUser | null,
): Promise<Incoming> {
  const { words } = routes
  if (user || route.segments[1] !== 'graphql')
    return incoming(req, route, headers, { isSignedIn: user !== null, words })
  return incoming(req, route, headers, { isSignedIn: false, words }).catch((error: unknown) => {
    throw error instanceof ApiError && error.status === 413 ? error : new NotSignedInError()
  })
}

/** Answers one API request. @throws what is to be answered as a problem */
async function answerRequest(
  payload: Payload,
  routes: Routes,
  req: IncomingMessage,
  route: RequestRoute,
  headers: Headers,
  user: SessionUser | null,
): Promise<Response> {
  if (req.method !== 'OPTIONS') assertRouteAllowed(routes, route, user)
  if (routes.setsCookies(route)) assertSameOrigin(req)
  const call = await incomingOf(routes, req, route, headers, user)
  if (user) rememberUser(call.request.headers, user)
  const send = async (request: Request) =>
    shaped(await dispatch(payload.config, routes, { ...call, request }, user !== null))
  // Which record it is about, and what a calendar's address gives away, is not for the log.
  const work = newWork([route.method, ...route.segments.slice(0, 2)].join(' '), user)
  return runWork(work, () => writeSafely(payload, { ...call, user }, work, send))
}

/** REST and GraphQL: one layer in front of Payload's routes, the same for both. */
export function apiHandler(payload: Payload) {
  const routes = routesOf(payload.config)
  return async (req: IncomingMessage, res: ServerResponse, log: Logger): Promise<void> => {
    allowOrigin(req, res)
    const headers = headersOf(req)
    let refused: ((status: number) => Promise<void>) | null = null
    try {
      const route = apiRouteOf(req, payload.config.serverURL, (...route) => routes.find(...route) !== null)
      // Before the body is read: an anonymous caller learns nothing of the input rules, and a token that does
      // not count is off the headers before a request is made of them.
      const user = await signedIn(payload, req, headers)
      refused = async (status) => {
        if (user && isRefusal(route.method, status))
          await writeRefusal(payload, {
            user: user.id,
            method: route.method,
            segments: route.segments,
            status,
            headers,
          })
      }
      const response = await answerRequest(payload, routes, req, route, headers, user)
      if (route.method !== 'GET' && !MOVES_NO_ACCESS.includes(route.segments[1] ?? '')) forgetScopes()
      await refused(response.status)
      await sendResponse(res, response)
    } catch (error) {
      forgetScopes()
      if (error instanceof ApiError)
        await refused?.(error.status).catch((failure: unknown) =>
          log.error({ err: failure }, 'a refusal could not be kept'),
        )
      sendProblem(res, error, log)
    }
  }
}
