/** One request from arrival to answer. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { faultReply } from './faults'
import { answerAuthorize, answerToken } from './oauth-routes'
import { jsonReply, noRouteReply, unauthorizedReply, type Reply } from './reply'
import { answerApi, findRoute, type ApiRoute } from './routes'
import type { Fault } from './schemas'
import { send } from './send'
import type { LogEntry } from './types'
import type { World } from './world'

type Call = { url: URL; path: string; method: string; route: ApiRoute | null; name: string }

const SECRET_PARAMETERS = new Set([
  'code',
  'client_secret',
  'refresh_token',
  'access_token',
  'token',
  'state',
])
const OAUTH_NAMES = new Map([
  ['/oauth/token', 'token'],
  ['/oauth/authorize', 'authorize'],
])

function readCall(request: IncomingMessage): Call {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  const path = url.pathname.toLowerCase().replace(/\/+$/, '')
  const route = findRoute(path)
  return {
    url,
    path,
    method: request.method ?? 'GET',
    route,
    name: OAUTH_NAMES.get(path) ?? route?.name ?? 'unknown',
  }
}

function startLog(world: World, call: Call, request: IncomingMessage): LogEntry {
  const query = [...call.url.searchParams].map(([key, value]): [string, string] => [
    key,
    SECRET_PARAMETERS.has(key.toLowerCase()) ? '[redacted]' : value,
  ])
  const entry: LogEntry = {
    n: world.log.length + 1,
    method: call.method,
    path: call.url.pathname,
    route: call.name,
    query: Object.fromEntries(query),
    status: 0,
    token: call.name === 'token' ? null : world.oauth.nameOf(request.headers.authorization),
    at: new Date(world.clock.now()).toISOString(),
    realMs: Date.now(),
    bytes: 0,
    faults: [],
  }
  world.log.push(entry)
  return entry
}

function findViolations(world: World, { url, method, path, name }: Call): void {
  const isTokenRequest = name === 'token' && method === 'POST'
  if (method !== 'GET' && method !== 'HEAD' && !isTokenRequest) world.violate('write', method, path)
  const isSecret = (key: string): boolean => /^(?:access_token|refresh_token|client_secret)$/i.test(key)
  if ([...url.searchParams.keys()].some(isSecret)) world.violate('secret_in_query', method, path)
}

/** A lost reply (T4) is no answer of its own: the token has rotated, and only the sending fails. */
function answerTokenCall(
  world: World,
  request: IncomingMessage,
  body: string,
  faults: readonly Fault[],
): Reply {
  return faultReply(faults, world.clock.now()) ?? answerToken(world, request.headers, body)
}

function answerBearer(world: World, call: Call, request: IncomingMessage, faults: readonly Fault[]): Reply {
  if (faults.some((fault) => fault.kind === 'expire_tokens')) world.oauth.expireAll()
  const instead = faultReply(faults, world.clock.now())
  if (instead) return instead
  const bearer = world.oauth.check(request.headers.authorization)
  if (!bearer) return unauthorizedReply(world.switches.expired)
  // A vendor would carry a write out; here it changes nothing and is held against the client.
  if (call.method !== 'GET' && call.method !== 'HEAD') return jsonReply(200, {})
  return answerApi(world, call.route, call.url, bearer.user, faults)
}

function answer(
  world: World,
  call: Call,
  request: IncomingMessage,
  body: string,
  faults: readonly Fault[],
): Reply {
  if (call.name === 'token' && call.method === 'POST') return answerTokenCall(world, request, body, faults)
  if (call.name === 'authorize')
    return faultReply(faults, world.clock.now()) ?? answerAuthorize(world, call.url.searchParams)
  if (call.path.startsWith('/api/') || call.method !== 'GET')
    return answerBearer(world, call, request, faults)
  return noRouteReply(call.url.href)
}

/** Answers a request of the vendor's own interface. */
export async function handle(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = readCall(request)
  const entry = startLog(world, call, request)
  findViolations(world, call)
  const body = await text(request)
  world.applyDue()
  const faults = world.faults.strike(call.name)
  entry.faults = faults.map((fault) => fault.kind)
  const reply = answer(world, call, request, body, faults)
  if (call.path.startsWith('/api/')) world.countRequest()
  entry.status = reply.status
  await send({
    request,
    response,
    reply,
    faults,
    now: world.clock.now(),
    cache: world.cache,
    sent: (bytes) => {
      entry.bytes += bytes
    },
  })
}
