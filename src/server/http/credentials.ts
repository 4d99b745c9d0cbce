import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Payload } from 'payload'
import { ApiError } from '../../core/errors'
import { CLIENT_IP_HEADER } from '../../core/events/record'
import { ACCESS_COOKIE, tokenOf, userOfToken, type SessionUser } from '../../modules/auth'
import { corsOrigins, publicUrl } from '../../core/env'
import { clientAddress } from './address'

/** Web headers of a Node request, with the headers that only the server may set replaced by its own. */
export function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (name.startsWith(':') || name.startsWith('x-peak-')) continue
    for (const entry of Array.isArray(value) ? value : [value ?? '']) headers.append(name, entry)
  }
  headers.set(CLIENT_IP_HEADER, clientAddress(req))
  return headers
}

function allowedOrigins(req: IncomingMessage): Set<string> {
  const host = req.headers.host
  return new Set([publicUrl(), ...corsOrigins(), ...(host ? [`http://${host}`, `https://${host}`] : [])])
}

/**
 * A browser sends our cookie along with a form on somebody else's page: writes that rest on the
 * cookie must come from a page of ours (contract section 3).
 */
export function assertSameOrigin(req: IncomingMessage): void {
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return
  const origin = req.headers.origin
  const site = req.headers['sec-fetch-site']
  const foreign = origin ? !allowedOrigins(req).has(origin) : site === 'cross-site'
  if (foreign)
    throw new ApiError(403, 'This request does not come from a page of this platform.', {
      code: 'cross-origin',
    })
}

/** The cookies of a request without the access token: the others belong to routes of their own. */
const otherCookies = (cookies: string): string =>
  cookies
    .split(';')
    .filter((part) => part.trim().split('=')[0] !== ACCESS_COOKIE)
    .join(';')
    .trim()

/** Takes the access token out of a page's headers, so that no later check can accept what this one rejected. */
export function dropAccess(headers: IncomingHttpHeaders): void {
  delete headers.authorization
  if (headers.cookie) headers.cookie = otherCookies(headers.cookie)
}

function dropCredentials(headers: Headers): void {
  headers.delete('authorization')
  const cookies = otherCookies(headers.get('cookie') ?? '')
  if (cookies) headers.set('cookie', cookies)
  else headers.delete('cookie')
}

/**
 * Who is asking. A token that is forged, expired or of a deactivated person counts as none.
 * @throws 403 for a cookie-borne write from another origin
 */
export async function signedIn(
  payload: Payload,
  req: IncomingMessage,
  headers: Headers,
): Promise<SessionUser | null> {
  const found = tokenOf(headers)
  if (found?.from === 'cookie') assertSameOrigin(req)
  const user = found ? await userOfToken(payload, found.token) : null
  if (!user) dropCredentials(headers)
  return user
}
