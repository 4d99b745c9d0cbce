import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { ROLES } from '../../access/matrix'

/** A JSON Schema as OpenAPI 3.1 takes it. */
export type Schema = { [key: string]: unknown }

/** What the platform gives every record. */
const STAMPED = new Set(['id', 'createdAt', 'updatedAt'])

type Options = readonly (string | { value: string })[]

const idOf = (description: string): Schema => ({ type: 'string', format: 'uuid', description })
const many = (schema: Schema, hasMany: boolean | undefined): Schema =>
  hasMany ? { type: 'array', items: schema } : schema
const choices = (options: Options): Schema => ({
  type: 'string',
  enum: options.map((option) => (typeof option === 'string' ? option : option.value)),
})

const ID: Schema = { type: 'string', format: 'uuid' }
const PERSON: Schema = {
  type: 'object',
  properties: { id: ID, displayName: { type: 'string' }, role: { type: 'string', enum: [...ROLES] } },
  required: ['id', 'displayName', 'role'],
}
/** An id, or the record itself where the depth asks for it; people are `{id, displayName, role}`. */
const relationOf = (to: string): Schema => ({
  description: `A record of ${to}`,
  oneOf: [
    ID,
    to === 'users' ? PERSON : { type: 'object', properties: { id: ID }, required: ['id'] },
    { type: 'null' },
  ],
})

/** What need not be given is null where it is not. */
function orNull(schema: Schema): Schema {
  if (typeof schema['type'] !== 'string') return schema
  const options = Array.isArray(schema['enum']) ? { enum: [...schema['enum'], null] } : {}
  return { ...schema, type: [schema['type'], 'null'], ...options }
}

function schemaOf(field: FlattenedField): Schema | null {
  switch (field.type) {
    case 'text':
      return many({ type: 'string', maxLength: field.maxLength }, field.hasMany)
    case 'textarea':
      return { type: 'string', maxLength: field.maxLength }
    case 'email':
      return { type: 'string', format: 'email' }
    case 'number':
      return { type: 'number' }
    case 'checkbox':
      return { type: 'boolean' }
    case 'date':
      return { type: 'string', format: 'date-time' }
    case 'select':
      return many(choices(field.options), field.hasMany)
    case 'relationship':
      return many(
        relationOf(Array.isArray(field.relationTo) ? field.relationTo.join(', ') : field.relationTo),
        field.hasMany,
      )
    case 'json':
      return {}
    case 'group':
      return { type: 'object', properties: propertiesOf(field.flattenedFields) }
    default:
      return null
  }
}

function propertiesOf(fields: readonly FlattenedField[]): Schema {
  const named = fields.flatMap((field): [string, Schema][] => {
    if (!('name' in field) || ('hidden' in field && field.hidden)) return []
    const schema = schemaOf(field)
    if (!schema) return []
    const isGiven = STAMPED.has(field.name) || ('required' in field && field.required)
    return [[field.name, isGiven ? schema : orNull(schema)]]
  })
  return Object.fromEntries(named)
}

/** The record of a collection, from its fields. */
export function recordSchema(collection: SanitizedCollectionConfig): Schema {
  const required = collection.flattenedFields.flatMap((field) =>
    'name' in field && (STAMPED.has(field.name) || ('required' in field && field.required))
      ? [field.name]
      : [],
  )
  return {
    type: 'object',
    properties: { ...propertiesOf(collection.flattenedFields), id: idOf('The record') },
    required: [...new Set(['id', ...required])],
  }
}

/**
 * What a caller gives to make a record: its fields, without those that the platform stamps.
 * @param partial for a change, in which nothing is required
 */
export function inputSchema(collection: SanitizedCollectionConfig, partial: boolean): Schema {
  const given = Object.fromEntries(
    Object.entries(propertiesOf(collection.flattenedFields)).filter(([name]) => !STAMPED.has(name)),
  )
  const required = collection.flattenedFields.flatMap((field) =>
    'required' in field &&
    field.required &&
    !('defaultValue' in field && field.defaultValue !== undefined) &&
    'name' in field
      ? [field.name]
      : [],
  )
  const secret = collection.auth ? { password: { type: 'string', minLength: 12, writeOnly: true } } : {}
  return { type: 'object', properties: { ...given, ...secret }, ...(partial ? {} : { required }) }
}

/** A page of records, as every list answers it. */
export function listSchema(reference: string): Schema {
  const whole = { type: 'integer' }
  return {
    type: 'object',
    properties: {
      docs: { type: 'array', items: { $ref: reference } },
      totalDocs: whole,
      limit: whole,
      page: whole,
      totalPages: whole,
      hasNextPage: { type: 'boolean' },
      hasPrevPage: { type: 'boolean' },
    },
    required: ['docs', 'totalDocs', 'limit', 'page', 'totalPages', 'hasNextPage', 'hasPrevPage'],
  }
}

/** What an error with code `changed-since` says besides. */
const CHANGES: Schema = {
  updatedAt: { type: 'string', format: 'date-time' },
  changed: { type: 'array', items: { type: 'string' } },
  by: { type: ['object', 'null'] },
}

/** The errors of every answer that is not a success (contract section 3). */
export const ERRORS: Schema = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          message: { type: 'string' },
          code: { type: 'string' },
          field: { type: 'string' },
          ...CHANGES,
        },
        required: ['message'],
      },
    },
    ...CHANGES,
  },
  required: ['errors'],
}
