import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import next from 'next'
import type { Payload } from 'payload'
import { newWork, runWork, type Work } from '../core/database/work'
import { settings } from '../core/env'
import { sendErrors } from './http/answer'
import { dropAccess, headersOf, signedIn } from './http/credentials'
import { pagePolicy } from './http/headers'
import { CLIENT_IP_HEADER } from '../core/events/record'
import type { SessionUser } from '../modules/auth'
import { ApiError, ForbiddenError, NotSignedInError } from '../core/errors'

export type Pages = {
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  close: () => Promise<void>
}

/**
 * Next's own files, and those at the root of `public`: what is the same for everybody. No page may
 * look like one, for its session would go unchecked; the server lets only plain paths through.
 */
const isAsset = (url: string) =>
  url.startsWith('/_next/static/') || /^\/[\w-]+\.[a-z0-9]{2,5}(\?|$)/i.test(url)

/** Next would fetch any page as a picture, with the cookies of the request. There are no such pictures here. */
const isFetchedPicture = (url: string) => /^\/_next\/image(\/|\?|$)/.test(url)

/** RouteRules of Payload's panel that are ours: there is one sign-in for everybody. */
const PANEL_SIGN_IN = /^\/admin\/(login|forgot|reset|create-first-user|logout-inactivity)(\/|\?|$)/

/** Redirects anonymous callers of the panel to the sign-in and back. @returns whether the request was answered */
function redirectToSignIn(req: IncomingMessage, res: ServerResponse, isSignedIn: boolean): boolean {
  const url = req.url ?? '/'
  const panelSignIn = PANEL_SIGN_IN.test(url)
  const toPanel = /^\/admin(\/|\?|$)/.test(url) && !url.startsWith('/admin/logout')
  if (!panelSignIn && (!toPanel || isSignedIn)) return false
  const wanted = panelSignIn
    ? (new URL(url, 'http://here.invalid').searchParams.get('redirect') ?? '/admin')
    : url
  res.writeHead(302, { location: `/login?next=${encodeURIComponent(wanted)}` }).end()
  return true
}

/** Pages are only read. */
const isReading = ({ method = 'GET' }: IncomingMessage) =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/**
 * What is sent to a page is a server action, and the panel alone has any: they are for administrators
 * like the panel itself. Others are answered before anything of the body is read.
 * @throws NotSignedInError, ForbiddenError, 405 for a page that takes nothing
 */
function assertMayAct(req: IncomingMessage, user: SessionUser | null): void {
  if (isReading(req)) return
  if (!user) throw new NotSignedInError()
  if (user.role !== 'admin') throw new ForbiddenError()
  if (!/^\/admin(\/|\?|$)/.test(req.url ?? '/'))
    throw new ApiError(405, 'This page is only there to be read.', { code: 'method' })
}

/** What pages know of their request, and the policy of their scripts. */
function announceToNext(req: IncomingMessage, res: ServerResponse, address: string): void {
  for (const name of Object.keys(req.headers)) if (name.startsWith('x-peak-')) delete req.headers[name]
  // Pages do not know their own address: the sign-in page leads back to it.
  req.headers['x-peak-path'] = req.url ?? '/'
  req.headers[CLIENT_IP_HEADER] = address
  // Next takes the nonce of its own scripts from the policy of the request.
  const nonce = randomBytes(16).toString('base64')
  const policy = pagePolicy(req.url ?? '/', nonce)
  req.headers['content-security-policy'] = policy
  req.headers['x-peak-nonce'] = nonce
  res.setHeader('Content-Security-Policy', policy)
}

/**
 * Readies a request for Next: who it is of, and whether it may act. A session that is no longer good
 * is taken off it. @returns null when it has been answered
 */
async function prepare(payload: Payload, req: IncomingMessage, res: ServerResponse): Promise<Work | null> {
  const path = req.url ?? '/'
  if (isAsset(path) && isReading(req)) return newWork('asset')
  const headers = headersOf(req)
  const user = await signedIn(payload, req, headers)
  assertMayAct(req, user)
  if (redirectToSignIn(req, res, user !== null)) return null
  if (!user) dropAccess(req.headers)
  announceToNext(req, res, headers.get(CLIENT_IP_HEADER) ?? '')
  return newWork(`page /${path.split(/[/?]/)[1] ?? ''}`, user)
}

/** Next.js for the portal and the panel. */
export async function startPages(payload: Payload, port: number): Promise<Pages> {
  const dev = settings().NODE_ENV === 'development'
  const app = next({ dev, dir: process.cwd(), hostname: 'localhost', port })
  await app.prepare()
  const handler = app.getRequestHandler()
  return {
    handle: async (req, res) => {
      if (isFetchedPicture(req.url ?? '/'))
        return sendErrors(res, 404, { message: 'There is no such page.', code: 'not-found' })
      const work = await prepare(payload, req, res)
      if (work) await runWork(work, () => handler(req, res))
    },
    close: () => app.close(),
  }
}
