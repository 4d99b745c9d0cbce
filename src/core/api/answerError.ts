import type { AfterErrorHook, PayloadRequest } from 'payload'
import { actorOf } from '../access/actor'
import { COLLECTIONS, MATRIX, type CollectionName, type Operation } from '../access/matrix'
import { ApiError, type ErrorEntry } from '../errors'
import { InvalidInput } from '../../law/errors'
import { databaseProblem } from './databaseProblem'
import { graphqlCallOf } from './graphqlCall'

/** An answer to an error, in the shape of contract section 3. */
export type Answer = { status: number; errors: ErrorEntry[]; details?: Record<string, unknown> }

const asCollection = (slug: unknown): CollectionName | undefined => COLLECTIONS.find((name) => name === slug)

type Shape = {
  name?: string
  status?: unknown
  statusCode?: unknown
  message?: string
  data?: { errors?: { message: string; path?: string }[] } | null
}

/** Where several fields together must be unique, Payload names their columns: the last one distinguishes them. */
const fieldOf = (path: string): string =>
  (path.split(', ').at(-1) ?? path).replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** How Payload says that a value must be unique; it has no code for it. */
const TAKEN = /must be unique|already registered/i

function operationOf(req: PayloadRequest): Operation {
  const method = req.method?.toUpperCase()
  if (method === 'PATCH' || method === 'PUT') return 'update'
  if (method === 'DELETE') return 'delete'
  return method === 'POST' ? 'create' : 'read'
}

/**
 * Payload says "forbidden" for an anonymous caller, for a role without the operation, and for a
 * record that is not yours. These are 401, 403 and 404.
 */
function refused(req: PayloadRequest, collection: CollectionName | undefined, operation: Operation): Answer {
  const actor = actorOf(req.user)
  if (!actor) return { status: 401, errors: [{ message: 'Please sign in.', code: 'not-signed-in' }] }
  if (collection && MATRIX[collection][operation][actor.role] !== 'none') {
    return { status: 404, errors: [{ message: 'There is no such record.', code: 'not-found' }] }
  }
  return { status: 403, errors: [{ message: 'Your role does not allow this.', code: 'forbidden' }] }
}

/** The answer to any error that reaches the edge. Unknown ones say nothing of their cause. */
export function answerTo(
  error: Error,
  req: PayloadRequest,
  slug: unknown,
  operation: Operation = operationOf(req),
): Answer {
  if (error instanceof ApiError) {
    return {
      status: error.status,
      errors: [error.entry],
      ...(error.details ? { details: error.details } : {}),
    }
  }
  // What no rule of the law can be applied to is the caller's, wherever it was found.
  if (error instanceof InvalidInput)
    return { status: 400, errors: [{ message: error.message, code: 'invalid', field: error.field }] }
  const shape: Shape = error
  if (shape.name === 'Forbidden' || shape.status === 403) return refused(req, asCollection(slug), operation)
  const database = databaseProblem(error)
  if (database) return database
  // A required field that is hidden from the role has no value for them, and GraphQL says so its own way.
  if (shape.message?.startsWith('Cannot return null for non-nullable field'))
    return { status: 403, errors: [{ message: 'Your role does not allow this.', code: 'forbidden' }] }
  if (shape.name === 'ValidationError') {
    const list = shape.data?.errors ?? []
    const taken = list.find((entry) => TAKEN.test(entry.message))
    if (taken)
      return {
        status: 409,
        errors: [
          {
            message: 'There is already a record with this value.',
            code: 'not-unique',
            ...(taken.path ? { field: fieldOf(taken.path) } : {}),
          },
        ],
      }
    const errors = list.map((entry) => ({
      message: entry.message,
      code: 'invalid',
      ...(entry.path ? { field: entry.path } : {}),
    }))
    return {
      status: 400,
      errors: errors.length > 0 ? errors : [{ message: 'The request is not valid.', code: 'invalid' }],
    }
  }
  const status = typeof shape.status === 'number' ? shape.status : 500
  if (status === 404) return { status, errors: [{ message: 'There is no such record.', code: 'not-found' }] }
  if (status < 500)
    return {
      status,
      errors: [
        {
          message: shape.message ?? 'The request is not valid.',
          code: status === 401 ? 'not-signed-in' : 'invalid',
        },
      ],
    }
  return {
    status: 500,
    errors: [
      { message: 'Something went wrong here. Nothing was changed; please try again.', code: 'internal' },
    ],
  }
}

/** What is the caller's is only answered; what is ours is logged as well. */
function logOurs(answer: Answer, error: Error, req: PayloadRequest): Answer {
  if (answer.status === 500) req.payload.logger.error({ err: error }, 'request failed')
  return answer
}

/** Payload's hook for errors of its REST and GraphQL routes. */
export const answerError: AfterErrorHook = ({ error, req, collection, graphqlResult }) => {
  if (graphqlResult) {
    const call = graphqlCallOf(error)
    const cause =
      'originalError' in error && error.originalError instanceof Error ? error.originalError : error
    const answer = logOurs(answerTo(cause, req, call?.collection, call?.operation), cause, req)
    const first = answer.errors[0]
    return {
      graphqlResult: {
        ...graphqlResult,
        message: first?.message ?? graphqlResult.message,
        extensions: { code: first?.code, statusCode: answer.status, errors: answer.errors },
      },
    }
  }
  const answer = logOurs(answerTo(error, req, collection?.slug), error, req)
  return { response: { errors: answer.errors, ...answer.details }, status: answer.status }
}
