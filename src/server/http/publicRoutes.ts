import type { RequestRoute } from './request'

/**
 * What may be asked without being signed in: signing in, finding the way back, and the addresses
 * that carry their own secret. Everything else requires a session.
 */
const PUBLIC_ROUTES: readonly RegExp[] = [
  /^POST users\/(login|logout|refresh-token|forgot-password|reset-password)$/,
  /^GET users\/init$/,
  /^POST auth\/(login|logout|verify-2fa|setup-2fa|send-code|refresh|forgot-password|reset-password|accept-invitation)$/,
  /^GET auth\/(ways|google|google\/callback|invitation\/[^/]+)$/,
  // Calendar programs send no cookies: the address of a feed carries its own proof.
  /^GET calendar-feeds\/[\w-]{20,200}\.ics$/,
]

/** RouteRules of Payload for what there is not: nobody's address is verified with a link of its own. */
const NOWHERE = /^\w+ users\/verify\//
export const isUnknownRoute = ({ method, segments }: RequestRoute): boolean =>
  NOWHERE.test(`${method} ${segments.slice(1).join('/')}`)

/** Whether an anonymous caller may call this route. */
export const isPublicRoute = ({ method, segments }: RequestRoute): boolean =>
  PUBLIC_ROUTES.some((pattern) => pattern.test(`${method} ${segments.slice(1).join('/')}`))

/**
 * RouteRules that set cookies: they open to pages of ours alone, whether or not the request carries a
 * cookie, so that nobody is signed in as somebody else by a page elsewhere.
 */
const SETS_COOKIES =
  /^POST (auth|users)\/(login|logout|verify-2fa|setup-2fa|refresh|refresh-token|reset-password|accept-invitation|change-password)$/
export const setsCookies = ({ method, segments }: RequestRoute): boolean =>
  SETS_COOKIES.test(`${method} ${segments.slice(1).join('/')}`)
