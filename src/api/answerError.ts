import type { AfterErrorHook, PayloadRequest } from 'payload'
import { actorOf } from '../access/actor'
import { COLLECTIONS, MATRIX, type CollectionName } from '../access/matrix'
import { ApiProblem, type ErrorEntry } from '../errors'
import { databaseProblem } from './databaseProblem'

/** An answer to an error, in the shape of contract section 3. */
export type Answer = { status: number; errors: ErrorEntry[] }

const asCollection = (slug: unknown): CollectionName | undefined => COLLECTIONS.find((name) => name === slug)

type Shape = { name?: string; status?: unknown; statusCode?: unknown; message?: string; data?: { errors?: { message: string; path?: string }[] } | null }

function operationOf(req: PayloadRequest): 'create' | 'read' | 'update' | 'delete' {
  const method = req.method?.toUpperCase()
  if (method === 'PATCH' || method === 'PUT') return 'update'
  if (method === 'DELETE') return 'delete'
  return method === 'POST' ? 'create' : 'read'
}

/**
 * Payload says "forbidden" for an anonymous caller, for a role without the operation, and for a
 * record that is not yours. These are 401, 403 and 404.
 */
function refused(req: PayloadRequest, collection: CollectionName | undefined): Answer {
  const actor = actorOf(req.user)
  if (!actor) return { status: 401, errors: [{ message: 'Please sign in.', code: 'not-signed-in' }] }
  if (collection && MATRIX[collection][operationOf(req)][actor.role] !== 'none') {
    return { status: 404, errors: [{ message: 'There is no such record.', code: 'not-found' }] }
  }
  return { status: 403, errors: [{ message: 'Your role does not allow this.', code: 'forbidden' }] }
}

/** The answer to any error that reaches the edge. Unknown ones say nothing of their cause. */
export function answerTo(error: Error, req: PayloadRequest, slug: unknown): Answer {
  if (error instanceof ApiProblem) {
    const entry: ErrorEntry = { message: error.message }
    if (error.code) entry.code = error.code
    if (error.field) entry.field = error.field
    return { status: error.status, errors: [entry] }
  }
  const shape: Shape = error
  if (shape.name === 'Forbidden' || shape.status === 403) return refused(req, asCollection(slug))
  const database = databaseProblem(error)
  if (database) return database
  if (shape.name === 'ValidationError') {
    const list = shape.data?.errors ?? []
    const errors = list.map((entry) => ({ message: entry.message, code: 'invalid', ...(entry.path ? { field: entry.path } : {}) }))
    return { status: 400, errors: errors.length > 0 ? errors : [{ message: 'The request is not valid.', code: 'invalid' }] }
  }
  const status = typeof shape.status === 'number' ? shape.status : 500
  if (status === 404) return { status, errors: [{ message: 'There is no such record.', code: 'not-found' }] }
  if (status < 500) return { status, errors: [{ message: shape.message ?? 'The request is not valid.', code: status === 401 ? 'not-signed-in' : 'invalid' }] }
  return { status: 500, errors: [{ message: 'Something went wrong here. Nothing was changed; please try again.', code: 'internal' }] }
}

/** Payload's hook for errors of its REST and GraphQL routes. */
export const answerError: AfterErrorHook = ({ error, req, collection, graphqlResult }) => {
  const answer = answerTo('originalError' in error && error.originalError instanceof Error ? error.originalError : error, req, collection?.slug)
  if (graphqlResult) {
    const first = answer.errors[0]
    return { graphqlResult: { ...graphqlResult, message: first?.message ?? graphqlResult.message, extensions: { code: first?.code, statusCode: answer.status, errors: answer.errors } } }
  }
  return { response: { errors: answer.errors }, status: answer.status }
}
