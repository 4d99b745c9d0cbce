import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { openEndpoint } from '../../../core/api/openEndpoint'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn, type Sql } from '../../../core/database/sql'
import { publicUrl } from '../../../core/env'
import { smsGoesOut } from '../../delivery'
import { safeNext } from '../nextPath'
import { admission, answerOf, type Admission } from '../admit'
import { cookieOf } from '../cookies'
import { writeAuthEvent } from '../events'
import { allow } from '../limits'
import { networkOf } from '../network'
import { originOf } from '../origin'
import { Overtaken, personByEmail, type Person } from '../person'
import { ATTEMPT_COOKIE, attemptCookie, beginAttempt, spentCookie, takeAttempt } from './attempts'
import { claimsOf, googleIsOffered, questionUrl } from './client'
import type { GOOGLE_PROBLEMS } from './problems'
import { singleLine } from '../../../core/api/plainText'
import { REDIRECT } from '../../../core/api/answers'
import * as answers from '../answers'

type Problem = (typeof GOOGLE_PROBLEMS)[number]

function redirect(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({
    location: path.startsWith('/') ? `${publicUrl()}${path}` : path,
    'cache-control': 'no-store',
  })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}

const backToSignIn = (problem: Problem): Response => redirect(`/login?problem=${problem}`, [spentCookie()])

const ways = openEndpoint({
  method: 'get',
  path: '/auth/ways',
  summary: 'Which ways of signing in there are besides the password',
  answer: answers.ways,
  handler: async () => ({ google: googleIsOffered(), sms: smsGoesOut() }),
})

const QUESTIONS = 60
const QUARTER = 15 * 60

const ask = openEndpoint({
  method: 'get',
  path: '/auth/google',
  summary: 'Leads to Google, to be asked who one is',
  query: z.looseObject({ next: singleLine().max(2000).optional() }),
  answer: REDIRECT,
  handler: async ({ req, query }) => {
    if (!googleIsOffered()) return backToSignIn('google-off')
    // Each question is a row for ten minutes: nobody makes them without end.
    await allow(req.payload, 'code', `google ${networkOf(originOf(req).ip)}`, QUESTIONS, QUARTER)
    const attempt = await beginAttempt(sqlOn(databaseOf(req.payload)), safeNext(query.next))
    const question = await questionUrl(attempt).catch((error: unknown) => {
      req.payload.logger.warn({ err: error }, 'Google could not be asked')
      return null
    })
    return question
      ? redirect(question.href, [attemptCookie(attempt.state)])
      : backToSignIn('google-unreachable')
  },
})

/** Where somebody goes who was let in, or is asked for the second factor. */
async function led(req: PayloadRequest, admitted: Admission, next: string | null): Promise<Response> {
  const { cookies } = await answerOf(req, admitted)
  if (admitted.kind === 'session') return redirect(next ?? '/home', [...cookies, spentCookie()])
  const { challenge, methods, settingUp } = admitted
  const query = new URLSearchParams({
    challenge,
    methods: methods.join(','),
    ...(settingUp ? { setUp: '1' } : {}),
    ...(next ? { next } : {}),
  })
  return redirect(`/login?${query.toString()}`, [spentCookie()])
}

async function refused(
  sql: Sql,
  req: PayloadRequest,
  problem: Problem,
  person: Person | null = null,
): Promise<Response> {
  await writeAuthEvent(sql, {
    action: 'sessions.refused',
    user: person?.id ?? null,
    origin: originOf(req),
    outcome: 'failure',
    facts: { way: 'google', why: problem },
  })
  return backToSignIn(problem)
}

const back = openEndpoint({
  method: 'get',
  path: '/auth/google/callback',
  summary: 'Google leads back here: the person with this address is let in; nobody is made',
  query: z.looseObject({
    state: singleLine().max(500).optional(),
    code: z.string().max(5000).optional(),
    error: singleLine().max(500).optional(),
  }),
  answer: REDIRECT,
  handler: async ({ req, query: { state, code, error } }) => {
    if (!googleIsOffered()) return backToSignIn('google-off')
    const sql = sqlOn(databaseOf(req.payload))
    // Somebody else's answer must not end this browser's own attempt.
    if (!state || cookieOf(req.headers, ATTEMPT_COOKIE) !== state)
      return redirect('/login?problem=google-again')
    const attempt = await takeAttempt(sql, state)
    if (!attempt) return backToSignIn('google-again')
    if (error === 'access_denied') return backToSignIn('google-refused')
    if (error || !code) req.payload.logger.warn({ code: error }, 'Google answered with an error')
    if (error || !code) return backToSignIn('google-again')
    const claims = await claimsOf(new URL(req.url ?? '', publicUrl()).search, attempt).catch(
      (problem: unknown) => {
        req.payload.logger.warn({ err: problem }, 'an answer of Google was refused')
        return null
      },
    )
    if (!claims) return refused(sql, req, 'google-again')
    if (!claims.email || !claims.verified) return refused(sql, req, 'google-unverified')
    const person = await personByEmail(sql, claims.email.toLowerCase())
    if (!person?.active) return refused(sql, req, 'google-unknown', person)
    const admitted = await inTransaction(databaseOf(req.payload), (own) =>
      admission(own, req, person, 'google'),
    ).catch((problem: unknown) => {
      if (problem instanceof Overtaken) return null
      throw problem
    })
    return admitted ? led(req, admitted, attempt.next) : refused(sql, req, 'google-again', person)
  },
})

export const googleEndpoints: Endpoint[] = [ways, ask, back]
