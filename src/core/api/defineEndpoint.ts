import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { actorOf, type Actor } from '../access/actor'
import { isStaff, ROLES, type Permission, type Role } from '../access/matrix'
import { requireExchange } from '../access/requireExchange'
import { ApiError, InvalidInputError, ForbiddenError, NotSignedInError } from '../errors'
import { UUID } from '../ids'
import { rememberedBody } from './parsedBody'
import type { AnswerOf, AnswerSchema } from './answers'
import { respond } from './respond'

/** What a handler is given: everything checked already. */
export type Call<Query, Body> = {
  req: PayloadRequest
  actor: Actor
  query: Query
  body: Body
  /** A path parameter. */
  param: (name: string) => string
}

/** The same with the id of the exchange in the path, into which the caller has been let. */
export type ExchangeCall<Query, Body> = Call<Query, Body> & { exchange: string }

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The declaration of one of our own endpoints: its route, its schemas, its texts in the API description. */
type Declared<Query extends z.ZodType, Body extends z.ZodType, Answer extends AnswerSchema> = {
  method: Method
  /** Path below the collection or `/api`, with `:name` parameters. */
  path: string
  summary: string
  /** Who may call it; everybody signed in when absent. */
  roles?: readonly Role[]
  query?: Query
  body?: Body
  /** What a success answers; the handler returns the input of this schema. */
  answer: Answer
  /** Status of a success; 200 when absent. */
  status?: number
  /** The answer may set cookies: only pages of ours may call it. */
  setsCookies?: boolean
}

/** An endpoint that belongs to no exchange, or finds out by itself to which. */
export type EndpointSpec<
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends AnswerSchema,
> = Declared<Query, Body, Answer> & {
  exchange?: undefined
  handler: (call: Call<z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer>>
}

/** An endpoint of the exchange in its path (`:id`): a foreign and a missing one are 404 before the handler. */
export type ExchangeEndpointSpec<
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends AnswerSchema,
> = Declared<Query, Body, Answer> & {
  /** What the caller must be permitted in it. */
  exchange: Permission
  /** What people outside the firm must be permitted, where it differs. */
  exchangeOthers?: Permission
  handler: (call: ExchangeCall<z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer>>
}

/** What the API description needs to know of an endpoint. */
export type EndpointDescription = {
  summary: string
  roles: readonly Role[]
  query?: z.ZodType
  body?: z.ZodType
  answer: AnswerSchema
  status: number
  exchange?: Permission
  exchangeOthers?: Permission
  open?: boolean
  setsCookies?: boolean
}

const isDescription = (value: unknown): value is EndpointDescription =>
  value instanceof Object && 'summary' in value && 'roles' in value

/** The description of one of our own endpoints; null for Payload's. */
export function descriptionOf({ custom }: Endpoint): EndpointDescription | null {
  const description: unknown = custom?.['description']
  return isDescription(description) ? description : null
}

const NOTHING = z.strictObject({})

/** Validates with a message that names the field. */
export function parseInput<T extends z.ZodType>(type: T, input: unknown): z.infer<T> {
  const result = type.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = unknownKey ?? (issue?.path.join('.') || undefined)
  throw new InvalidInputError(
    unknownKey
      ? `There is no field "${unknownKey}" here.`
      : `${field ? `${field}: ` : ''}${issue?.message ?? 'not valid'}`,
    field,
  )
}

/** The body as JSON; an empty one is an empty object. @throws InvalidInputError */
export async function jsonBodyOf(req: PayloadRequest): Promise<unknown> {
  const remembered = rememberedBody(req)
  if (remembered !== undefined) return remembered
  const text = (await req.text?.()) ?? ''
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError('The body is not valid JSON.')
  }
}

function actorFor(req: PayloadRequest, roles: readonly Role[]): Actor {
  const actor = actorOf(req.user)
  if (!actor) throw new NotSignedInError()
  if (!roles.includes(actor.role)) throw new ForbiddenError()
  return actor
}

/** The id of the exchange in the path, when the caller may do there what the endpoint needs. */
async function exchangeFor(
  call: Call<unknown, unknown>,
  spec: { exchange: Permission; exchangeOthers?: Permission },
): Promise<string> {
  const id = idParam(call)
  const permission = isStaff(call.actor.role) ? spec.exchange : (spec.exchangeOthers ?? spec.exchange)
  await requireExchange(call.req, call.actor, id, permission)
  return id
}

/**
 * One of our own endpoints as Payload's router takes it. Order: signed in, role, query, body, the
 * exchange in the path, handler; so an anonymous caller learns nothing about the input rules.
 */
export function defineEndpoint<
  Query extends z.ZodType = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
  Answer extends AnswerSchema = AnswerSchema,
>(spec: EndpointSpec<Query, Body, Answer> | ExchangeEndpointSpec<Query, Body, Answer>): Endpoint {
  const roles = spec.roles ?? ROLES
  const description: EndpointDescription = {
    summary: spec.summary,
    roles,
    status: spec.status ?? 200,
    answer: spec.answer,
    ...(spec.query ? { query: spec.query } : {}),
    ...(spec.body ? { body: spec.body } : {}),
    ...(spec.exchange ? { exchange: spec.exchange } : {}),
    ...(spec.setsCookies ? { setsCookies: true } : {}),
    ...(spec.exchange && spec.exchangeOthers ? { exchangeOthers: spec.exchangeOthers } : {}),
  }
  return {
    method: spec.method,
    path: spec.path,
    custom: { description },
    handler: async (req) => {
      const actor = actorFor(req, roles)
      const query = parseInput(spec.query ?? NOTHING, req.query)
      const body =
        spec.method === 'get' || (spec.method === 'delete' && !spec.body)
          ? undefined
          : parseInput(spec.body ?? NOTHING, await jsonBodyOf(req))
      const call = {
        req,
        actor,
        query,
        body,
        param: (name: string) => String(req.routeParams?.[name] ?? ''),
      } as Call<z.infer<Query>, z.infer<Body>>
      return respond(
        spec,
        spec.exchange
          ? await spec.handler({ ...call, exchange: await exchangeFor(call, spec) })
          : await spec.handler(call),
      )
    },
  }
}

/** A record id from the path: anything that is not a UUID is simply not there. */
export function idParam(call: { param: (name: string) => string }, name = 'id'): string {
  const id = call.param(name)
  if (!UUID.test(id)) throw new ApiError(404, 'There is no such record.', { code: 'not-found' })
  return id.toLowerCase()
}

/** Page and limit as the contract has them: `limit=0` and anything above 500 mean 500. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(25)
    .transform((limit) => (limit === 0 || limit > 500 ? 500 : limit)),
}

/** A page of records in the shape of every list. */
export function pageOf<T>(docs: T[], totalDocs: number, page: number, limit: number) {
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  return { docs, totalDocs, limit, page, totalPages, hasNextPage: page < totalPages, hasPrevPage: page > 1 }
}
