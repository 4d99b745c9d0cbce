/** Which faults strike which request, and the answers they give in place of the real one (practicepanther.md T4). */

import type { Clock } from './clock'
import type { Random } from './random'
import { errorReply, htmlPage, oauthErrorReply, textReply, unauthorizedReply, type Reply } from './reply'
import type { Fault } from './schemas'

type ActiveFault = { fault: Fault; seen: number; struck: number; allowedAt: number[] }

const ABSURD_SECONDS = 999_999

/** The faults that are set, each with its own count of the requests that it matched. */
export class Faults {
  private active: ActiveFault[] = []

  constructor(
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  add(fault: Fault): void {
    this.active.push({ fault, seen: 0, struck: 0, allowedAt: [] })
  }

  clear(): void {
    this.active = []
  }

  /** Counts a request and answers the faults that strike it. */
  strike(route: string): Fault[] {
    return this.active
      .filter((each) => matchesRoute(each.fault.route, route) && this.isDue(each))
      .map((each) => each.fault)
  }

  private isDue(each: ActiveFault): boolean {
    const { fault } = each
    each.seen += 1
    const nth = typeof fault.nth === 'number' ? [fault.nth] : fault.nth
    if (nth && !nth.includes(each.seen)) return false
    if (fault.from !== undefined && each.seen < fault.from) return false
    if (fault.times !== undefined && each.struck >= fault.times) return false
    if (fault.probability !== undefined && !this.random.chance(fault.probability)) return false
    if (fault.kind === 'budget' && this.isWithinBudget(each, fault.args)) return false
    each.struck += 1
    return true
  }

  private isWithinBudget(each: ActiveFault, args: { limit: number; window_ms: number }): boolean {
    const now = this.clock.now()
    each.allowedAt = each.allowedAt.filter((at) => at > now - args.window_ms)
    if (each.allowedAt.length >= args.limit) return false
    each.allowedAt.push(now)
    return true
  }
}

/** `*` is all of the API; the token and authorize routes are only meant by name. */
function matchesRoute(wanted: string, route: string): boolean {
  if (wanted === '*') return route !== 'token' && route !== 'authorize'
  return wanted === route || (wanted.endsWith('/*') && route.startsWith(wanted.slice(0, -1)))
}

function tooMany(
  args: { retry_after: 'seconds' | 'http-date' | 'absent' | 'absurd'; seconds: number },
  now: number,
): Reply {
  const reply = errorReply(429, 'Too many requests.')
  switch (args.retry_after) {
    case 'absent':
      return reply
    case 'absurd':
      return { ...reply, headers: { 'Retry-After': String(ABSURD_SECONDS) } }
    case 'seconds':
      return { ...reply, headers: { 'Retry-After': String(args.seconds) } }
    case 'http-date':
      return { ...reply, headers: { 'Retry-After': new Date(now + args.seconds * 1000).toUTCString() } }
  }
}

function failure(status: number, body: 'json' | 'html'): Reply {
  if (body === 'html')
    return textReply(status, 'text/html; charset=utf-8', htmlPage(`${status} - Server Error`))
  return errorReply(status, 'An error has occurred.', {
    exceptionMessage: 'Execution Timeout Expired.',
    exceptionType: 'System.Data.SqlClient.SqlException',
    stackTrace: '   at System.Data.SqlClient',
  })
}

const STRANGE_BODIES = {
  empty: textReply(200, 'application/json; charset=utf-8', ''),
  html: textReply(200, 'text/html; charset=utf-8', htmlPage('Sign in')),
  null: textReply(200, 'application/json; charset=utf-8', 'null'),
  message: errorReply(200, 'An error has occurred.'),
}

/** The answer that a fault gives in place of the real one, or null where it leaves the answer alone. */
function replyOf(fault: Fault, now: number): Reply | null {
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorizedReply('401')
    case 'invalid_grant':
    case 'invalid_client':
      return oauthErrorReply(fault.kind)
    case 'rate_limit':
    case 'budget':
      return tooMany(fault.args, now)
    case 'status':
      return failure(fault.args.status, fault.args.body)
    case 'body':
      return STRANGE_BODIES[fault.args.body]
    default:
      return null
  }
}

/** The first answer that any of the faults gives. */
export function faultReply(faults: readonly Fault[], now: number): Reply | null {
  for (const fault of faults) {
    const reply = replyOf(fault, now)
    if (reply) return reply
  }
  return null
}
