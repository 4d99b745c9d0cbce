import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { openEndpoint } from '../../../core/api/openEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction } from '../../../core/database/sql'
import { answerOf, type Admission } from '../admit'
import { cookieOf, deviceCookie, expiredCookies, REFRESH_COOKIE, withCookies } from '../cookies'
import { refresh } from '../refresh'
import { sessionIdOf } from '../../../core/access/actor'
import { signInWithPassword } from '../signIn'
import { signOutOf } from '../signOut'
import { readRefreshToken } from '../tokens'
import { verifyChallenge, verifySetUp } from '../verify'
import { NotSignedInError } from '../../../core/errors'
import { singleLine } from '../../../core/api/plainText'
import { messageAnswer } from '../../../core/api/answers'
import * as answers from '../answers'

/** Signing in and out, in the shapes of contract section 5. */
const credentials = z.strictObject({
  email: singleLine().min(1).max(320),
  password: z.string().min(1).max(1000),
})
/** Payload's own address ignores what it does not know. */
const panelCredentials = z.object(credentials.shape)

async function admitted(
  req: PayloadRequest,
  admission: Admission,
  more: Record<string, unknown> = {},
): Promise<Response> {
  const { body, cookies } = await answerOf(req, admission)
  return withCookies({ ...body, ...more }, cookies)
}

const login = (path: string, body: typeof credentials | typeof panelCredentials) =>
  openEndpoint({
    method: 'post',
    path,
    setsCookies: true,
    body,
    summary: 'Signs in: tokens and cookies, or the question for the second factor',
    answer: answers.admissionWithMessage,
    handler: async ({ req, body: given }) => {
      const admission = await signInWithPassword(req, given)
      return admitted(req, admission, {
        message:
          admission.kind === 'session' ? 'You are signed in.' : 'Your second factor is needed as well.',
      })
    },
  })

const verify = openEndpoint({
  method: 'post',
  path: '/auth/verify-2fa',
  setsCookies: true,
  summary:
    'Meets the challenge of a sign-in with a code; signed in, confirms the second factor that is being set up',
  body: z.strictObject({
    challenge: z.string().min(1).max(200).optional(),
    code: z.string().min(1).max(40),
    trustDevice: z.boolean().default(false),
  }),
  answer: answers.verified,
  handler: async ({ req, body: { challenge, code, trustDevice } }) => {
    if (!challenge) {
      if (!req.user) throw new NotSignedInError()
      return { backupCodes: await verifySetUp(req, req.user.id, sessionIdOf(req), code) }
    }
    const {
      admitted: admission,
      backupCodes,
      device,
    } = await verifyChallenge(req, { challenge, code, trustDevice })
    const { body, cookies } = await answerOf(req, admission)
    return withCookies(
      { ...body, ...(backupCodes ? { backupCodes } : {}) },
      device ? [...cookies, deviceCookie(device)] : cookies,
    )
  },
})

/** The token of the body, or else the cookie. */
const refreshTokenOf = (req: PayloadRequest, given: string | undefined): string | null =>
  given ?? cookieOf(req.headers, REFRESH_COOKIE)
const renewal = z.strictObject({ refreshToken: z.string().min(1).max(300).optional() })

const renew = openEndpoint({
  method: 'post',
  path: '/auth/refresh',
  setsCookies: true,
  body: renewal,
  summary: 'A new pair of tokens for a refresh token, which works once',
  answer: answers.admission,
  handler: async ({ req, body }) => admitted(req, await refresh(req, refreshTokenOf(req, body.refreshToken))),
})

async function signOut(req: PayloadRequest, given: string | undefined): Promise<Response> {
  const renewable = readRefreshToken(refreshTokenOf(req, given) ?? '')
  await inTransaction(databaseOf(req.payload), async (sql) => {
    for (const session of new Set([sessionIdOf(req), renewable?.session]))
      if (session) await signOutOf(sql, req, session)
  })
  return withCookies({ message: 'You are signed out.' }, expiredCookies())
}

const logout = (path: string) =>
  openEndpoint({
    method: 'post',
    path,
    setsCookies: true,
    body: renewal,
    summary: 'Signs out: the session ends, and its cookies are taken back',
    answer: messageAnswer,
    handler: ({ req, body }) => signOut(req, body.refreshToken),
  })

/** What Payload's panel asks for: the same renewal, in the shape that it reads. */
const panelRefresh = openEndpoint({
  method: 'post',
  path: '/refresh-token',
  setsCookies: true,
  body: z.looseObject({}),
  summary: "A new pair of tokens, as Payload's panel asks for it",
  answer: answers.panelRefresh,
  handler: async ({ req }) => {
    const admission = await refresh(req, refreshTokenOf(req, undefined))
    if (admission.kind === 'challenge') throw new NotSignedInError()
    const { body, cookies } = await answerOf(req, admission)
    const { id } = admission.person
    const user = await req.payload.findByID({ collection: 'users', id, depth: 0, overrideAccess: true, req })
    return withCookies(
      {
        message: 'Token refresh successful',
        exp: body['exp'],
        refreshedToken: body['token'],
        user: { ...user, collection: 'users' },
      },
      cookies,
    )
  },
})

export const signInEndpoints: Endpoint[] = [
  login('/auth/login', credentials),
  verify,
  renew,
  logout('/auth/logout'),
]
/** Payload's own routes, with our sign-in behind them. */
export const payloadSignIn: Endpoint[] = [login('/login', panelCredentials), logout('/logout'), panelRefresh]
