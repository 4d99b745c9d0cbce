import type { PayloadRequest } from 'payload'
import { databaseOf } from '../../core/database/database'
import { inTransaction, type Sql } from '../../core/database/sql'
import { cookieOf, DEVICE_COOKIE, knownCookie, sessionCookies, withCookies } from './cookies'
import { writeAuthEvent } from './events'
import { newKnownBrowser } from './knownBrowser'
import { mailNewOrigin } from './notices'
import { originOf, type Origin } from './origin'
import { holdPerson, introduced, type Person } from './person'
import { newChallenge } from './secondFactor/challenges'
import { isTrusted, TRUSTED } from './secondFactor/devices'
import { methodsOf, type Method } from './secondFactor/factors'
import { needsSecondFactor } from './secondFactor/policy'
import { methodsToSetUp, sendFirstCode } from './secondFactor/send'
import { seenBefore, startSession, type Way } from './sessions'
import { accessToken, refreshToken, REFRESH_SECONDS } from './tokens'

/** What a sign-in comes to: a session, or the question for the second factor. */
export type Admission =
  | { kind: 'session'; person: Person; session: string; generation: number }
  | { kind: 'challenge'; challenge: string; methods: Method[]; settingUp: boolean }

/** By what somebody came in: the way, and the second factor that counts for the session. `given`: in a challenge, just now. */
export type Proof = { way: Way; secondFactor: string | null; given?: boolean }

/** Begins a session for somebody who has proved everything that is asked. @throws Overtaken */
export async function openSession(
  sql: Sql,
  person: Person,
  { way, secondFactor, given = false }: Proof,
  origin: Origin,
): Promise<Admission> {
  await holdPerson(sql, person)
  const before = await seenBefore(sql, person.id, origin)
  const session = await startSession(sql, { user: person.id, way, secondFactor, given, origin })
  const unknown = before.ever && !before.device ? 'device' : before.ever && !before.address ? 'address' : null
  await writeAuthEvent(sql, {
    action: 'sessions.start',
    user: person.id,
    session,
    origin,
    facts: { way, secondFactor, ...(unknown ? { new: unknown } : {}) },
  })
  if (unknown) await mailNewOrigin(sql, person, origin, unknown)
  return { kind: 'session', person, session, generation: 0 }
}

/** Asks for the second factor; where there is none yet, it is set up during the sign-in. @throws Overtaken */
export async function askSecondFactor(sql: Sql, person: Person, way: Way): Promise<Admission> {
  await holdPerson(sql, person)
  const methods = await methodsOf(sql, person.id)
  const settingUp = methods.length === 0
  const { id, token } = await newChallenge(sql, person.id, way, settingUp)
  if (!settingUp) await sendFirstCode(sql, person, id, methods)
  return { kind: 'challenge', challenge: token, methods: settingUp ? methodsToSetUp() : methods, settingUp }
}

/**
 * The one check behind every sign-in method (password, Google, invitation, reset, both of Payload's own): who
 * has proved their identity gets a session, or is asked for the second factor that the policy or they
 * themselves want. Nothing else begins a session.
 */
export async function admission(sql: Sql, req: PayloadRequest, person: Person, way: Way): Promise<Admission> {
  const origin = originOf(req)
  const due = (await methodsOf(sql, person.id)).length > 0 || (await needsSecondFactor(sql, person.role))
  if (!due) return openSession(sql, person, { way, secondFactor: null }, origin)
  // A trusted browser stands in for the factor, never for setting one up.
  const trusted =
    (await methodsOf(sql, person.id)).length > 0 &&
    (await isTrusted(sql, person.id, cookieOf(req.headers, DEVICE_COOKIE)))
  return trusted
    ? openSession(sql, person, { way, secondFactor: TRUSTED }, origin)
    : askSecondFactor(sql, person, way)
}

/** The pair of tokens of a session. */
export async function tokensOf(person: Person, session: string, generation: number) {
  const { token, exp } = await accessToken(person, session)
  return { token, exp, refreshToken: refreshToken(session, generation), refreshSeconds: REFRESH_SECONDS }
}

/** What is answered, and the cookies that go with it (contract section 5). */
export async function answerOf(
  req: PayloadRequest,
  admitted: Admission,
): Promise<{ body: Record<string, unknown>; cookies: string[] }> {
  if (admitted.kind === 'challenge') {
    const { challenge, methods, settingUp } = admitted
    return {
      body: { twoFactorRequired: true, challenge, methods, ...(settingUp ? { setUp: true } : {}) },
      cookies: [],
    }
  }
  const { person, session, generation } = admitted
  const tokens = await tokensOf(person, session, generation)
  // A renewal is no sign-in: whoever holds a copy of its token brings no password.
  const known = generation === 0 ? newKnownBrowser(req, person) : null
  return {
    body: {
      user: introduced(person),
      token: tokens.token,
      exp: tokens.exp,
      refreshToken: tokens.refreshToken,
    },
    cookies: [...sessionCookies(tokens), ...(known ? [knownCookie(known)] : [])],
  }
}

/** Lets somebody in who has proved who they are, in a transaction of its own. @returns the whole answer */
export async function admit(req: PayloadRequest, person: Person, { way }: { way: Way }): Promise<Response> {
  const admitted = await inTransaction(databaseOf(req.payload), (sql) => admission(sql, req, person, way))
  const { body, cookies } = await answerOf(req, admitted)
  return withCookies(body, cookies)
}
