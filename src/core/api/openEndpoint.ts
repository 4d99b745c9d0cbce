import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { ROLES } from '../access/matrix'
import type { AnswerOf, AnswerSchema } from './answers'
import { jsonBodyOf, parseInput, type EndpointDescription } from './defineEndpoint'
import { respond } from './respond'

const NOTHING = z.strictObject({})

type OpenCall<Query, Body> = {
  req: PayloadRequest
  query: Query
  body: Body
  param: (name: string) => string
}

type OpenSpec<Query extends z.ZodType, Body extends z.ZodType, Answer extends AnswerSchema> = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  summary: string
  query?: Query
  body?: Body
  /** What a success answers; the handler returns the input of this schema. */
  answer: Answer
  status?: number
  /** The answer may set cookies: only pages of ours may call it. */
  setsCookies?: boolean
  handler: (call: OpenCall<z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer>>
}

/**
 * An endpoint that may be called without being signed in: it decides by itself whom it answers.
 */
export function openEndpoint<
  Query extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
  Answer extends AnswerSchema = AnswerSchema,
>(spec: OpenSpec<Query, Body, Answer>): Endpoint {
  const description: EndpointDescription = {
    summary: spec.summary,
    roles: ROLES,
    status: spec.status ?? 200,
    answer: spec.answer,
    open: true,
    ...(spec.setsCookies ? { setsCookies: true } : {}),
    ...(spec.body ? { body: spec.body } : {}),
    ...(spec.query ? { query: spec.query } : {}),
  }
  return {
    method: spec.method,
    path: spec.path,
    custom: { description },
    handler: async (req) => {
      // Payload leaves an empty `depth` in an anonymous caller's query: the URL has what was requested.
      const query = parseInput(
        spec.query ?? NOTHING,
        spec.method === 'get' ? Object.fromEntries(req.searchParams) : {},
      )
      const body = spec.method === 'get' ? {} : parseInput(spec.body ?? NOTHING, await jsonBodyOf(req))
      const answer = await spec.handler({
        req,
        query,
        body,
        param: (name) => String(req.routeParams?.[name] ?? ''),
      } as OpenCall<z.infer<Query>, z.infer<Body>>)
      return respond(spec, answer)
    },
  }
}
