import { z } from 'zod'
import type { Schema } from './schemas'

/** Of every read of a collection. */
export const DEPTH: Schema = {
  name: 'depth',
  in: 'query',
  schema: { type: 'integer', minimum: 0, maximum: 3 },
  description: 'How far related records are given in the place of their ids',
}

/** What every list of a collection takes. */
export const LIST_PARAMETERS: Schema[] = [
  {
    name: 'where',
    in: 'query',
    style: 'deepObject',
    schema: { type: 'object' },
    description: 'Filters, such as where[status][equals]=45D',
  },
  {
    name: 'sort',
    in: 'query',
    schema: { type: 'string' },
    description: 'Fields, separated by commas; a minus reverses',
  },
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 0 },
    description: '0 and more than 500 mean 500',
  },
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
  DEPTH,
  { name: 'select', in: 'query', style: 'deepObject', schema: { type: 'object' } },
]

/** A record id in the path. */
export const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
}

const header = (name: string, description: string): Schema => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength: 100 },
})
/** Of every POST that makes something. */
export const REPEAT_HEADER = header(
  'Idempotency-Key',
  'Sent again with the same body: the first answer again.',
)
/** Of every change of a record. */
export const SINCE_HEADER = header(
  'If-Match',
  'updatedAt of the record as it was read: 409 changed-since where somebody wrote in between.',
)

/** The headers that make a write safe to repeat (contract section 3). */
export const safeHeaders = (method: string, path: string): Schema[] => {
  if (method === 'post') return path.startsWith('/api/auth/') ? [] : [REPEAT_HEADER]
  return method === 'patch' || (method === 'put' && path.includes('{id}')) ? [SINCE_HEADER] : []
}

/** The query of one of our own endpoints, from its schema. */
export function queryParameters(query: z.ZodType | undefined): Schema[] {
  if (!query) return []
  const schema = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    schema: property,
    required: schema.required?.includes(name) ?? false,
  }))
}
