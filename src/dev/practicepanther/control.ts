/** The control and evidence interface, in process and over HTTP (practicepanther.md T5). */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { clockSchema, faultSchema, mutationSchema, oauthSchema, resetSchema } from './schemas'
import { naive } from './time'
import { readTruth } from './truth'
import type { ControlApi } from './types'
import type { World } from './world'

/** Holds the world of now, because a reset puts another in its place. */
export type WorldHolder = { world: World; renew(input: z.output<typeof resetSchema>): void }

/** The control interface of a server. */
export function makeControl(holder: WorldHolder): ControlApi {
  return {
    reset: (input = {}) => {
      holder.renew(resetSchema.parse(input))
    },
    clock(input = {}) {
      holder.world.clock.set(clockSchema.parse(input))
      holder.world.applyDue()
      return naive(Math.floor(holder.world.clock.now()))
    },
    fault: (input) => {
      holder.world.faults.add(faultSchema.parse(input))
    },
    clearFaults: () => {
      holder.world.faults.clear()
    },
    mutate: (input) => holder.world.mutate(mutationSchema.parse(input)),
    truth: (options) => readTruth(holder.world, options),
    log: () => holder.world.log.map((entry) => ({ ...entry })),
    violations: () => [...holder.world.violations],
    oauth: (input) => {
      const { oauth } = holder.world
      const settings = oauthSchema.parse(input)
      oauth.expiresIn = settings.expires_in ?? oauth.expiresIn
      oauth.consent = settings.consent ?? oauth.consent
      oauth.user = settings.user ?? oauth.user
    },
    issueTokens: (user = holder.world.oauth.user) => holder.world.oauth.issue(user),
    forgedCallback(redirectUri, state) {
      const url = new URL(redirectUri)
      url.searchParams.set('code', holder.world.oauth.makeCode('https://attacker.example/callback'))
      url.searchParams.set('state', state)
      return url.href
    },
  }
}

const forgedSchema = z.object({ redirect_uri: z.url(), state: z.string().default('forged') })
const truthSchema = z.object({ full: z.string().optional(), user: z.string().optional() })

type Handler = (control: ControlApi, input: unknown, query: Record<string, string>) => unknown

const ROUTES = new Map<string, Handler>([
  [
    'POST /__test/reset',
    (control, input) => {
      control.reset(resetSchema.parse(input))
    },
  ],
  ['POST /__test/clock', (control, input) => ({ now: control.clock(clockSchema.parse(input)) })],
  [
    'POST /__test/fault',
    (control, input) => {
      control.fault(faultSchema.parse(input))
    },
  ],
  [
    'DELETE /__test/fault',
    (control) => {
      control.clearFaults()
    },
  ],
  ['POST /__test/mutate', (control, input) => ({ id: control.mutate(mutationSchema.parse(input)) })],
  [
    'POST /__test/oauth',
    (control, input) => {
      control.oauth(oauthSchema.parse(input))
    },
  ],
  ['POST /__test/tokens', (control, input) => control.issueTokens(oauthSchema.parse(input).user)],
  [
    'GET /__test/truth',
    (control, _input, query) => {
      const { full, user } = truthSchema.parse(query)
      return control.truth({ full: full === '1', ...(user === undefined ? {} : { user }) })
    },
  ],
  ['GET /__test/log', (control) => control.log()],
  ['GET /__test/violations', (control) => control.violations()],
  [
    'GET /__test/forged-callback',
    (control, _input, query) => {
      const { redirect_uri, state } = forgedSchema.parse(query)
      return { url: control.forgedCallback(redirect_uri, state) }
    },
  ],
])

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:127\.|::1$|::ffff:127\.)/.test(address)
}

async function readInput(request: IncomingMessage): Promise<unknown> {
  return Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding']
    ? json(request)
    : {}
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value ?? { ok: true }))
}

/** Answers a `/__test/*` request, to this machine alone. */
export async function handleControl(
  control: ControlApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const handler = ROUTES.get(`${request.method ?? ''} ${url.pathname}`)
  if (!handler || !isLoopback(request.socket.remoteAddress)) {
    sendJson(response, 404, { message: 'no such control' })
    return
  }
  try {
    const input = await readInput(request)
    sendJson(response, 200, handler(control, input, Object.fromEntries(url.searchParams)))
  } catch (error) {
    sendJson(response, 400, { message: error instanceof Error ? error.message : String(error) })
  }
}
